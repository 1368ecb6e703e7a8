import { scaledToZero } from './workload.ts';

export const metricsDown = scaledToZero('metrics-down', 'metrics-server', 'no metrics-server: its API is unavailable');
