import { moodyRegistry } from './registry.ts';

export const registryUnauthorized = moodyRegistry(
  'registry-unauthorized',
  'unauthorized',
  'the registry asks for credentials: 401',
);
