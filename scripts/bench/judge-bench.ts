import { judge, wantedKinds } from '../../src/diagnosis/diagnose.ts';
import { builtIn } from '../../src/kubernetes/built-in.ts';
import type { RawObject } from '../../src/kubernetes/object.ts';
import { project } from '../../src/kubernetes/snapshot/project/project.ts';
import { Sharing } from '../../src/kubernetes/snapshot/project/sharing.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { readable } from '../../src/model/readable.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { countFor } from './counts.ts';
import { median } from './measured.ts';
import { make } from './objects.ts';

const sizes = [1250, 2500, 5000];
const rounds = 9;
/** Rounds in which V8 compiles, which are not counted. */
const warmUp = 5;

/**
 * How judging grows with the cluster, without any reading: a ratio of 2 from size to size is linear. Once spread over 300
 * namespaces, and once with everything in one, where whatever compares all with all shows.
 */
export async function judgeBench(): Promise<void> {
  for (const namespaces of [300, 1]) {
    const snapshots = sizes.map((pods) => snapshotOf(pods, namespaces));
    const all = Array.from({ length: warmUp + rounds }, () => snapshots.map(timeOf)).slice(warmUp);
    const times = sizes.map((_, size) => median(all.map((round) => round[size] ?? 0)));
    const grown = times.slice(1).map((ms, index) => `x${(ms / (times[index] ?? ms)).toFixed(2)}`);
    process.stdout.write(
      `judging ${sizes.join(', ')} pods in ${namespaces} namespaces: ` +
        `${times.map((ms) => `${ms.toFixed(0)} ms`).join(', ')} (${grown.join(', ')}; linear is x2)\n`,
    );
  }
}

/** What is kept for a reading must not be there yet: each round judges a reading of its own. */
function timeOf(snapshot: Snapshot): number {
  const fresh = { ...snapshot, kinds: new Map(snapshot.kinds) };
  const begin = performance.now();
  judge(fresh);
  return performance.now() - begin;
}

function snapshotOf(pods: number, namespaces: number): Snapshot {
  const sharing = new Sharing();
  const of = (kind: Kind) => {
    const { plural, apiVersion } = builtIn[kind];
    return Array.from({ length: countFor(plural, pods) }, (_, number) => {
      const object = { apiVersion, kind, ...make(plural, number, pods) };
      const text = JSON.stringify(object).replaceAll(
        /"team-(\d+)"/g,
        (_, team) => `"team-${Number(team) % namespaces}"`,
      );
      return project(kind, JSON.parse(text) as RawObject, sharing);
    });
  };
  const kinds = new Map([...wantedKinds()].map((kind) => [kind, readable(of(kind))] as const));
  const api = readable({ server: 'https://bench', version: 'v1.35.4+k3s1' });
  return { takenAt: new Date().toISOString(), api, kinds, nullFree: true, hosts: new Map(), logs: new Map() };
}
