import type { RuleTexts } from '../../rule-text.ts';

export const crash: RuleTexts = {
  C1: {
    title: '{{object}}: container {{container}} needs more memory than its limit',
    explanation:
      'Linux killed the container {{container}} because it used more than its memory limit of {{limit}} (OOMKilled; restarts so far: {{restarts}}).',
    advice:
      'Raise the memory limit to what the application really needs, or find the leak. For Java and Node.js, check that the heap setting is below the limit.',
    about:
      'A container was killed with the reason OOMKilled, and it or its pod has a memory limit. A kill without a limit, when the whole node ran out of memory, is C2; a program that runs out of its own heap is C23.',
  },
  C2: {
    title: '{{object}}: container {{container}} was killed because the node ran out of memory',
    explanation:
      'Linux killed the container {{container}} although it has no memory limit: the memory of the node {{node}} was used up (OOMKilled; restarts so far: {{restarts}}).',
    advice:
      'See which pods use the most memory on {{node}}. Give this container a request and a limit, lower others, or add memory to the node.',
    about:
      'A container was killed with the reason OOMKilled and has no memory limit, so the memory of the whole node was exhausted. With a limit it is C1; a node that reports the pressure itself belongs to the node family.',
  },
  C3: {
    title: '{{object}}: container {{container}} is killed by its own liveness probe',
    explanation:
      'The probe ({{probe}}) fails: {{problem}}. Kubernetes therefore ends the container {{container}} after about {{lives}} s; the probe allows {{budget}} s from the start (restarts so far: {{restarts}}).',
    advice:
      'Compare the probe’s port and path with what the application really serves, and correct it. If the application just starts slowly, add a startupProbe; a liveness probe must not depend on databases or other services.',
    about:
      'The kubelet ended the container because its liveness probe failed: its events say so, or each life lasts exactly as long as the probe allows. A kill for memory is C1, a startup probe is C4, a probe that only shows that a dependency is dead is C6.',
  },
  C4: {
    title: '{{object}}: container {{container}} does not start within its startup probe’s time',
    explanation:
      'The startup probe ({{probe}}) allows {{budget}} s, and within that time it never succeeded: {{problem}}. Kubernetes ended the container after about {{lives}} s (restarts so far: {{restarts}}).',
    advice:
      'Check that the probe asks the right port and path. If the application needs longer, raise failureThreshold × periodSeconds well above its slowest start.',
    about:
      'The kubelet ended the container because its startup probe did not succeed in time. A liveness probe is C3; a container still within its startup time is no trouble.',
  },
  C5: {
    title: '{{object}}: container {{container}} ends with an error (exit code {{exitCode}})',
    explanation:
      'The program in the container {{container}} ends itself with exit code {{exitCode}} (restarts so far: {{restarts}}). The evidence quotes the decisive lines of its log, or says why the log could not be read.',
    advice:
      'Read the quoted lines first, then the whole log of the ended container. If it began with a new version, go back to the previous one. The lock of a migration outlives the pod that took it: make sure that no migration runs, then free it with the migration tool.',
    about:
      'A program ends with an exit code other than 0 and no finer rule recognises its log, or the log could not be read. Known causes (memory, probes, dependencies, files, ports, settings) have codes of their own; a part that is missing from the image and the lock of a schema migration are told here.',
  },
  C6: {
    title: '{{user}} cannot use {{dependency}} ({{problem}})',
    explanation:
      'The log of the container {{container}} of {{user}} names what it lacks: {{dependency}}, {{problem}}. Without it the program ends or does not become ready (restarts so far: {{restarts}}).',
    advice:
      'If nobody answers, repair {{dependency}} first. If the name is not found, correct the name or its namespace; localhost is the pod itself. If the password or the access is refused, compare the Secret with what the server really has; a database reads its password only at its first start.',
    about:
      'A failing or unready container whose log ends with a refused connection, a timeout, a name that is not found, a refused password or a missing database. A Service that is there and has nobody behind it is the culprit; when its own pods have trouble, this is folded under that trouble.',
  },
  C7: {
    title: '{{object}}: container {{container}} ends normally and is started again for ever',
    explanation:
      'The program in the container {{container}} ends without an error (exit code 0), but its controller expects it to run without end (restarts so far: {{restarts}}).',
    advice:
      'If the work is meant to end, make it a Job. Otherwise correct the command: the main process must stay in the foreground.',
    about:
      'A container under a controller that restarts it ends with exit code 0, again and again. Pods of Jobs that complete are no trouble; an end that a probe demanded is C3 or C4.',
  },
  C8: {
    title: '{{object}}: container {{container}} cannot start {{program}} ({{problem}})',
    explanation:
      'What the container {{container}} should run does not start: {{program}}, {{problem}}. The program is not in the image, is not executable, or something is mounted in its place.',
    advice:
      'Check command and args against the image: path, spelling, executable bit, and whether the image has a shell at all. Look for a volume or subPath that covers the file.',
    about:
      'The runtime or the shell reports that the program cannot be started (StartError, RunContainerError, exit codes 126, 127, 128), or the interpreter that the file or class to start is missing. A module that the program itself asks for is C5. A wrong processor is C9, a refused user is C11, an image that cannot be pulled belongs to the image family.',
  },
  C9: {
    title: '{{object}}: the program of container {{container}} is not made for this processor',
    explanation:
      'Linux refuses the program with “exec format error”: the image {{image}} holds another architecture than the node’s ({{architecture}}), or the file is a script whose first line names no interpreter.',
    advice:
      'Use an image that is built for {{architecture}}, or place the pod on a node that fits with a nodeSelector on kubernetes.io/arch. For a script, make “#!/bin/sh” its very first line.',
    about:
      'The runtime or the log says “exec format error”. An image that has no version for the processor at all fails while it is pulled and belongs to the image family.',
  },
  C11: {
    title: '{{object}}: the security settings of container {{container}} are refused',
    explanation:
      'What the container {{container}} wants, and what its security context (user, capabilities, privileges) allows, do not agree: {{problem}}',
    advice:
      'Set a numeric runAsUser that the image supports, or use an image that runs as that user. If the program needs root, a capability or privileged mode, allow just that in its securityContext, or switch off what needs it. Drop a profile or capability that the node does not know.',
    about:
      'The kubelet or the runtime refuses the user or another demand of the security context: runAsNonRoot, a user name that is no number, an unknown user, a missing seccomp or AppArmor profile. Or the program’s log says that Linux refuses what takes root, another user or a capability: setuid, mount, iptables, sysctl, mlock. Files that may not be written at run time are C12.',
  },
  C12: {
    title: '{{object}}: container {{container}} may not use a file ({{path}})',
    explanation:
      'The program ends, does not become ready or fails its clients because a file or directory is refused: {{problem}}',
    advice:
      'Give the volume to the container’s user: set fsGroup, or change the owner in an init container (local-path ignores fsGroup). With a read-only root file system, mount an emptyDir where the program writes. A volume that turned read-only by itself lost its disk for a moment: repair its storage, then delete the pod so that it is mounted anew.',
    about:
      'The log ends with a refused file or a read-only file system, or quotes what a database says of its own files: then the database is the culprit. A program that cannot be executed is C8, a login that a remote machine refuses is C6, a refused port below 1024 is C15, a refused table of a database is C6.',
  },
  C13: {
    title: '{{object}}: init container {{container}} never ends',
    explanation:
      'The pod cannot start because its init container {{container}} has been running for {{minutes}} min. What it waits for, as far as can be seen: {{awaited}}.',
    advice:
      'Read its last lines. Make what it waits for work, or correct the name and port that it asks; only a migration or a large download may take so long.',
    about:
      'An init container runs for more than ten minutes, or for more than two while its log or its command shows that it waits. One that ends with an error is told by the rule for that error.',
  },
  C14: {
    title: '{{object}}: container {{container}} was ended by the signal {{signal}}',
    explanation:
      'The program in the container {{container}} did not end by itself: it was ended by {{signal}} (exit code {{exitCode}}; restarts so far: {{restarts}}). SIGSEGV, SIGBUS, SIGILL and SIGABRT are faults of the program or its libraries; SIGKILL and SIGTERM come from somebody else.',
    advice:
      'For a fault, try another version of the image or of its base, and check that the processor has what it demands. For SIGKILL or SIGTERM, look for who stops it: a script, an operator, the node.',
    about:
      'The exit code is 128 plus a signal and neither memory nor a probe nor an error in the log explains it. Kills for memory are C1 and C2, kills by probes C3 and C4.',
  },
  C15: {
    title: '{{object}}: container {{container}} lacks a free port or disk space',
    explanation: 'The log says what the program could not get: {{problem}}',
    advice:
      'For a port: find the other container of the pod (or, with hostNetwork, the other process on the node) that has it, or use a port above 1024. For space: free or enlarge the volume; local-path volumes share the node’s disk and cannot be enlarged.',
    about:
      'The log ends with an address that is in use or forbidden, or with a full disk or volume. A node whose disk is full belongs to the node family; a host port that no node has free belongs to scheduling.',
  },
  C16: {
    title: '{{object}}: the new version does not become ready',
    explanation:
      'The pods of the newest version fail or do not become ready. Ready now: {{ready}}, wanted: {{wanted}}. The evidence quotes what is known of them and whether the version before still serves.',
    advice:
      'Look at the newest pods and their events. If users are hurt, go back to the previous version first and search afterwards.',
    about:
      'The version before served, or still does; pods of the newest end with an error, or a Deployment reports ProgressDeadlineExceeded, and no finer cause was found. A first version, or one that only repeats its predecessor, is none. When there is one, that cause is reported instead and names the way back.',
  },
  C17: {
    title: '{{object}}: a hook or variable of container {{container}} is wrong ({{field}})',
    explanation:
      'Either the postStart hook of {{container}} fails and takes the container with it, or {{field}} contains $(NAME) that Kubernetes leaves as it stands, because NAME is defined further down in the list or nowhere.',
    advice:
      'For a variable, define NAME above the entry that uses it. For a hook, run its command by hand in the container and correct it.',
    about:
      'A failed postStart hook, or a literal $(NAME) in a variable whose NAME is defined later or nowhere. Names that may come from an unreadable ConfigMap or Secret, and $$(NAME), are left alone.',
  },
  C18: {
    title: '{{object}}: ended by its node ({{reason}})',
    explanation:
      'No program crashed here: the node {{node}} ended the pod or did not admit it. {{reason}}: {{problem}}',
    advice:
      'If a limit of the pod itself was exceeded, raise that limit (ephemeral-storage, sizeLimit of the emptyDir) or write less. A pod that no controller owns does not come back: create it again, better as a Deployment or Job. Delete the failed pod once you have read it.',
    about:
      'A pod has failed with a reason of its own, such as Evicted, OutOfcpu, NodeAffinity or NodeShutdown, and nobody replaces it, or it exceeded its own limits, or its successors meet the same end. Pods that a controller has replaced are history; a node under pressure belongs to the node family.',
  },
  C19: {
    title: '{{object}}: container {{container}} runs but does not become ready',
    explanation:
      'The container {{container}} has been running for {{minutes}} min and gets no traffic: its readiness check ({{probe}}) does not succeed: {{problem}}',
    advice:
      'Compare the check’s port and path with what the application really serves, then read the application’s log. For a readiness gate, look for the controller that should open it.',
    about:
      'A container runs, yet its readiness probe does not succeed beyond any usual time to start; or a readiness gate stays closed. A container that restarts is told by another rule, and one whose log names a dead dependency is C6.',
  },
  C20: {
    title: '{{object}}: container {{container}} cannot be created ({{reason}})',
    explanation: 'The node refuses to make the container {{container}}: {{problem}}',
    advice:
      'Read the message: it names the volume path, the subPath or the name that is wrong. If it is a leftover or a timeout of the container runtime, restarting K3s on that node helps.',
    about:
      'The container waits in CreateContainerError or a similar state for a reason that no finer rule knows. A missing ConfigMap, Secret or key belongs to the configuration family, a refused user is C11.',
  },
  C21: {
    title: '{{object}}: container {{container}} refuses its configuration',
    explanation:
      'The program says that a setting is missing or wrong, or that the database’s schema does not fit: {{problem}}',
    advice:
      'Correct the named variable, option, file or migration in the workload, its ConfigMap or its Secret, then restart it.',
    about:
      'The log ends with a missing or invalid variable, option, property or configuration file, or with a failed migration. A ConfigMap, Secret or key that does not exist belongs to the configuration family; doubtful lines stay C5.',
  },
  C22: {
    title: '{{object}}: the Job {{job}} has failed for good ({{reason}})',
    explanation:
      'Kubernetes does not try again: {{reason}}. Failed pods: {{failed}}. Nothing in the pods that are left says more precisely why.',
    advice:
      'Read the Job’s events and the logs that are left. When the cause is mended, start the work again: delete and create the Job, or trigger its CronJob.',
    about:
      'A Job failed within the last week and its pods tell nothing finer. A run that a later run of the same CronJob made good is no trouble.',
  },
  C23: {
    title: '{{object}}: the program in container {{container}} runs out of its own memory',
    explanation:
      'The program gave up before Kubernetes had to kill it, for want of memory that it may use itself: {{problem}}',
    advice:
      'Raise the program’s own setting (-Xmx or MaxRAMPercentage, --max-old-space-size, memory_limit, shared_buffers) together with the container’s limit, or find the leak. PostgreSQL may need an emptyDir of medium Memory on /dev/shm.',
    about:
      'The log ends with an exhausted heap, a failed allocation, too little shared memory or a worker killed for memory. A container that Linux kills at its limit is C1.',
  },
  C24: {
    title: '{{object}} has been terminating for {{minutes}} min',
    explanation:
      'The pod was to end {{minutes}} min ago and is still there. Node: {{node}}. Finalizers: {{finalizers}}.',
    advice:
      'If a finalizer is named, repair the controller that should remove it. Otherwise check the node and its container runtime. Delete by force only when you know that the node no longer runs the pod: two pods could write to one volume.',
    about:
      'A pod still exists five minutes after its grace period. Pods on a node that is down are explained by the node.',
  },
  C25: {
    title: '{{object}}: container {{container}} is refused by the Kubernetes API',
    explanation:
      'The program asks the Kubernetes API for something that its service account {{account}} may not do: {{problem}}',
    advice:
      'Check the Role and RoleBinding (or ClusterRole and ClusterRoleBinding) of {{account}}, and grant exactly what is missing. Check also that the workload uses the service account that it should.',
    about:
      'A failing or unready container whose log ends with “forbidden: User system:serviceaccount… cannot…”. Refusals by other servers are C6.',
  },
  C26: {
    title: '{{object}}: container {{container}} meets a limit of Linux on {{node}}',
    explanation: 'The kernel gives the program no more of what it asks for: {{problem}}',
    advice:
      'Raise the named limit on the node {{node}} (sysctl fs.inotify.*, fs.file-max, vm.max_map_count, kernel.pid_max) and make it permanent in /etc/sysctl.d, or find the program that uses it up.',
    about:
      'The log ends with too many open files or watchers, threads that cannot be made, or vm.max_map_count. Memory is C1, C2 and C23; full disks are C15.',
  },
  C27: {
    title: '{{object}}: container {{container}} cannot use the data of its volume',
    explanation: 'The program refuses what it finds on its volume: {{problem}}',
    advice:
      'Copy the volume before anything else; never delete it to make the error go away. After an upgrade, put the old version of the image back and migrate properly; with damaged data, restore a backup; for a lock, make sure that no second pod uses the volume.',
    about:
      'The log ends with data of another version, damaged data, a directory that is not empty, or a lock held by another process. A full volume is C15, a wrong owner is C12, the lock of a migration in a database is C5.',
  },
  C28: {
    title: '{{object}}: the node {{node}} cannot prepare the pod',
    explanation:
      'Before any container starts, the node must make the pod’s sandbox (its network and its frame), and that fails: {{problem}}',
    advice:
      'Read the message: it names the network plugin, the pause image or the runtime class. Check K3s on {{node}}; if other pods there fail too, the node is the cause.',
    about:
      'Events FailedCreatePodSandBox repeat for a pod that has never started. A network that is missing on the whole node belongs to the node family.',
  },
  C29: {
    title: '{{object}}: container {{container}} needs an API that this cluster does not have',
    explanation:
      'The program works with a kind of object that the API server does not know: {{problem}} Its custom resource definitions (CRDs) were never installed, or an upgrade of Kubernetes has dropped that version.',
    advice:
      'Install the definitions that belong to this version of the program (most charts have an option or a file for them). After an upgrade of Kubernetes, take a version of the program that was made for it.',
    about:
      'A failing or unready container whose log ends with a kind that the API server does not serve (“no matches for kind …”, “the server could not find the requested resource”).',
  },
};
