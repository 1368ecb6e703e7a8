import type { RuleTexts } from '../../rule-text.ts';

export const hint = {
  H1: {
    title: '{{object}}: images whose tag moves',
    explanation:
      'These name an image by latest or by no tag at all: {{workloads}}. What runs then depends on when each node pulled it, and going back to the version before is not possible.',
    advice: 'Name a version, or better a digest, and let your pipeline change it.',
    about: 'An image without digest has no tag or the tag latest. System namespaces are left alone.',
  },
  H2: {
    title: '{{object}}: containers that reserve nothing or may take everything',
    explanation:
      'These have no requests for CPU or memory, or no limit of memory: {{workloads}}. They are the first to be ended when a node runs short, and one leak can take a whole node down.',
    advice:
      'Set requests from what they really use, and a limit of memory with some room. A limit of CPU is rarely needed.',
    about:
      'A container of a workload has no CPU or memory request, or no memory limit, and no LimitRange gives one. Jobs are left alone.',
  },
  H3: {
    title: '{{object}}: workloads behind a Service without readiness probe',
    explanation:
      'These get requests as soon as their process runs, ready or not: {{workloads}}. Users see errors at every rollout and restart.',
    advice: 'Add a readinessProbe that asks the program itself (for Quarkus /q/health/ready).',
    about: 'No container of a workload that a Service selects has a readinessProbe.',
  },
  H4: {
    title: '{{object}}: one pod alone serves production',
    explanation:
      'These stand behind an ingress with a single replica: {{workloads}}. Each restart, rollout or node trouble is an interruption for users.',
    advice: 'Run two replicas if the program keeps no state of its own, and see that the node has room for both.',
    about:
      'A Deployment in a production namespace has one replica, no autoscaler, and an Ingress or IngressRoute leads to it.',
  },
  H5: {
    title: '{{object}}: a database whose volume goes with its claim',
    explanation:
      'The data of these lie on the disk of one node, and deleting the claim deletes them: {{workloads}}. The size that was asked for is not enforced either.',
    advice:
      'Set persistentVolumeReclaimPolicy of the volume to Retain, and see that there are backups elsewhere that were restored once.',
    about: 'A database’s pod uses a local volume (local-path, hostPath) whose reclaim policy is Delete.',
  },
  H6: {
    title: '{{object}}: several replicas and no PodDisruptionBudget',
    explanation: 'Draining nodes may take away all pods of these at once: {{workloads}}.',
    advice: 'Add a PodDisruptionBudget with maxUnavailable: 1.',
    about: 'A workload with several replicas in a cluster of several nodes has no PodDisruptionBudget that selects it.',
  },
  H7: {
    title: '{{object}}: objects of Traefik’s old API group',
    explanation:
      'These use traefik.containo.us/v1alpha1, which Traefik 3 (K3s 1.32 and later) does not read: {{workloads}}.',
    advice: 'Write them anew with traefik.io/v1alpha1 before the upgrade; the rest of each object can stay.',
    about:
      'IngressRoutes or Middlewares of traefik.containo.us exist, and this Traefik still reads them. When it does not, that is T7.',
  },
  H8: {
    title: '{{object}}: containers that own their node',
    explanation:
      'These are privileged or mount a path with which they can do anything on their node: {{workloads}}. Whoever breaks into one has the node.',
    advice: 'Take only the capability or the path that is needed; keep such programs in a namespace of their own.',
    about:
      'A container is privileged, or mounts /, /etc, /root, the runtime’s socket or the data of K3s. System namespaces are left alone.',
  },
  H9: {
    title: '{{object}}: pods that nobody would make anew',
    explanation: 'These pods belong to no workload: {{workloads}}. When their node is drained or lost, they are gone.',
    advice: 'Delete those that were experiments, and make Deployments of the others.',
    about: 'A pod without owner has been running for more than a day, outside system namespaces.',
  },
  H10: {
    title: '{{object}}: claims that no workload mounts',
    explanation:
      'These claims have waited for a pod since they were made, and none asks for them: {{workloads}}. A template that makes a claim beside the one of a StatefulSet is the usual reason.',
    advice: 'Delete them once you are sure that nothing is to use them: they have no volume and thus no data.',
    about:
      'A claim is Pending for more than ten minutes and no workload’s template mounts it. It costs nothing, but misleads.',
  },
  H11: {
    title: '{{object}}: several replicas write to one ReadWriteOnce volume',
    explanation:
      'All pods of these share one volume, which one node has: {{workloads}}. They can neither spread over nodes nor outlive that one, and few programs bear a second writer.',
    advice: 'Run one replica with strategy Recreate, or give each its own volume, or take storage for several nodes.',
    about:
      'A workload with several replicas mounts one claim whose only access mode is ReadWriteOnce. On storage that is attached to nodes this is X7.',
  },
} satisfies RuleTexts;
