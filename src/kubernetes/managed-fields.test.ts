import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutManagedFields } from './managed-fields.ts';

const cut = (text: string) => withoutManagedFields(Buffer.from(text)).toString();

/** Texts that look like the places where the cut begins and ends. */
const hostile = fc.array(
  fc.constantFrom(
    'managedFields',
    '"',
    ',',
    ':',
    '[',
    ']',
    '{',
    '}',
    '\\',
    '}]},"',
    ',"managedFields":[',
    'é',
    '\u2028',
  ),
  { maxLength: 8 },
);
const text = fc.oneof(
  hostile.map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
const name = fc.oneof({ weight: 2, arbitrary: text }, { weight: 1, arbitrary: fc.constant('managedFields') });
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    fc.constantFrom(null, true, 1.5e-7, -0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
  ),
}));

/** By hand, on the parsed form: lists of that name that are not the first field of their object. */
function expected(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(expected);
  if (typeof json !== 'object' || json === null) return json;
  const fields = Object.entries(json).filter(
    ([key, part], index) => index === 0 || key !== 'managedFields' || !Array.isArray(part),
  );
  return Object.fromEntries(fields.map(([key, part]) => [key, expected(part)]));
}

describe('managedFields', () => {
  test('go, and nothing else', () => {
    const metadata = { name: 'web', labels: { app: 'a' } };
    const fieldsV1 = { 'f:spec': { 'k:{"name":"a]"}': { '.': {}, 'f:args': {} }, 'v:["x",[{"y":"}]},\\""}]]': {} } };
    const list = (managed: object) => ({
      kind: 'PodList',
      items: [{ metadata: { ...metadata, ...managed }, spec: {} }, { metadata: { ...metadata, ...managed } }],
    });
    const written = JSON.stringify(list({ managedFields: [{ manager: 'a"}]},', fieldsV1 }, { manager: 'b' }] }));
    expect(JSON.parse(cut(written))).toEqual(list({}));
  });

  test('go from any JSON, whatever its texts look like', () => {
    fc.assert(
      fc.property(value, (json) => {
        expect(JSON.parse(cut(JSON.stringify(json)))).toEqual(JSON.parse(JSON.stringify(expected(json))));
      }),
      { numRuns: 2000 },
    );
  });

  test('stay where the JSON ends too early or is spread out, which is for the parser to judge', () => {
    const written = JSON.stringify({ metadata: { name: 'web', managedFields: [{ manager: 'a' }] } });
    for (let length = 0; length < written.length; length++) {
      expect(() => JSON.parse(cut(written.slice(0, length)))).toThrow();
    }
    const spread = JSON.stringify(JSON.parse(written), undefined, 1);
    expect(cut(spread)).toBe(spread);
  });

  test('need not be there', () => expect(cut('{"items":[]}')).toBe('{"items":[]}'));
});
