import { script } from '../machine.ts';
import type { Place } from './fault.ts';

const storage = '/var/lib/rancher/k3s/storage';

/**
 * Puts the volume directory on a filesystem of its own with nothing to spare, the volumes in it. Pods that run keep the
 * directory that they have mounted; each pod that starts gets the full one.
 */
export function fullStorage({ machine }: Place, options: string, fill: string): Promise<string> {
  return script(
    machine,
    `mountpoint -q ${storage} && exit 0
mkdir -p ${storage}
used=$(du -sb ${storage} | cut -f1) files=$(find ${storage} | wc -l) new=$(mktemp -d)
mount -t tmpfs -o ${options} lab-storage $new
cp -a ${storage}/. $new/
${fill}
mount --move $new ${storage} 2> /dev/null || { mount --bind $new ${storage}; umount $new; }
rmdir $new`,
  );
}

/** Lazily: pods that started meanwhile still hold it. */
export function usualStorage({ machine }: Place): Promise<string> {
  return script(machine, `while mountpoint -q ${storage}; do umount -l ${storage}; done`);
}
