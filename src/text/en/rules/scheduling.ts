import type { RuleTexts } from '../../rule-text.ts';

export const scheduling: RuleTexts = {
  S1: {
    title: '{{object}} finds no node with enough {{resource}} left',
    explanation:
      'One of its pods requests {{resource}}: {{wanted}}, and the nodes meant for it have less left (free / in total: {{nodes}}). What is reserved counts, not what is used. Largest reservations there: {{largest}}.',
    advice:
      'Lower the request to what the application really uses, lower or stop what reserves most, or add a node. Look at real use first with kubectl top.',
    about:
      'A pod waits because the requests of the pods already placed leave too little CPU, memory, ephemeral storage, places for pods or devices. A request larger than a whole node is S9; room taken by more important pods is S10; a pod waiting for less than a minute is normal.',
  },
  S2: {
    title: '{{object}} wants a node that does not exist: {{wanted}}',
    explanation:
      'The pod may only run on nodes with {{wanted}}, and no node is like that. Labels that come close: {{near}}.',
    advice:
      'Correct the nodeSelector or the node affinity of the workload, or give the right node the label that is asked for.',
    about:
      'nodeSelector or required node affinity matches no node of the cluster: a label that nobody has, another value, a slip of the pen, or the name of a node that is gone. When some nodes match but are full or tainted, the cause is that (S1, S3).',
  },
  S3: {
    title: '{{object}}: no node lets the pods in, because of the taint {{taint}}',
    explanation:
      'The nodes that pods could go to have a taint ({{taint}}), and the waiting pods do not tolerate it. Nodes: {{nodes}}.',
    advice:
      'For a taint that was set on purpose, add the toleration to the workload or remove the taint. A taint named not-ready, unreachable or …-pressure goes away by itself when the node is well again: repair the node, do not remove the taint.',
    about:
      'Every node meant for a pod carries a taint that the pod does not tolerate. Taints that Kubernetes sets on an unwell node are told of as that node’s fault; PreferNoSchedule keeps nobody away; a cordoned node is S6.',
  },
  S4: {
    title: '{{object}}: its placement rules leave no node',
    explanation:
      'Rules about where other pods run ({{rule}}) exclude every node that would do; nodes in question: {{nodes}}. In the way: {{because}}.',
    advice:
      'Lower the number of replicas to the number of nodes, add a node, or turn the rule into a preference (preferredDuringScheduling…, ScheduleAnyway). If it hangs during a rollout, let the old pod go first (maxUnavailable: 1).',
    about:
      'Required pod affinity, anti-affinity or topology spread cannot be met, most often because there are more replicas than nodes. Preferences never keep a pod waiting.',
  },
  S5: {
    title: '{{object}}: the node port {{ports}} is already taken',
    explanation:
      'The pod wants {{ports}} on the node itself, and only one pod of a node can have it. It belongs to: {{holders}}.',
    advice:
      'Give one of the two another port, or stop the one that is not needed. If the old version of the same workload has it, use the strategy Recreate.',
    about:
      'A hostPort that the pod needs is held by another pod on every node meant for it. Programs on the host outside Kubernetes are not seen by the scheduler: those show as a crash, not as waiting.',
  },
  S6: {
    title: '{{object}}: no node accepts new pods',
    explanation:
      'Every node that the waiting pods may use is cordoned, or there is no node at all. Cordoned: {{nodes}}. Pods that run already go on; nothing new starts.',
    advice:
      'Find out why the node was closed (an upgrade, a repair in progress). When that is done, open it again with kubectl uncordon. If there is no node at all, start K3s on the hosts.',
    about:
      'Pods wait because kubectl cordon or drain closed all nodes meant for them, or because no node has joined the cluster.',
  },
  S7: {
    title: '{{object}} waits for a scheduling gate to open: {{gates}}',
    explanation:
      'The pod carries scheduling gates ({{gates}}). The scheduler does not look at it until whoever set them takes them away.',
    advice:
      'Look at the controller that owns the gate: is it running, does it wait for a quota or an approval? If the gate was written by hand, remove it from the pod template.',
    about:
      'A pod has had scheduling gates for more than a minute. Queueing systems use them on purpose; then this is information about a queue, not a fault.',
  },
  S8: {
    title: '{{object}}: the scheduler {{scheduler}} does not exist or does not act',
    explanation:
      'The pods name the scheduler {{scheduler}} in schedulerName, and it has never said a word about them. Kubernetes’ own scheduler leaves such pods alone.',
    advice:
      'Install that scheduler or start it again, or remove schedulerName from the workload so that the default scheduler takes the pods.',
    about:
      'A pod names a scheduler other than the default one, and has no node, no condition and no event. A pod that was refused has a message, and is one of the other rules; when the default scheduler is silent, that is N16.',
  },
  S9: {
    title: '{{object}} asks for more {{resource}} than any node has',
    explanation:
      'One of its pods requests {{resource}}: {{wanted}}. Even empty, no node meant for it offers that much (free / in total: {{nodes}}). It can never start here.',
    advice:
      'Lower the request below what a node offers, or add a larger node. For a device such as a GPU, install its device plugin on the node that has it.',
    about:
      'The request of one pod exceeds the allocatable amount of every node meant for it, so waiting does not help. When an empty node would be large enough, it is S1.',
  },
  S10: {
    title: '{{object}} gives way to pods of higher priority',
    explanation:
      'Its priority is {{priority}}. One of its pods requests {{resource}}: {{wanted}}, which more important pods took (free / in total: {{nodes}}). More important there: {{higher}}.',
    advice:
      'Decide which of them matters more: raise the priority class of this workload, lower the requests of the others, or add a node.',
    about:
      'A pod waits because pods of higher priority pushed it out (preemption) or hold the room that it lacks. System pods, which are above everybody, do not count.',
  },
  S11: {
    title: '{{object}}: each node refuses the pod for another reason',
    explanation: 'No node takes the pod, and there is not one reason but several: {{reasons}}.',
    advice:
      'Choose the obstacle that is cheapest to remove (tolerate or remove a taint, free resources, relax a rule) and remove that one: one node is enough.',
    about:
      'Nodes exclude a pod for different reasons, so that no single rule explains all of it. Nodes reserved by role, and nodes that the pod itself rules out, are not counted.',
  },
};
