import type { RuleTexts } from '../../rule-text.ts';

export const configuration: RuleTexts = {
  G1: {
    title: '{{object}} is missing; needed by {{users}}',
    explanation:
      'The ConfigMap does not exist in the namespace {{namespace}}, and these refer to it: {{users}}. A container that needs it cannot start; one that already runs goes on until its next start. Similar names: {{near}}.',
    advice:
      'Create the ConfigMap again (from your manifests, a backup or the deployment that makes it), or correct the name where it is used. The pods start by themselves within two minutes.',
    about:
      'A ConfigMap that a pod needs as a variable or as a volume does not exist. References marked optional never count. An object that is there but lacks a key is G3.',
  },
  G2: {
    title: '{{object}} is missing; needed by {{users}}',
    explanation:
      'The Secret does not exist in the namespace {{namespace}}, and these refer to it: {{users}}. A container that needs it cannot start; one that already runs goes on until its next start. Similar names: {{near}}.',
    advice:
      'Create the Secret again (from your manifests, a backup or the deployment that makes it), or correct the name where it is used. The pods start by themselves within two minutes.',
    about:
      'A Secret that a pod needs as a variable or as a volume does not exist. References marked optional never count. An object that is there but lacks a key is G3; a missing pull secret is I4.',
  },
  G3: {
    title: '{{object}} lacks {{keys}}; needed by {{users}}',
    explanation:
      'The object exists, but without {{keys}}, which these ask for: {{users}}; or what it has under that name cannot name a variable. Similar keys in it: {{near}}.',
    advice:
      'Add the key to {{object}}, or correct the key where it is used (env, envFrom or the items of the volume). The pods start by themselves within two minutes.',
    about:
      'A ConfigMap or Secret is there, but a variable or a volume item asks for a key that it does not have. A key that envFrom skipped counts only when the container crashes.',
  },
  G4: {
    title: '{{object}} refuses the pods of {{workload}}',
    explanation:
      'The quota of the namespace does not allow another pod: {{detail}}. No pod is created, so there is nothing to see but this message.',
    advice:
      'Free room in the namespace, lower the requests of {{workload}}, or raise the quota if the cluster has the room. If it says “must specify”, declare requests and limits in the pod template, or set defaults with a LimitRange.',
    about:
      'A controller may not create pods because a ResourceQuota would be exceeded, or because the quota demands requests and limits that the pod does not declare. Refusals of the past do not count once all pods are there.',
  },
  G5: {
    title: '{{workload}} asks for more or less than its LimitRange {{range}} allows',
    explanation:
      'The API server refuses the pods: {{detail}}. The bound is set by the LimitRange {{range}} of the namespace.',
    advice:
      'Bring the requests and limits of the workload inside the bound, or change the LimitRange if the bound is wrong.',
    about:
      'A controller may not create pods because a container or pod asks for more, or less, than a LimitRange allows.',
  },
  G6: {
    title: '{{object}} breaks the security level {{level}} of its namespace',
    explanation:
      'The namespace {{namespace}} enforces Pod Security at the level {{level}}, and the pod template violates it: {{violations}}. No pod is created.',
    advice:
      'Add what is asked for to the securityContext of the workload. Lower the level of the namespace (label pod-security.kubernetes.io/enforce) only if this workload really needs such rights.',
    about: 'Pod Security admission refuses the pods of a controller. A mere warning or audit label refuses nothing.',
  },
  G7: {
    title: '{{object}} is missing, so {{workload}} gets no pods',
    explanation:
      'The pods of {{workload}} are to run as the ServiceAccount {{name}}, which does not exist in the namespace {{namespace}}. The API server refuses to create them.',
    advice:
      'Create the ServiceAccount with the rights that the application needs, or correct serviceAccountName in the workload.',
    about: 'A controller may not create pods because the ServiceAccount that they name does not exist.',
  },
  G8: {
    title: 'The webhook {{webhook}} keeps {{workload}} from getting pods',
    explanation:
      'Every new pod is shown to the admission webhook {{webhook}} first, and this one was refused, or the webhook did not answer: {{detail}}. Its Service: {{service}}.',
    advice:
      'If it refuses, bring the workload in line with what it asks. If it does not answer, repair its pods or its certificate. As a last resort, set its failurePolicy to Ignore: its checks are then off.',
    about:
      'A controller may not create pods because an admission webhook denies them, times out, has no pods behind its Service, or shows a certificate that is not trusted.',
  },
  G9: {
    title: '{{object}} cannot be used by {{workload}}',
    explanation:
      'The pods of {{workload}} name {{object}}, which does not exist, or whose handler the container runtime of the node does not know ({{reason}}).',
    advice:
      'Create the class, correct or remove its name in the workload, or install the runtime on the node and restart K3s there.',
    about:
      'A PriorityClass or RuntimeClass that a pod names is missing, or containerd on the node has no such runtime configured.',
  },
  G10: {
    title: 'The API server refuses the pods of {{object}}',
    explanation: 'The controller cannot create pods. The API server says: {{detail}}.',
    advice: 'Correct the pod template as the message says. If it speaks of an admission policy, look at that policy.',
    about:
      'A controller cannot create its pods or its next ReplicaSet, for a reason that no more special rule knows: an invalid field, a policy, a missing right.',
  },
  G11: {
    title: '{{object}} is paused half way through its rollout',
    explanation:
      'Only {{updated}} of {{wanted}} replicas have the newest version, and the Deployment is paused: no change takes effect, not even a correction.',
    advice: 'Find out who paused it and why, then resume it with kubectl rollout resume, or undo the change.',
    about:
      'spec.paused is set while the newest version is not fully rolled out. A paused Deployment that is up to date, or scaled to zero, is nothing to report.',
  },
  G12: {
    title: '{{object}} is missing, so the pods of {{workload}} cannot find each other',
    explanation:
      '{{workload}} names {{service}} as the Service that gives its pods their names, but it does not exist. A pod fails because such a name cannot be resolved.',
    advice:
      'Create the headless Service (clusterIP: None) with the selector of the StatefulSet. It is part of the application’s manifests.',
    about:
      'The governing Service of a StatefulSet does not exist and a pod’s log shows that it looked for a name under it in vain. Without such a log line nothing is reported: many StatefulSets work without.',
  },
};
