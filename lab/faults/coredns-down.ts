import { scaledToZero } from './workload.ts';

export const corednsDown = scaledToZero('coredns-down', 'coredns', 'CoreDNS scaled to zero: no name resolves in pods');
