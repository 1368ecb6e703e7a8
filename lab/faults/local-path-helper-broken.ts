import type { Fault } from './fault.ts';
import { clearMood, removeImage, setMood } from './registry.ts';

const repository = 'rancher/mirrored-library-busybox';

export const localPathHelperBroken: Fault = {
  name: 'local-path-helper-broken',
  on: 'cluster',
  description: "the image of the volume provisioner's helper pods can no longer be pulled",
  async break(place) {
    setMood(place, 'missing', repository);
    await removeImage(place, `docker.io/${repository}:1.36.1`);
  },
  async mend(place) {
    clearMood(place);
  },
};
