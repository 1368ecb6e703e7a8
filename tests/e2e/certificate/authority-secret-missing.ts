import type { FailingCase } from '../case.ts';
import { certificate } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { eventAged } from '../symptoms.ts';

const issuer = `
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: authority}
spec: {ca: {secretName: authority-key}}
`;

/** An issuer whose Secret nobody made. */
export const workload: FailingCase = {
  name: 'authority-secret-missing',
  needs: 'lab',
  code: 'M3',
  culprit: 'Issuer/authority',
  manifest: documents(issuer, certificate('site', 'authority.e2e.lab.test', 'Issuer/authority')),
  until: eventAged('ErrGetKeyPair', /authority-key/, 130),
  evidence: [/authority-key/],
  victims: ['Certificate/site'],
};
