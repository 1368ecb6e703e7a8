import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOn, script } from '../machine.ts';
import { runFolder } from '../state.ts';
import type { Fault, Place } from './fault.ts';

/** How the outside registry answers; see addons/outside/mood.go. A second word limits it to one repository. */
export type Mood = 'unauthorized' | 'forbidden' | 'rate-limited' | 'server-error' | 'slow' | 'missing';

const moodFile = ({ lab }: Place): string => join(runFolder(lab.folder, lab.settings.name), 'registry-mood');

export function setMood(place: Place, mood: Mood, repository?: string): void {
  writeFileSync(moodFile(place), [mood, repository ?? ''].join(' ').trim());
}

export function clearMood(place: Place): void {
  rmSync(moodFile(place), { force: true });
}

/** The whole registry in one mood. Images that a node has already are not asked for again. */
export function moodyRegistry(name: string, mood: Mood, description: string): Fault {
  return {
    name,
    on: 'registry',
    description,
    async break(place) {
      setMood(place, mood);
    },
    async mend(place) {
      clearMood(place);
    },
  };
}

/** Every node asks another endpoint for its images; K3s reads registries.yaml at its start only. */
export async function useEndpoint({ lab }: Place, endpoint: string): Promise<void> {
  for (const machine of lab.machines) {
    await script(
      machine,
      `file=/etc/rancher/k3s/registries.yaml
grep -qF '["${endpoint}"]' $file && exit 0
printf 'mirrors:\\n  "*":\\n    endpoint: ["${endpoint}"]\\n' > $file
systemctl restart ${machine.unit}`,
    );
  }
}

export async function removeImage({ lab }: Place, image: string): Promise<void> {
  for (const machine of lab.machines) {
    const has = await runOn(machine, ['k3s', 'crictl', 'images', '-o', 'json']);
    if (has.includes(image)) await runOn(machine, ['k3s', 'crictl', 'rmi', image]);
  }
}
