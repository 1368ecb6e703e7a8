import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnosis, ReportedFinding } from '../../diagnosis/report/schema.ts';
import { createText, type Language } from '../../text/text.ts';
import { createPage } from '../terminal/page.ts';
import { styleWith } from '../terminal/style.ts';
import { displayWidth } from '../terminal/width.ts';
import { writeDiagnosis } from './diagnosis-page.ts';

const none = { critical: 0, warning: 0, unknown: 0, info: 0 };

const finding: ReportedFinding = {
  code: 'G1',
  family: 'configuration',
  severity: 'critical',
  title: 'Secret keys is missing',
  explanation: 'Three workloads name it.',
  advice: 'Create it again.',
  object: { kind: 'Secret', namespace: 'shop', name: 'keys' },
  related: [
    ...['a', 'b', 'c', 'd', 'e'].map((name) => ({ kind: 'Pod', namespace: 'shop', name, role: 'pod' as const })),
    ...['web', 'api', 'cron'].map((name) => ({ kind: 'Deployment', namespace: 'shop', name, role: 'victim' as const })),
    { kind: 'Ingress', namespace: 'edge', name: 'web', role: 'victim' },
    { kind: 'Node', name: 'n1', role: 'node' },
  ],
  evidence: [
    { source: 'event', object: { kind: 'Pod', namespace: 'shop', name: 'a' }, path: 'Failed', value: 'not found' },
    { source: 'spec', object: { kind: 'Pod', namespace: 'shop', name: 'a' }, path: 'spec.x', value: 'keys' },
    { source: 'log', object: { kind: 'Pod', namespace: 'shop', name: 'a' }, path: 'app', value: 'panic' },
  ],
  remedy: { procedure: 'troubleshooting/crash-loop', parameters: {}, commands: ['kubectl -n shop get secrets'] },
  symptoms: ['C9'],
  explains: [],
};

const diagnosis: Diagnosis = {
  schema: 'lions.diagnosis/v1',
  language: 'en',
  findings: [finding],
  unreadable: [
    { part: 'kind/Node', reason: 'forbidden', message: 'nodes is forbidden', blinds: ['N2'], weakens: ['S1'] },
    { part: 'kind/StorageClass', reason: 'forbidden', message: 'no', blinds: ['V1', 'N2'], weakens: [] },
    { part: 'host/main', reason: 'timeout', message: 'slow', blinds: ['N1'], weakens: [] },
  ],
  summary: {
    verdict: 'problems',
    counts: { ...none, critical: 1 },
    hidden: none,
    filters: { families: null, severity: null, hints: false },
    takenAt: '2026-11-24T02:00:00Z',
    cluster: 'production',
    server: 'https://10.0.0.10:6443',
    version: 'v1.35.4+k3s1',
    namespaces: null,
    objects: 1,
    hosts: { asked: 1, read: 0 },
    durations: { observeMs: 1, diagnoseMs: 1 },
  },
};

interface Wish {
  readonly language?: Language;
  readonly coloured?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

function shown(over: Partial<Diagnosis>, wish: Wish = {}): string {
  const { language = 'en', coloured = false, quiet = false, verbose = false } = wish;
  const page = () => createPage({ width: 80, style: styleWith(coloured) });
  const on = page();
  writeDiagnosis(on, { ...diagnosis, ...over }, { language, words: createText(language), quiet, verbose, page });
  return on.toString();
}

describe('the diagnosis for people', () => {
  test('goes from the cause over evidence and victims to what to type', () => {
    const text = shown({}, { quiet: true });
    expect(text).toBe(`1. CRITICAL G1, shop
   Secret keys is missing
   Three workloads name it.
   Seen:
   - event on Pod a, Failed: not found
   - spec.x: keys
   - log of Pod a, app: panic
   Stops 3 Deployments and 1 Ingress: Deployment web, Deployment api, Deployment
   cron, Ingress edge/web
   In 5 pods: a, b, c, +2 more
   Concerns: Node n1
   Explains also: C9
   To do: Create it again.
     kubectl -n shop get secrets
   Procedure of the runbook: troubleshooting/crash-loop

Not read, so not judged:
- Nodes and StorageClasses: these credentials may not read this (nodes is
  forbidden)
  This blinds 2 rules: N2, V1
  This weakens 1 rule: S1
- the host main: no answer in time (slow)
  This blinds 1 rule: N1

1 problem: 1 critical. 3 parts could not be read.
`);
  });

  test('says where and when first, and how to learn more last', () => {
    const lines = shown({}).split('\n');
    expect(lines[0]).toBe('Diagnosis of production at https://10.0.0.10:6443');
    expect(lines[1]).toMatch(/2026.*, v1\.35\.4\+k3s1, 1 object read, 0 of 1 host read$/);
    expect(lines.at(-2)).toBe('“lions explain G1” says more about a code.');
  });

  test('shows everything with --verbose', () => {
    expect(shown({}, { verbose: true })).toContain('In 5 pods: a, b, c, d, e\n');
  });

  test('speaks French', () => {
    const text = shown({}, { language: 'fr', quiet: true });
    expect(text).toContain('1. CRITIQUE G1, shop');
    expect(text).toContain('Arrête 3 Deployments et 1 Ingress\u00a0:');
    expect(text).toContain('1 problème\u00a0: 1 critique. 3 parties n’ont pas pu être lues.');
  });

  test.each([
    ['healthy', none, [], 'No problem found, and everything was read.'],
    [
      'healthy',
      { ...none, warning: 2 },
      [],
      'Nothing found in what was asked for. 2 findings left out by the filters: 2 warnings.',
    ],
    [
      'unknown',
      none,
      diagnosis.unreadable,
      'No verdict: no problem was found, but not everything could be looked at. 3 parts could not be read.',
    ],
  ] as const)('closes a verdict %s honestly', (verdict, hidden, unreadable, sentence) => {
    const summary = { ...diagnosis.summary, verdict, counts: none, hidden };
    const text = shown({ findings: [], unreadable: [...unreadable], summary }, { quiet: true });
    expect(text.trimEnd().split('\n').slice(-2).join(' ').trim()).toContain(sentence);
  });

  test('fits the page and disarms whatever the cluster says, in colour as without', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('\u001b[2J', '\u009b', '\n', '\u202e', ' ', '日本', 'x/y', '\u0007', 'ab'),
    });
    fc.assert(
      fc.property(hostile, hostile, fc.constantFrom<Language>('en', 'fr'), (name, value, language) => {
        const object = { kind: 'Pod', namespace: name, name };
        const nasty: ReportedFinding = {
          ...finding,
          title: value,
          explanation: value,
          object,
          related: [{ ...object, role: 'victim' }],
          evidence: [{ source: 'log', object, path: name, value }],
          remedy: null,
        };
        const unreadable = [
          { part: `host/${name}`, reason: 'failed' as const, message: value, blinds: [], weakens: [] },
        ];
        const coloured = shown({ findings: [nasty], unreadable }, { language, coloured: true });
        const plain = shown({ findings: [nasty], unreadable }, { language });
        expect(stripVTControlCharacters(coloured)).toBe(plain);
        expect(/[^\P{Cc}\n]|\p{Bidi_Control}/u.test(plain)).toBe(false);
        for (const line of plain.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
      }),
    );
  });
});
