import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { endEvidence, specPath } from './container.ts';
import { containerRule } from './container-rule.ts';

/** The kernel killed the container although it has no limit: the memory of the whole node was used up. */
export const c02OomNode = containerRule({
  code: 'C2',
  consults: ['Node'],
  recognise(cluster, { container, workload, end }) {
    const { pod, spec } = container;
    const limit = spec.resources?.limits?.['memory'] ?? pod.spec?.resources?.limits?.['memory'];
    if (end?.reason !== 'OOMKilled' || limit !== undefined) return undefined;
    const node = cluster.node(pod.spec?.nodeName);
    return {
      evidence: [
        endEvidence(container, end),
        fromSpec(podRef(pod), `${specPath(container)}.resources.limits.memory`, '—'),
      ],
      parameters: { node: pod.spec?.nodeName ?? '?' },
      procedure: 'optimisation/right-sizing',
      ...(node && { related: [{ kind: 'Node', name: node.metadata.name, role: 'node' }] }),
      commands: [
        command('kubectl', 'top', 'pods', '-A', '--sort-by=memory'),
        command('kubectl', 'describe', `node/${pod.spec?.nodeName ?? '<NODE>'}`),
        kubectl(
          ['set', 'resources'],
          workload,
          '-c',
          container.name,
          '--requests=memory=<NEED>',
          '--limits=memory=<MOST>',
        ),
      ],
    };
  },
});
