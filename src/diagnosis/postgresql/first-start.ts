import type { Container } from '../containers.ts';

/** Seconds within which the first life of a pod's container begins. */
const early = 600;

/** Whether the container's last end was a bad one of its first minutes, so that what it should have made may be half done. */
export function isFirstLifeFailed({ pod, status }: Container): boolean {
  const end = status?.lastState?.terminated;
  if (!end || end.exitCode === 0) return false;
  const began = Date.parse(String(end.startedAt ?? '')) - Date.parse(pod.metadata.creationTimestamp ?? '');
  return began < early * 1000 && (status.restartCount ?? 0) <= 3;
}

/** Whether scripts of the first start are mounted. */
export function hasScripts({ spec }: Container): boolean {
  return (spec.volumeMounts ?? []).some(({ mountPath }) => /initdb/.test(String(mountPath)));
}

const scripts = /\/docker-entrypoint-(?:init|preinit)db\.d\//;

/** The line with which a script of the first start failed, and the script's name; undefined when the first start was finished. */
export function scriptFailure(
  lines: readonly string[],
): { readonly line: string; readonly script: string } | undefined {
  const finished = lines.findLastIndex((line) =>
    /init process complete|ready for start up|Skipping initialization/i.test(line),
  );
  const rest = lines.slice(finished + 1);
  const last = rest.findLastIndex((line) => scripts.test(line));
  if (last < 0) return undefined;
  const script = /initdb\.d\/([\w.@-]{1,100})/.exec(rest[last] ?? '')?.[1] ?? '?';
  const said = rest.slice(last).find((line) => failed.test(line) && !/ignoring/.test(line));
  // A script that printed nothing of its failure: the last line is what is known.
  return { line: said ?? rest.findLast((line) => !/\bLOG ?:/.test(line)) ?? rest[last] ?? '', script };
}

const failed =
  /\b(?:ERROR|ERREUR|FEHLER|ERRORE|FATAL|error)\b|: line \d+: |Permission denied|not found|cannot execute|syntax error/;
