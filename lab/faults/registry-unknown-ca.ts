import type { Fault } from './fault.ts';
import { useEndpoint } from './registry.ts';

export const registryUnknownCa: Fault = {
  name: 'registry-unknown-ca',
  on: 'registry',
  description: "registries.yaml asks over HTTPS, and no node knows the registry's certificate authority",
  async break(place) {
    await useEndpoint(place, `https://${place.lab.outside}`);
  },
  async mend(place) {
    await useEndpoint(place, `http://${place.lab.outside}`);
  },
};
