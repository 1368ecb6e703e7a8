import type { FailingCase } from '../case.ts';
import { selfSigned, site, tlsSecret } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { ready } from '../symptoms.ts';

const host = 'key.e2e.lab.test';
const { certificate } = await selfSigned(host, -1, 89);
const { key } = await selfSigned(host, -1, 89);

/** The certificate was replaced and its key was not. */
export const workload: FailingCase = {
  name: 'tls-key-of-another',
  code: 'M19',
  culprit: 'Secret/site-tls',
  manifest: documents(tlsSecret('site-tls', { certificate, key }), site(host)),
  until: ready(1),
  evidence: [/tls\.key is not the key/],
  victims: ['Ingress/site'],
};
