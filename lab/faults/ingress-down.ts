import { scaledToZero } from './workload.ts';

export const ingressDown = scaledToZero(
  'ingress-down',
  'traefik',
  'the ingress scaled to zero: ports 80 and 443 refuse',
);
