import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { distrusted } from '../crash/untrusted.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { common, consulted } from './draft.ts';
import { conditionOf, type Issuance, issuances } from './issuance.ts';
import { stagingAuthority } from './served.ts';
import { usersOf } from './users.ts';

/** Names of places where nobody minds a certificate that browsers do not trust. */
const rehearsal =
  /(?:^|[-.])(?:staging|stage|stg|dev|devel|development|test|tests|testing|qa|integration|preprod|pre-prod|uat|sandbox|localhost)(?:[-.]|$)/i;

/** Visitors are shown a certificate of Let's Encrypt's staging authority, which no browser trusts. */
export const m17Staging: Rule = {
  code: 'M17',
  family: 'certificate',
  reads: ['Certificate'],
  consults: consulted,
  *check(cluster) {
    for (const issuance of issuances(cluster)) {
      const { metadata, spec } = issuance.certificate;
      const { routes } = usersOf(cluster, metadata.namespace, spec?.secretName);
      if (routes.length === 0 || conditionOf(issuance.certificate, 'Ready')?.status !== 'True') continue;
      const rehearses = rehearsal.test(metadata.namespace ?? '') || issuance.names.some((name) => rehearsal.test(name));
      // Nobody minds there, unless a program fails over it.
      if (rehearses && !distrusted(cluster).has(keyOf(issuance.ref))) continue;
      const shown = stagingSigns(cluster, issuance);
      if (shown.length === 0) continue;
      yield {
        severity: 'warning',
        object: issuance.ref,
        victims: [issuance.ref],
        related: routes.map((route) => ({ ...route, role: 'reference' })),
        evidence: shown,
        parameters: common([issuance]),
        remedy: remedy(
          'troubleshooting/certificate-issuance',
          issuance.ref,
          kubectl(['get', '-o', 'yaml'], issuance.ref),
          ...routes.slice(0, 1).map((route) => kubectl('edit', route)),
        ),
      };
    }
  },
};

/** What the certificate says of its issuer is the truth; the issuer's address is the next best. */
function stagingSigns(cluster: Cluster, { certificate, issuer }: Issuance) {
  const { metadata, spec } = certificate;
  const secret = cluster.get('Secret', metadata.namespace, spec?.secretName ?? '');
  const held = secret?.certificate;
  const server = issuer?.issuer?.spec?.acme?.server;
  const named = server && /acme-staging|staging[.-].*acme/i.test(server);
  const address = named ? [fromSpec(issuer.ref, 'spec.acme.server', server)] : [];
  if (!held || !('issuer' in held)) return address;
  const ref = { kind: 'Secret', namespace: metadata.namespace, name: spec?.secretName ?? '' };
  const staging = stagingAuthority.test(held.issuer);
  return staging ? [fromStatus(ref, 'tls.crt issuer', held.issuer), ...address] : [];
}
