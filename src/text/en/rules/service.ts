import type { RuleTexts } from '../../rule-text.ts';

export const service = {
  E1: {
    title: '{{object}} selects no pod',
    explanation:
      'The Service sends its traffic to pods with {{selector}}, and neither a pod nor a workload has these labels. Likely meant: {{meant}}. Needed by: {{users}}.',
    advice:
      'Make the selector of the Service and the labels of the pods agree; change the Service, for a workload’s selector cannot be changed. A Service reaches only pods of its own namespace. If nothing should stand behind it any more, remove it and what leads to it.',
    about:
      'A Service with a selector that no pod and no workload’s template meets, while pods that look meant are there (labels nearly alike, the same name, the same port) or a route or a program needs it. A workload scaled to zero, a Service without selector, an ExternalName and a Service that nobody asks for are no finding.',
  },
  E2: {
    title: '{{object}}: port {{port}} leads to {{target}}, which the pods do not have',
    explanation:
      'The Service sends port {{port}} to the port {{target}} of the pods of {{workload}}. They declare: {{declared}}. Connections are refused, or there is no endpoint at all.',
    advice:
      'Set targetPort to the port on which the program listens, or to the name that the container gives it. Names must agree to the letter, and so must the protocol.',
    about:
      'A targetPort whose name no container of the selected pods has, so that Kubernetes makes no endpoint; or a number that they neither declare nor are probed on, while a probe, their log, their command line, an earlier revision, the name of the port, a refused client or ingress controller, or the usual port of their image shows that they listen elsewhere. A port that is merely not declared is no finding.',
  },
  E3: {
    title: '{{object}} cuts {{user}} off from {{wanted}}',
    explanation:
      'No NetworkPolicy that applies ({{direction}}) allows this connection, and it is needed: {{user}} fails without it or leads users there. The evidence shows what the policy allows.',
    advice:
      'Add the peer or the port to the policy, or write a second one that allows it: policies only add up. From the ingress controller, allow its namespace by kubernetes.io/metadata.name. K3s refuses such connections at once, other plug-ins let them time out.',
    about:
      'Computed from the policies that select the pods at both ends: a failing program’s log says that it does not get through to a Service, a pod or the Internet, or the ingress controller’s pods may not reach a backend. Names that do not resolve for a policy are D8; where K3s runs with --disable-network-policy nothing is said.',
  },
  E4: {
    title: '{{object}}: what it allows, it allows nobody ({{selector}})',
    explanation:
      'A selector of this NetworkPolicy matches nothing: {{selector}}. Looks meant: {{near}}. Whoever it should let through is cut off as soon as he tries.',
    advice:
      'Correct the labels. Every namespace carries kubernetes.io/metadata.name with its own name; a label name exists only where somebody set it. If a tool puts labels into all selectors, keep it out of NetworkPolicies.',
    about:
      'A peer of a NetworkPolicy, or its own pod selector, matches no namespace or pod, and something nearly fits, or nothing is let through at all by a label that no namespace has. A peer for a namespace that is not installed is no finding; traffic that is needed and cut is E3 or D8.',
  },
  E5: {
    title: '{{object}} of type LoadBalancer has no address',
    explanation:
      'The Service has been waiting for an address from outside, and none came. Who gives addresses in this cluster, as far as it shows: {{giver}}.',
    advice:
      'Enable K3s’s ServiceLB (remove servicelb from disable) or give MetalLB a pool with a free address. Where neither is wanted, make the Service a ClusterIP behind the ingress.',
    about:
      'A Service of type LoadBalancer whose status has had no address for minutes: ServiceLB is off, no other controller is there, or its pool is used up. When its own pods on the nodes or the controller have trouble, this is folded under that; a new Service is no finding.',
  },
} satisfies RuleTexts;
