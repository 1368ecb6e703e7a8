import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Snapshot } from '../../src/model/snapshot.ts';

/** Snapshots of real clusters, recorded by `scripts/record.ts`; without hosts. */
export function loadRecorded(): readonly { readonly name: string; readonly snapshot: Snapshot }[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => ({ name: file.replace('.json.gz', ''), snapshot: load(join(import.meta.dirname, file)) }));
}

function load(file: string): Snapshot {
  const { takenAt, api, kinds, absent, logs } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  return { takenAt, api, kinds: new Map(kinds), absent: new Set(absent), hosts: new Map(), logs: new Map(logs) };
}
