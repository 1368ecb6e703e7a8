import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { webhookGates } from './add-on.ts';
import { consulted } from './draft.ts';
import { isStopped } from './m01-add-on.ts';
import { wishes } from './wish.ts';

/** Where the mistake stands. */
const places = {
  both: 'cert-manager.io/issuer + cert-manager.io/cluster-issuer',
  noTls: 'spec.tls: []',
  noHosts: 'spec.tls[].hosts: []',
  noSecret: 'spec.tls[].secretName: ""',
  twice: 'spec.tls[].secretName (×2)',
  route: 'kind: IngressRoute',
  none: '–',
} as const;

/** An Ingress asks cert-manager for a certificate, and in such a way that none is made. */
export const m02NoCertificate: Rule = {
  code: 'M2',
  family: 'certificate',
  reads: ['Certificate'],
  consults: consulted,
  *check(cluster) {
    // Without cert-manager nobody could make one, however well it is asked.
    if (isStopped(cluster)) return;
    for (const { ref, obstacle, unserved, annotation, evidence } of wishes(cluster)) {
      yield {
        severity: unserved && obstacle !== 'noTls' ? 'critical' : 'warning',
        object: ref,
        victims: [ref],
        evidence,
        blames: obstacle === 'none' ? webhookGates(cluster).map((gate) => gate.ref) : [],
        parameters: { annotation, detail: obstacle === 'annotation' ? annotation : places[obstacle] },
        remedy: remedy(
          'troubleshooting/certificate-issuance',
          ref,
          kubectl('describe', ref),
          kubectl('edit', ref),
          command('kubectl', '-n', ref.namespace ?? '', 'get', 'certificates'),
        ),
      };
    }
  },
};
