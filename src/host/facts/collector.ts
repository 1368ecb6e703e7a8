import { shellQuote } from '../../model/shell.ts';
import type { Section } from './section.ts';

/**
 * The program that reads a host: POSIX sh, read-only, sent on standard input. The first part only says that the connection
 * stands; when it did, the second is sent, so that the time between is one round trip and the clock's error is known.
 * @param mark begins the lines that separate the parts; unguessable, so that no journal can forge one
 */
export function hello(mark: string): string {
  return `printf '%s hello\\n' ${shellQuote(mark)}\n`;
}

export function collector(mark: string, role: 'server' | 'agent', sections: readonly Section<unknown>[]): string {
  const functions = sections.map(({ name, script }) => `lions_${name}() {\n${script}\n}\n`).join('');
  const calls = sections.map(({ name }) => `section ${name}\n`).join('');
  return `mark=${shellQuote(mark)}\n${clock}wanted=${role === 'server' ? 'k3s' : 'k3s-agent'}\n${preamble}${functions}${calls}exit 0\n`;
}

/** First of all, so that nothing delays it. Where date knows no fractions, it prints the format's own letter. */
const clock = `printf '%s clock %s\\n' "$mark" "$(date +%s.%N)"\n`;

const preamble = `
LC_ALL=C; export LC_ALL; TZ=UTC0; export TZ
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export PATH
if timeout 1 true >/dev/null 2>&1; then within() { timeout "$@"; }; else within() { shift; "$@"; }; fi
if [ "$(id -u)" = 0 ]; then as_root() { within "$@"; }
elif command -v sudo >/dev/null 2>&1; then as_root() { seconds=$1; shift; within "$seconds" sudo -n -- "$@"; }
else as_root() { echo 'only root may read this, and there is no sudo' >&2; return 77; }
fi
k3s=$(command -v k3s || echo /usr/local/bin/k3s)
loaded() { [ "$(within 8 systemctl show -p LoadState "$1.service" 2>/dev/null)" = LoadState=loaded ]; }
unit=$wanted
for name in "$wanted" k3s k3s-agent; do if loaded "$name" </dev/null; then unit=$name; break; fi; done
data=$(as_root 5 sed -n "s/^data-dir:[[:space:]]*[\\"']\\{0,1\\}\\([^\\"' ]*\\).*/\\1/p" /etc/rancher/k3s/config.yaml </dev/null 2>/dev/null | tail -n 1)
[ -n "$data" ] || data=$(within 5 systemctl show -p ExecStart "$unit.service" </dev/null 2>/dev/null | sed -n 's/.*--data-dir[= ]\\([^ ;]*\\).*/\\1/p')
[ -n "$data" ] || data=/var/lib/rancher/k3s
section() {
  printf '\\n%s begin %s\\n' "$mark" "$1"
  exec 3>&1
  words=$( { "lions_$1" </dev/null 2>&1 >&3 3>&-; } )
  status=$?
  exec 3>&-
  printf '\\n%s end %s %s %s\\n' "$mark" "$1" "$status" "$(printf %s "$words" | tr '\\n\\r' '  ' | cut -c 1-600)"
}
`;
