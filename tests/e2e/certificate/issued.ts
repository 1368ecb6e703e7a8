import type { HealthyCase } from '../case.ts';
import { certificate, selfSigned, site, tlsSecret } from '../certificates.ts';
import { documents } from '../manifest.ts';
import { all, event, ready } from '../symptoms.ts';

const host = 'issued.e2e.lab.test';

/** A Certificate that was issued, with its Ingress; and an old Secret that nobody uses any more. */
export const workload: HealthyCase = {
  name: 'issued',
  needs: 'lab',
  healthy: true,
  manifest: documents(
    certificate('site', host, 'ClusterIssuer/lab-ca'),
    tlsSecret('forgotten-tls', await selfSigned(host, -365, -2)),
    site(host),
  ),
  until: all(event('Issuing', /successfully issued/), ready(1)),
};
