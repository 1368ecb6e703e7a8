import type { Fault } from './fault.ts';

/** A built-in workload that somebody scaled to nothing and forgot. */
export function scaledToZero(name: string, deployment: string, description: string): Fault {
  const scale = (replicas: number): string[] => [
    'scale',
    '--namespace=kube-system',
    `deployment/${deployment}`,
    `--replicas=${replicas}`,
  ];
  return {
    name,
    on: 'cluster',
    description,
    async break({ lab }) {
      await lab.kubectl(scale(0));
    },
    async mend({ lab }) {
      await lab.kubectl(scale(1));
      await lab.kubectl(['rollout', 'status', '--namespace=kube-system', `deployment/${deployment}`, '--timeout=120s']);
    },
  };
}
