import type { RuleTexts } from '../../rule-text.ts';

export const node: RuleTexts = {
  N0: {
    title: 'The API server {{server}} does not answer',
    explanation:
      'What was seen: {{seen}}. “Refused” means that the machine lives and K3s does not listen; a time-out or “unreachable” can also be the machine, the network or a firewall between you and it. Applications that run may go on serving, but nothing can be changed or repaired by Kubernetes.',
    advice:
      'Log in to the server and look at the k3s service, its journal and its disks. If SSH does not answer either, check the machine at its host and your own network or VPN first.',
    about:
      'The API server refuses, does not answer in time, is cut off or answers with a 5xx error, and no host that could be read shows why. A name that does not resolve, a refused login and a foreign certificate are on our side and belong to U3.',
  },
  N1: {
    title: '{{node}} has gone silent: machine off or cut off, or K3s stopped or stuck',
    explanation:
      'The kubelet on {{node}} no longer reports to the cluster ({{seen}}). Its pods may still run, but Kubernetes cannot see them, and moves most of them elsewhere after five minutes.',
    advice:
      'Check that the machine is on and answers, then the service {{unit}} on it, then the way to port 6443 of the server. Do not delete pods that use a volume before you know that the machine is really off.',
    about:
      'Ready is Unknown, the node’s lease is older than a minute while others are renewed, or the K3s service of an agent is stopped. A node that reports “not ready” itself has another cause (N3 to N8).',
  },
  N2: {
    title: '{{node}} has never joined the cluster',
    explanation:
      'Either the node was announced and never reported, or the host is configured here and no node of this name exists. Nothing can run on it.',
    advice:
      'Look at the journal of {{unit}} on the machine. Check the server’s address, the token, and that the ports 6443/tcp, 8472/udp and 10250/tcp are open between the machines. If it should not be a node, remove it from lions.yaml.',
    about:
      'Ready is Unknown with the reason NodeStatusNeverUpdated, or a host of lions.yaml was read and the cluster has no such node. A wrong token (N15) or a refused password (N11) is told as such when the journal shows it.',
  },
  N3: {
    title: '{{object}}: the container runtime containerd does not work',
    explanation:
      'What was seen: {{seen}}. Without containerd the node can neither start nor stop containers; those that run may go on.',
    advice:
      'Check first that no disk is full, then read containerd’s log, then restart {{unit}}. If the program itself is missing, install K3s of the same version again.',
    about:
      'The kubelet says “container runtime is down”, containerd does not answer on the host while K3s runs, or K3s ends because it cannot start it. A kubelet that has just started says something like it for a few seconds.',
  },
  N4: {
    title: '{{object}}: the kubelet no longer keeps up with its containers (PLEG)',
    explanation:
      'The kubelet took more than three minutes to look through its containers ({{seen}}). The node is overloaded, its disk is too slow, or a container hangs; {{pods}} pods are placed on it.',
    advice:
      'Look at load and disk wait on the machine. Move pods away or stop the one that eats the machine, then restart K3s if it does not recover by itself.',
    about:
      'Ready is False with “PLEG is not healthy” and nothing said about the runtime being down (that is N3). “PLEG has yet to be successful” is normal just after a start.',
  },
  N5: {
    title: '{{object}}: new pods get no network (CNI)',
    explanation:
      'The pod network of this node is missing, broken or out of addresses: {{seen}}. Pods that run keep their network, new ones wait in ContainerCreating.',
    advice:
      'Look at the CNI configuration and at flannel’s messages in the journal of {{unit}}, then restart {{unit}}, which writes them anew. If the pod addresses are used up (at most 254 with a /24), compare the pods of the node with the files in /var/lib/cni/networks: those of pods that are gone may be removed; else move pods to other nodes. Do not delete pods before: the new ones would get no network either.',
    about:
      'Ready is False with “cni plugin not initialized” or “network plugin is not ready”, NetworkUnavailable is True, or pods on the node fail with a missing CNI plugin, a missing /run/flannel/subnet.env or no addresses left. Normal in the first two minutes of a new node.',
  },
  N6: {
    title: '{{machine}}: the disk {{mount}} takes no more data, or soon will not',
    explanation:
      'State of {{mount}} (free / total): {{seen}}. When a disk runs out of space or of inodes, Kubernetes evicts pods, databases stop, and in the end K3s itself does.',
    advice:
      'Find what fills the disk and remove it: old logs and journals, forgotten files, images that nobody uses (crictl rmi --prune). Never delete under /var/lib/rancher/k3s/storage without knowing whose volume it is. A disk that turned read-only usually has failed: read “dmesg” and save the data first.',
    about:
      'DiskPressure is True, image clean-up cannot free enough, or a disk that K3s or the volumes use is full, out of inodes, read-only or has less than 10 % left. Evicted pods and pods that fail with “no space left on device” are folded under it.',
  },
  N7: {
    title: '{{machine}} has no memory left',
    explanation:
      'What was seen: {{seen}}. Kubernetes then evicts pods, and Linux kills processes that may belong to anybody, K3s included.',
    advice:
      'Find what uses the memory, give it a limit or move it. If everything is as wanted, the machine is too small: lower the requests or add memory.',
    about:
      'MemoryPressure is True, Linux killed processes for want of memory (SystemOOM), K3s itself was killed, or the host has less than 5 % available. A container that only reached its own limit is C1.',
  },
  N8: {
    title: '{{object}} is running out of process numbers',
    explanation:
      'The kubelet reports {{seen}}. Some program starts processes or threads and never ends them; soon nothing new can start on this machine.',
    advice:
      'Find the program with the most threads and restart its pod. Afterwards set a pod limit for process numbers (pod-max-pids).',
    about: 'PIDPressure is True. Pods that were evicted for it are folded under it.',
  },
  N9: {
    title: '{{object}}: the datastore of K3s is out of reach, blocked, slow or too large',
    explanation:
      'What was seen: {{seen}}. K3s writes every change and every sign of life of the nodes into its datastore; when it does not take them, changes fail and nodes seem dead.',
    advice:
      'Where the datastore is a database of its own (MySQL, PostgreSQL, etcd), check that it runs and answers this host. On SQLite, see who else holds state.db open and how long the disk makes writers wait. Stop whatever holds the lock; move the datastore to a faster disk. Never delete state.db or its -wal file; save both before any repair.',
    about:
      'The API or the journal says “database is locked” or that etcd times out, K3s does not reach a datastore outside it, many slow queries are logged, no lease at all was renewed for a minute and a half, or state.db has grown beyond 2 GiB. A full disk is N6.',
  },
  N10: {
    title: '{{object}}: K3s certificates have expired or will ({{file}})',
    explanation:
      'The certificate {{file}} is valid until {{date}}. Once one has expired, nodes and users can no longer talk to the API server.',
    advice:
      'Restart {{unit}}: at its start K3s renews what is near its end. Then copy /etc/rancher/k3s/k3s.yaml again to wherever it is used, for copies expire as well. An authority (…-ca.crt) is not renewed by a restart: plan “k3s certificate rotate-ca”.',
    about:
      'A certificate on a host or in K3s’s event has expired, or less than a twelfth (warning) or a quarter (info) of its life is left; or a connection fails because a certificate has expired. A certificate of an Ingress is another matter.',
  },
  N11: {
    title: '{{node}} is rejected: the server knows another password for this node',
    explanation:
      'K3s keeps a password for each node name in the Secret {{secret}}. The machine shows another one: it was installed anew, lost /etc/rancher/node/password, or two machines have the same name.',
    advice:
      'If it is the same machine, delete the Secret kube-system/{{secret}} and restart the service there; the node then registers its new password. If there are two machines of that name, rename one.',
    about:
      'The journal says “Node password rejected” or the node has the event NodePasswordValidationFailed. A wrong token, which is refused with 401, is N15.',
  },
  N12: {
    title: '{{machine}}: its clock is wrong',
    explanation:
      'What was seen: {{seen}}. With a wrong clock certificates and tokens seem expired or not yet valid, and nodes refuse each other.',
    advice:
      'Switch time synchronisation on (chrony or systemd-timesyncd) and check that the machine reaches its time server; then restart K3s if it was refused meanwhile.',
    about:
      'A host’s clock is more than ten seconds off and not kept by NTP, a node renews its lease in the future, or a certificate is “not yet valid”. When all hosts differ from us by the same amount, our own clock is the wrong one and nothing is said.',
  },
  N13: {
    title: '{{node}} takes no new pods ({{seen}})',
    explanation:
      'The node is closed: it was cordoned, a taint of Kubernetes was left on it, or it is not yet well after a reboot. Pods that run there go on, new ones wait or go elsewhere.',
    advice:
      'Ask whether somebody is working on it. When the reason is gone, open it again with “kubectl uncordon”, or remove the taint that was left.',
    about:
      'The node is Ready with spec.unschedulable or with a taint of Kubernetes whose condition has been over for five minutes, or it is not Ready within ten minutes of a reboot for no known reason. A taint that is set while its condition lasts belongs to that condition.',
  },
  N14: {
    title: '{{node}}: its version or its cgroups do not fit',
    explanation:
      'What was seen: {{seen}}. A kubelet must not be newer than its API server, nor more than three minor versions older, and needs cgroups of a kind that its version supports.',
    advice:
      'Bring server and agents to the same version, the server first. For cgroups, follow what the message asks for: cgroup v2, the memory cgroup on the kernel’s command line, or the matching cgroup driver.',
    about:
      'kubeletVersion is newer than the API server or more than three minors older, K3s ends with a message about cgroups, or pods fail because the cgroup drivers of kubelet and containerd differ.',
  },
  N15: {
    title: '{{machine}}: the K3s token is wrong, lost, or not the datastore’s',
    explanation:
      'K3s says: {{seen}}. An agent needs the server’s token to join; a server needs the token with which its datastore was encrypted to open it.',
    advice:
      'Put the right token back where this machine reads it ({{file}} or /etc/rancher/k3s/config.yaml), then restart {{unit}}. A server’s token stands in its backups as server/token. Never start a server with an empty datastore to get around it: that makes another cluster.',
    about:
      'K3s does not come up and its journal says that the token is refused (401), that its CA hash differs, or that the bootstrap data is encrypted with a different token. A refused node password is N11.',
  },
  N16: {
    title: '{{component}} has stopped working',
    explanation:
      'What was seen: {{seen}}. Without the scheduler no new pod gets a node; without the controller manager nothing is created, replaced or noticed. What runs goes on.',
    advice:
      'Look for the component’s last messages in the journal of k3s on the server, and for load and disk wait there. Restarting k3s starts it again; running pods are not touched. Where the component is a pod of kube-system, read that pod’s log instead.',
    about:
      'Its lease is not renewed and it has done nothing since, new pods have no PodScheduled condition after 30 seconds, or workloads are not looked at by any controller. A K3s on SQLite has no such leases, so their absence proves nothing.',
  },
  N17: {
    title: '{{node}}: pods do not reach the cluster’s Services',
    explanation:
      'What was seen: {{seen}}. kube-proxy or the pod network does not work on this node, or a firewall drops its packets.',
    advice:
      'Check that no firewall service (firewalld, ufw) filters the pod and Service networks 10.42.0.0/16 and 10.43.0.0/16 and 8472/udp between nodes, then restart {{unit}}, which writes the rules anew.',
    about:
      'kube-proxy or flannel repeat in the journal that they cannot write their rules, or a failing pod of K3s, or pods of two workloads on the node, time out on the API server’s Service, or, where all other nodes resolve names, on CoreDNS. Namespaces with a policy for outgoing traffic are left out.',
  },
  N18: {
    title: '{{machine}}: K3s does not come up',
    explanation: 'K3s starts and ends again, or reports itself not ready. It says: {{seen}}.',
    advice:
      'Correct what the message names: a flag in /etc/rancher/k3s/config.yaml that this version does not know, a port that another program holds, a file that is missing. Then restart the service.',
    about:
      'The K3s service fails or restarts for ever, or the kubelet is not ready, for a reason that no more special rule knows; the line that tells most is quoted. A service that was merely stopped is N19 (server) or N1 (agent).',
  },
  N19: {
    title: '{{machine}}: the K3s service of the server is stopped',
    explanation:
      'The service {{unit}} does not run and nothing will start it: {{seen}}. There is no API server on this machine; containers that run go on without supervision.',
    advice:
      'Ask who stopped it and why, then start it with “systemctl start {{unit}}”, and enable it if it is not started at boot.',
    about:
      'The K3s unit of a server is inactive, masked, missing, or failed without saying why. When its journal tells the reason, the rule of that reason speaks instead.',
  },
};
