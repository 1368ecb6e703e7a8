import { fromStatus } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { registryDraft } from './draft.ts';
import { deadRegistry } from './in-cluster.ts';

/** The registry runs in this cluster, and none of its pods is ready. */
export const i14OwnRegistry: Rule = {
  code: 'I14',
  family: 'image',
  reads: ['Pod', 'Service', 'EndpointSlice'],
  consults: ['Event', 'Ingress', 'Node'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I14')) {
      const registry = deadRegistry(cluster, pull.reference.registry);
      if (!registry) continue;
      const { service, ingress } = registry;
      yield registryDraft(cluster, pull, {
        related: [{ ...service, role: 'reference' }, ...(ingress ? [{ ...ingress, role: 'reference' as const }] : [])],
        evidence: [fromStatus(service, 'endpoints', 'no ready endpoint')],
        parameters: { service: `${service.namespace}/${service.name}` },
        blames: [service],
        commands: [
          kubectl('describe', service),
          command('kubectl', '-n', service.namespace ?? 'default', 'get', 'pods', '-o', 'wide'),
        ],
      });
    }
  },
};
