import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRecorded } from '../../tests/recorded/load.ts';
import { loadTruth } from '../../tests/truth/load.ts';
import type { Kind } from '../model/kinds.ts';
import { readable, unreadable } from '../model/readable.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { judge, wantedKinds, wantedLogs } from './diagnose.ts';

// Objects of odd shape: whatever the API server may leave out, or give as null or empty, no rule may stumble over it, and
// what could not be read may never pass for healthy.

/** Real objects first, then those that were written down after reports. */
const cases = [...loadRecorded(), ...(await loadTruth())];
const kinds = [...wantedKinds()].toSorted();

/** One field or list element, with the shape of the path on which it stands, such as `Pod.spec.containers.*.name`. */
interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly shape: string;
}

/** Every field and list element of the snapshot's objects. */
function slotsOf(snapshot: Snapshot): readonly Slot[] {
  const slots: Slot[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      const shape = `${path}.${Array.isArray(holder) ? '*' : key}`;
      slots.push({ holder, key, shape });
      walk(holder[key], shape);
    }
  };
  for (const [kind, part] of snapshot.kinds) if (part.ok) for (const object of part.value) walk(object, kind);
  return slots;
}

type Change = 'remove' | 'null' | 'empty' | 'truncate' | 'hostile';

/** The type stays one that the API server can return: absent, null, or the empty value of the field's own type. */
function apply({ holder, key }: Slot, change: Change): void {
  const value = holder[key];
  if (change === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else if (change === 'truncate') holder[key] = truncated(value);
  else if (change === 'hostile') holder[key] = typeof value === 'string' ? hostile(value) : value;
  else if (change === 'null' || typeof value === 'number' || typeof value === 'boolean') holder[key] = null;
  else holder[key] = typeof value === 'string' ? '' : Array.isArray(value) ? [] : {};
}

function truncated(value: unknown): unknown {
  if (typeof value === 'string' || Array.isArray(value)) return value.slice(0, Math.floor(value.length / 2));
  return value;
}

/** Text as an attacker would write it: control sequences, mark-up, commands, the names of prototypes, and much of it. */
function hostile(value: string): string {
  const nasty = [
    '\u001b[2J',
    '\u202e',
    '\0',
    '<script>',
    '$(reboot)',
    '`id`',
    '__proto__',
    '{{constructor}}',
    '%s%n',
    '\n',
  ];
  return `${nasty.join(value.slice(0, 40))}${'a@b.c:1/'.repeat(200)}`;
}

const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    change: fc.constantFrom<Change>('remove', 'null', 'empty', 'truncate', 'hostile'),
  }),
  { minLength: 1, maxLength: 80 },
);
const anyCase = fc.nat({ max: cases.length - 1 });

/** Everything goes on, and no rule is silent because it broke. */
function survives(snapshot: Snapshot): void {
  expect(wantedLogs(snapshot)).toBeDefined();
  expect([...judge(snapshot).broken].map(([code, error]) => `${code} ${error.stack}`)).toEqual([]);
}

test('no rule stumbles over fields here and there that are missing, null or empty', () => {
  fc.assert(
    fc.property(anyCase, changes, (index, made) => {
      const snapshot = structuredClone(cases[index]?.snapshot as Snapshot);
      const slots = slotsOf(snapshot);
      for (const { at, change } of made) {
        const slot = slots[Math.floor(at * (slots.length - 1))];
        if (slot) apply(slot, change);
      }
      survives(snapshot);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test('no rule stumbles over a field that every object lacks', () => {
  fc.assert(
    fc.property(anyCase, changes, (index, made) => {
      const snapshot = structuredClone(cases[index]?.snapshot as Snapshot);
      const shapes = Map.groupBy(slotsOf(snapshot), ({ shape }) => shape);
      const names = [...shapes.keys()].toSorted();
      for (const { at, change } of made.slice(0, 3)) {
        const name = names[Math.floor(at * (names.length - 1))] ?? '';
        for (const slot of shapes.get(name)?.toReversed() ?? []) apply(slot, change);
      }
      survives(snapshot);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test('a kind that could not be read never passes for healthy', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...kinds), (index, kind: Kind) => {
      const snapshot = cases[index]?.snapshot as Snapshot;
      const unread = new Map(snapshot.kinds).set(kind, unreadable('forbidden', `cannot list ${kind}`));
      const { findings, broken } = judge({ ...snapshot, kinds: unread });
      expect([...broken.keys()]).toEqual([]);
      expect(
        findings.filter(({ severity }) => severity !== 'info'),
        `${cases[index]?.name} without ${kind}`,
      ).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
}, 30_000);

test('a snapshot whose lists hold nothing but null has nothing to tell, and does not throw', () => {
  const empty: Snapshot = {
    takenAt: '2026-11-24T02:00:00Z',
    api: readable({ server: 'https://10.0.0.10:6443', version: 'v1.35.4+k3s1' }),
    kinds: new Map(kinds.map((kind) => [kind, readable([null as never, {} as never])])),
    hosts: new Map(),
    logs: new Map(),
  };
  expect([...judge(empty).broken.keys()]).toEqual([]);
});
