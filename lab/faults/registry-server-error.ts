import { moodyRegistry } from './registry.ts';

export const registryServerError = moodyRegistry(
  'registry-server-error',
  'server-error',
  'the registry is being maintained: 503',
);
