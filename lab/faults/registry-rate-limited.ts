import { moodyRegistry } from './registry.ts';

export const registryRateLimited = moodyRegistry(
  'registry-rate-limited',
  'rate-limited',
  'the pull limit is reached: 429, toomanyrequests',
);
