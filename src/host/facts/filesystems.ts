import type { Filesystem } from '../../model/host.ts';
import { linesOf, numberOf, type Section } from './section.ts';

/** Paths that K3s and its containers live on; `$data` is K3s's data folder. */
const paths =
  '"$data" "$data/server/db" "$data/agent/containerd" "$data/storage" /var/lib/kubelet /var/log /etc/rancher /run /tmp';

/**
 * Local file systems without those of containers: thousands of overlays would drown the few that matter. Network ones are
 * left out, since asking a dead one never ends. Of those in memory only the ones that K3s's paths may lie on.
 */
export const filesystems: Section<readonly Filesystem[]> = {
  name: 'filesystems',
  script: `for path in ${paths}; do
  if [ -e "$path" ]; then printf 'path %s %s\\n' "$path" "$(readlink -f -- "$path" || printf %s "$path")"; fi
done
while read -r device mount type options rest; do
  case $mount in /var/lib/kubelet/*|/run/k3s/*|/run/containerd/*|"$data"/agent/containerd/*|/run/host/*|/snap/*) continue ;; esac
  case $type:$mount in
    ext[234]:*|xfs:*|btrfs:*|zfs:*|f2fs:*|jfs:*|bcachefs:*|vfat:*|overlay:/|tmpfs:/run|tmpfs:/tmp|tmpfs:/var|tmpfs:/var/log|tmpfs:"$data"|tmpfs:"$data"/*) ;;
    *) continue ;;
  esac
  [ -f "$mount" ] && continue
  real=$(printf "$(printf %s "$mount" | sed 's/%/%%/g')")
  sizes=$(within 3 stat -f -c '%S %b %a %c %d' -- "$real" </dev/null) || continue
  printf 'mount %s %s %s %s %s\\n' "$device" "$mount" "$type" "$options" "$sizes"
done </proc/mounts`,
  parse(output) {
    const lines = linesOf(output);
    const found = new Map<string, Filesystem>();
    // A later mount on the same place hides the earlier one.
    for (const line of lines) if (line.startsWith('mount ')) keep(found, filesystemOf(line));
    const mounts = [...found.keys()];
    const holds = Map.groupBy(
      lines.filter((line) => line.startsWith('path ')).map((line) => line.split(' ')),
      ([, , real = '']) => longestPrefix(mounts, real),
    );
    return [...found.values()].map((one) => ({
      ...one,
      holds: (holds.get(one.mount) ?? []).map(([, path = '']) => path),
    }));
  },
};

function keep(found: Map<string, Filesystem>, one: Filesystem): void {
  found.delete(one.mount);
  found.set(one.mount, one);
}

function filesystemOf(line: string): Filesystem {
  const [, device = '', mount = '', type = '', options = '', ...sizes] = line.split(' ');
  const [block = 0, blocks = 0, available = 0, inodes = 0, inodesFree = 0] = sizes.map((size) => numberOf(size, mount));
  return {
    mount: plain(mount),
    device: plain(device),
    type,
    sizeBytes: block * blocks,
    availableBytes: block * available,
    inodes,
    inodesFree,
    readOnly: options.split(',').includes('ro'),
    holds: [],
  };
}

/** The kernel writes spaces, tabs, newlines and backslashes as `\040` and so on. */
function plain(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

function longestPrefix(mounts: readonly string[], path: string): string {
  const under = mounts.filter((mount) => mount === '/' || path === mount || path.startsWith(`${mount}/`));
  return under.toSorted((a, b) => b.length - a.length)[0] ?? '';
}
