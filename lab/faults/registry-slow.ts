import { moodyRegistry } from './registry.ts';

export const registrySlow = moodyRegistry('registry-slow', 'slow', 'the registry takes connections and never answers');
