import { moodyRegistry } from './registry.ts';

export const registryForbidden = moodyRegistry('registry-forbidden', 'forbidden', 'the registry denies: 403');
