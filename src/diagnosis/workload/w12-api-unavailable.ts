import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { behind } from './api-service.ts';
import { conditionOf, conditionPath, said, secondsSince } from './condition.ts';

/** A metrics-server that starts needs a minute or two until it has figures. */
const patience = 180;

/** An API that another program serves (metrics-server, an adapter) does not answer. */
export const w12ApiUnavailable: Rule = {
  code: 'W12',
  family: 'workload',
  reads: ['APIService'],
  consults: ['Service', 'EndpointSlice', 'Deployment', 'StatefulSet', 'DaemonSet', 'Pod'],
  *check(cluster) {
    for (const api of cluster.all('APIService')) {
      const available = conditionOf(api, 'Available');
      if (!api.spec?.service || api.metadata.deletionTimestamp || available?.status !== 'False') continue;
      if (secondsSince(cluster, available.lastTransitionTime) < patience) continue;
      const object = refOf('APIService', api);
      const { namespace = '', name = '' } = api.spec.service;
      const culprits = behind(cluster, api);
      const [service] = culprits;
      yield {
        severity: 'warning',
        object,
        victims: [object],
        related: service ? [{ ...service, role: 'reference' }] : [],
        evidence: [fromStatus(object, conditionPath(available), said(available))],
        parameters: {
          group: api.spec.group ?? api.metadata.name,
          service: `${namespace}/${name}`,
          reason: said(available) || '–',
        },
        remedy: remedy(
          'troubleshooting/crash-loop',
          object,
          kubectl('describe', object),
          command('kubectl', '-n', namespace, 'get', 'service,endpointslices,pods'),
          ...(service ? [kubectl('describe', service)] : []),
        ),
        blames: culprits,
      };
    }
  },
};
