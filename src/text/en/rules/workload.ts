import type { RuleTexts } from '../../rule-text.ts';

export const workload = {
  W1: {
    title: 'The rollout of {{object}} stands still at {{updated}} of {{wanted}}',
    explanation:
      'Only {{updated}} of {{wanted}} pods have the newest version, and nothing has moved for long. No pod fails and nothing was refused; what shows is: {{reason}}.',
    advice:
      'Look at the conditions and events with the commands below. With the strategy OnDelete the old pods must be deleted by hand, one by one. Otherwise go back with kubectl rollout undo, or see whether the controller manager works.',
    about:
      'A Deployment has passed its progress deadline, or a StatefulSet or DaemonSet has had pods of two versions for long, without a pod that fails or a refusal that explains it. A Deployment that is paused is G11, a StatefulSet that waits for a broken old pod or has a partition is W2. An update by OnDelete that has not begun is not reported.',
  },
  W2: {
    title: '{{object}} is held back by a pod of its old version',
    explanation:
      'The newest version is {{newest}}, but {{pod}} ({{state}}) shows that {{old}} is still in use; partition: {{partition}}. A StatefulSet replaces its pods in order and waits until each is ready: a broken pod of the old version is never replaced by itself, even if the template was corrected since. Below the partition pods are not updated at all.',
    advice:
      'If the pod is broken and the template is right now, delete the pod: it comes back with the newest version and the same volume. If a partition was left behind, set it to 0 to finish the update.',
    about:
      'A StatefulSet with ordered updates has a pod that does not become ready and is not of its newest version, so the update never reaches it; or a partition has kept its pods on two versions for more than a week. A partition of some days is an ordinary canary.',
  },
  W4: {
    title: '{{object}} has nothing to scale: {{target}}',
    explanation:
      'The autoscaler names {{target}}, which does not exist in the namespace {{namespace}} or cannot be scaled. Kubernetes says: {{detail}}. Similar: {{near}}.',
    advice:
      'Correct spec.scaleTargetRef (apiVersion, kind, name), or delete the autoscaler if its workload is gone for good.',
    about:
      'The target of a HorizontalPodAutoscaler does not exist, has another name or kind, or its scale cannot be read. A target that is scaled to zero only switches its autoscaler off, which is no fault.',
  },
  W5: {
    title: 'The autoscaler {{autoscaler}} gets no figure for {{resource}}',
    explanation:
      'It should scale {{target}} by {{resource}} and cannot calculate. Containers without a request: {{containers}}. Kubernetes says: {{detail}}.',
    advice:
      'If a container has no request, declare resources.requests.{{resource}} for every container of {{target}}: a percentage needs something to be a percentage of. If the metrics API does not answer, see whether metrics-server (or the adapter for other metrics) is installed and works.',
    about:
      'A HorizontalPodAutoscaler gets no metrics: its pods declare no request, metrics-server is absent or does not answer, or its selectors clash. It keeps the number of pods that it has. A metrics API that is down is W12; new pods have no figures for some minutes, which is not reported.',
  },
  W6: {
    title: '{{object}} is at its maximum of {{most}} and still too busy',
    explanation:
      '{{target}} has all the pods that its autoscaler may make, and they are busier than they should be: {{reading}} (now / wanted).',
    advice:
      'Raise maxReplicas if the nodes have room, give each pod more, or find out what causes the load. Users feel it as slow answers.',
    about:
      'An autoscaler has wanted more pods than its maximum for over ten minutes, and its metric is clearly above its target. An autoscaler at its maximum whose target is met is well.',
  },
  W7: {
    title: '{{object}} allows no eviction, ever',
    explanation:
      'The budget says {{wanted}} and protects {{pods}} pods ({{workloads}}): even when all are well, not one may be evicted. Draining a node with one of them waits for ever. Nodes that are being emptied now: {{nodes}}.',
    advice:
      'Set maxUnavailable to 1, or run at least one replica more than minAvailable. To empty a node now, delete the pod by hand once its loss is acceptable.',
    about:
      'A PodDisruptionBudget whose minAvailable is not below the number of its pods, or whose maxUnavailable is 0. A budget of one for a single pod is a choice that some make: it is reported when a cordoned node waits for that pod, or when there are several nodes and a chart brought the budget, or the same one protects a sibling with more pods. So is one that Kubernetes cannot work out (SyncFailed), since no controller tells how many pods there should be. A budget that has no room because pods fail is a symptom of them.',
  },
  W8: {
    title: '{{object}} does not protect as it should',
    explanation:
      'Its selector is {{selector}}. Other budgets for the same pods: {{others}} (workloads: {{workloads}}). A pod with two budgets can never be evicted, Kubernetes refuses it; a budget that selects no pod protects nothing.',
    advice:
      'If there are other budgets, narrow the selector or delete all but one. If it selects nothing, take the labels from the pod template of the workload that it is meant for, or delete it.',
    about:
      'Two PodDisruptionBudgets select the same pod, so that its eviction fails with an error and draining its node never ends; or a budget selects no pod and no workload’s template. Budgets of workloads that are scaled to zero are well.',
  },
  W9: {
    title: '{{object}} does not run when it should',
    explanation:
      'Schedule: {{schedule}}; last run: {{last}}; startingDeadlineSeconds: {{deadline}}. What shows: {{reason}}. Nothing is started until this is corrected, and a missed run is not made up for.',
    advice:
      'Correct the schedule or the time zone if it cannot be used. If runs were missed, set startingDeadlineSeconds to at least some minutes (never below 10), see whether the clock and the controller manager of the server are well, and start the missed run by hand.',
    about:
      'A CronJob does not start its Jobs: its schedule or time zone is not understood, its date never comes (30 February), it missed too many starts, or two whole periods have passed without a run. Suspended CronJobs are left alone. Jobs that are started and fail are C22; a Job that does not end is W10.',
  },
  W10: {
    title: '{{object}} waits for its own Job {{job}}, which does not end',
    explanation:
      'The Job {{job}} has been running since {{started}}, and concurrencyPolicy Forbid lets no other begin: every run of {{schedule}} since then was skipped.',
    advice:
      'Read the log of the Job. If it hangs, delete it: the next run starts at its time. Set activeDeadlineSeconds in the Job’s template, so that it cannot happen again.',
    about:
      'A CronJob that forbids overlaps has a Job that has been running for much longer than its period. A run that is skipped now and then because the one before took a little longer is what Forbid is for.',
  },
  W11: {
    title: 'Namespace {{name}} has been stuck in deletion for {{minutes}} minutes',
    explanation:
      'Still there: {{remaining}}. Finalizers: {{finalizers}}; who must take them away: {{owners}} (running here: {{workloads}}). Kubernetes deletes the namespace only once everything in it is gone and every API could be asked.',
    advice:
      'Bring the owner of the finalizer back, or the API that does not answer: then it ends by itself. Only if the owner is gone for good, remove the finalizer from the remaining objects with kubectl edit; what it should have cleaned up outside the cluster stays behind. Never force the namespace itself.',
    about:
      'A namespace was deleted more than four minutes ago and is still there: objects with finalizers whose controller is gone or fails, an aggregated API that cannot be asked, or a finalizer of the namespace itself. Pods that still have time to end are not reported.',
  },
  W12: {
    title: 'The API {{group}} does not answer',
    explanation:
      'The API server passes requests for {{group}} on to the Service {{service}}, and that fails: {{reason}}. Whatever needs it stops: autoscalers and kubectl top with metrics.k8s.io, and no namespace can be deleted meanwhile.',
    advice:
      'See whether the Service {{service}} exists and its pods are ready and reachable from the server (firewall, pod network). If the program was uninstalled, delete the APIService as well.',
    about:
      'An aggregated API such as the one of metrics-server has been unavailable for more than three minutes: its Service is missing, has no ready pods, or does not answer. When its pods fail, their own cause is reported instead.',
  },
  W13: {
    title: 'The webhook {{webhook}} has nobody to ask',
    explanation:
      '{{object}} sends {{resources}} to the Service {{service}} first, which does not exist or has no ready pod. Its failurePolicy is Fail: whatever it guards will be refused.',
    advice:
      'Bring the program behind {{service}} back. If it was uninstalled, delete the webhook configuration with it.',
    about:
      'An admission webhook with failurePolicy Fail has a Service that is missing or has no ready endpoints. As soon as the pods of a workload are refused it is G8. Webhooks that may be ignored are left alone.',
  },
  W14: {
    title: 'The quotas of {{namespace}} leave less room than it seems',
    explanation:
      'What binds: {{detail}}. When several quotas of a namespace limit the same thing, the strictest wins, whatever the others allow. And a rolling update needs room for one pod more than there are.',
    advice:
      'Keep one quota for each resource and delete the others, or make them equal. If an update has no room, raise the quota, lower the requests, or let the Deployment give up an old pod first (maxUnavailable: 1).',
    about:
      'ResourceQuotas of one namespace limit the same resource differently, or a Deployment cannot make the extra pod that its next rollout needs. A quota that is used up by workloads of fixed size is well; pods that are refused now are G4.',
  },
  W15: {
    title: 'The LimitRanges of {{namespace}} contradict each other',
    explanation:
      'All LimitRanges of a namespace apply at once, and these cannot all be met: {{detail}}. Pods that leave a value to the default are refused.',
    advice: 'Merge them into one LimitRange, with min ≤ defaultRequest ≤ default ≤ max.',
    about:
      'In one namespace a default or a minimum of one LimitRange lies outside what another allows. Pods that are refused now are G5.',
  },
  W16: {
    title: '{{object}} names what does not exist: {{missing}}',
    explanation:
      'The binding should give {{role}} to {{subjects}}, but {{missing}} does not exist: nobody has these rights. Similar names: {{near}}.',
    advice:
      'Correct the name in the binding (roleRef cannot be changed: delete it and make it again), create what is missing, or delete a binding that is left over.',
    about:
      'A RoleBinding or ClusterRoleBinding names a role that does not exist, or only ServiceAccounts that do not. Bindings that Kubernetes makes itself, and those for a namespace that does not exist, are left alone.',
  },
  W17: {
    title: '{{object}} has no reserves left',
    explanation:
      '{{seen}}. When the memory in use reaches its end, pods are evicted or killed; when everything is reserved, the next pod finds no node.',
    advice: 'Lower requests that are too high, move or stop what is not needed, or add memory or a node.',
    about:
      'More than 90 % of a node’s memory is in use, or requests fill at least 95 % of every node that takes pods. Load of the processor at one instant is not judged. Pressure that the kubelet reports is N7; pods that already wait are S1.',
  },
  W18: {
    title: '{{object}} has been stuck in deletion for {{minutes}} minutes',
    explanation:
      'It stays until its finalizers are taken away: {{finalizers}}. Who must do that: {{owners}} (running here: {{workloads}}).',
    advice:
      'Bring the owner of the finalizer back: then the object goes by itself. Only if the owner is gone for good, remove the finalizer with kubectl edit; what it should have cleaned up outside the cluster stays behind.',
    about:
      'An object was deleted more than ten minutes ago and a finalizer holds it. Pods are C24, claims and volumes V13, namespaces W11.',
  },
} satisfies RuleTexts;
