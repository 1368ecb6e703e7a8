import type { Fault } from './fault.ts';
import { useEndpoint } from './registry.ts';

export const registryPlainHttp: Fault = {
  name: 'registry-plain-http',
  on: 'registry',
  description: 'registries.yaml says https for a registry that speaks plain HTTP',
  async break(place) {
    await useEndpoint(place, `https://${place.lab.outside}:80`);
  },
  async mend(place) {
    await useEndpoint(place, `http://${place.lab.outside}`);
  },
};
