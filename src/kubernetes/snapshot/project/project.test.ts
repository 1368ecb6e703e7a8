import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kind } from '../../../model/kinds.ts';
import { withoutNulls } from '../../../model/nulls.ts';
import { builtIn } from '../../built-in.ts';
import type { RawObject } from '../../object.ts';
import { project } from './project.ts';
import { Sharing } from './sharing.ts';

const names = [
  ...['metadata', 'spec', 'status', 'template', 'jobTemplate', 'containers', 'env', 'value', 'conditions', 'message'],
  ...['data', 'annotations', 'ownerReferences', 'volumes', 'csi', 'httpGet', 'livenessProbe', 'state', 'waiting'],
  ...['labels', 'webhooks', 'clientConfig', 'source', 'users', 'parameters', 'type', 'name', 'command', '__proto__'],
];
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 8, depthSize: 'large' },
    fc.constantFrom<unknown>(null, null, '', 'text', 3, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fields(tie('value')),
  ),
}));

function fields(part: fc.Arbitrary<unknown>) {
  return fc
    .array(fc.tuple(fc.constantFrom(...names), part), { maxLength: 6 })
    .map((entries) => Object.fromEntries(entries));
}

test('no odd object makes the reading fail, and no null stays', () => {
  const sharing = new Sharing();
  const kinds = fc.constantFrom(...(Object.keys(builtIn) as Kind[]));
  fc.assert(
    fc.property(kinds, fields(value), (kind, object) => {
      const kept = project(kind, object as unknown as RawObject, sharing);
      expect(withoutNulls(kept)).toBe(kept);
    }),
    { numRuns: 2000 },
  );
});
