import type { HealthyCase } from '../case.ts';
import { documents } from '../manifest.ts';
import { ingress, served, settled } from '../routes.ts';

/** No class, a longer path elsewhere, the same place twice for one Service, a port by its name, TLS without a Secret. */
export const workload: HealthyCase = {
  name: 'routes-in-order',
  healthy: true,
  manifest: documents(
    served('web'),
    served('api'),
    ingress('web', { host: 'in-order', spec: 'tls: [{hosts: [in-order.e2e.example.org]}]' }),
    ingress('web-again', { host: 'in-order', port: 'name: http' }),
    ingress('api', { host: 'in-order', path: '/api', service: 'api' }),
  ),
  until: settled,
};
