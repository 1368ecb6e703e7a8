import { fromSpec } from '../evidence.ts';
import { referenceOf } from '../image/reference.ts';
import { refOf } from '../owners.ts';
import type { Rule } from '../rule.ts';
import { adviceByNamespace } from './advice.ts';

/** Objects of Traefik's old API group, which version 3 no longer reads. Where they are ignored already, that is T7. */
export const h07OldTraefikGroup: Rule = {
  code: 'H7',
  family: 'hint',
  reads: ['LegacyIngressRoute', 'LegacyMiddleware'],
  consults: ['Pod'],
  *check(cluster) {
    const images = cluster
      .all('Pod')
      .flatMap(({ spec }) => (spec?.containers ?? []).map(({ image = '' }) => referenceOf(image)));
    if (images.some(({ repository, tag = '' }) => /(?:^|[/-])traefik$/.test(repository) && /^v?3/.test(tag))) return;
    const old = [
      ...cluster.all('LegacyIngressRoute').map((one) => refOf('IngressRoute', one)),
      ...cluster.all('LegacyMiddleware').map((one) => refOf('Middleware', one)),
    ];
    const advised = old.map((object) => ({
      object,
      evidence: fromSpec(object, 'apiVersion', 'traefik.containo.us/v1alpha1'),
    }));
    yield* adviceByNamespace(advised, 'maintenance/infrastructure-update');
  },
};
