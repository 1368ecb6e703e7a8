import { describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { createText, languages } from '../../text/text.ts';
import { diagnose, type Judgement, judge, wantedKinds } from '../diagnose.ts';
import { rules as allRules } from '../registry.ts';
import type { Rule } from '../rule.ts';
import { crashed, node, workload } from '../testing/objects.ts';
import { type Scene, snapshotOf } from '../testing/scene.ts';
import { buildReport, type ReportInput } from './build.ts';
import { diagnosisSchema } from './schema.ts';

const none = function* () {};
const rules: readonly Rule[] = [
  { code: 'N8', family: 'node', reads: ['Node'], hosts: true, check: none },
  { code: 'G8', family: 'configuration', reads: ['Pod', 'Secret'], check: none },
  { code: 'C1', family: 'crash', reads: ['Pod'], consults: ['Secret'], logs: none, check: none },
  { code: 'U8', family: 'unknown', reads: [], check: none },
];

const finding = (over: Partial<Finding>): Finding => ({
  code: 'C1',
  severity: 'critical',
  object: { kind: 'Deployment', namespace: 'shop', name: 'web' },
  related: [],
  evidence: [],
  parameters: { container: 'app', limit: '1Gi', restarts: 3, count: 1 },
  symptoms: [],
  explains: [],
  ...over,
});

const found = (findings: readonly Finding[]): Judgement => ({ findings, broken: new Map() });

function report(scene: Scene, over: Partial<ReportInput> = {}) {
  return buildReport({
    snapshot: snapshotOf(scene),
    judgement: found([]),
    rules,
    wanted: wantedKinds(rules),
    filters: {},
    words: createText('en'),
    language: 'en',
    cluster: 'production',
    server: 'https://10.0.0.10:6443',
    durations: { observeMs: 1.4, diagnoseMs: 0.2 },
    ...over,
  });
}

const forbidden = { reason: 'forbidden', message: 'secrets is forbidden' } as const;
const refused = { reason: 'refused', message: 'connect ECONNREFUSED' } as const;

describe('the report', () => {
  test.each(languages)('of real findings is valid lions.diagnosis/v1 in %s', (language) => {
    const scene: Scene = {
      objects: [
        node(),
        workload('web', {
          container: { resources: { limits: { memory: '128Mi' } } },
          state: crashed({ exitCode: 137, reason: 'OOMKilled' }),
        }),
      ],
      unreadable: { Secret: forbidden },
      hosts: { main: { ok: false, unreadable: refused } },
    };
    const words = createText(language);
    const findings = diagnose(snapshotOf(scene));
    const built = report(scene, {
      judgement: found(findings),
      rules: allRules,
      wanted: wantedKinds(allRules),
      words,
      language,
    });
    expect(diagnosisSchema.parse(JSON.parse(JSON.stringify(built)))).toEqual(JSON.parse(JSON.stringify(built)));
    expect(built.findings.map(({ code, family, title }) => ({ code, family, title }))).toContainEqual({
      code: 'C1',
      family: 'crash',
      title: words('rules.C1.title', { object: 'Deployment web', container: 'app' }),
    });
    expect(built.summary).toMatchObject({ objects: 4, hosts: { asked: 1, read: 0 }, version: 'v1.35.4+k3s1' });
  });

  test.each([
    ['healthy', 'everything was read and there are only hints', {}, [finding({ severity: 'info' })]],
    [
      'problems',
      'something is critical, whatever could not be read',
      { unreadable: { Secret: forbidden } },
      [finding({})],
    ],
    ['problems', 'there is a warning', {}, [finding({ severity: 'warning' })]],
    ['unknown', 'a rule could not say', {}, [finding({ severity: 'unknown' }), finding({ severity: 'info' })]],
    ['unknown', 'a kind could not be read', { unreadable: { Secret: forbidden } }, []],
    ['unknown', 'the API server is down', { apiDown: refused }, []],
    ['unknown', 'a host could not be read', { hosts: { main: { ok: false, unreadable: refused } } }, []],
  ] as const)('says %s when %s', (verdict, _, scene, findings) => {
    expect(report(scene, { judgement: found(findings) }).summary.verdict).toBe(verdict);
  });
});

describe('unreadable parts', () => {
  test('name the rules that they blind', () => {
    const { unreadable } = report({
      unreadable: { Secret: forbidden, Node: forbidden },
      hosts: { main: { ok: false, unreadable: refused } },
      logs: { 'shop/web-1/app': { reason: 'timeout', message: 'slow' } },
    });
    expect(unreadable.map(({ part, reason, blinds, weakens }) => [part, reason, blinds, weakens])).toEqual([
      ['kind/Node', 'forbidden', ['N8'], []],
      ['kind/Secret', 'forbidden', ['G8'], ['C1']],
      ['host/main', 'refused', ['N8'], []],
      ['log/shop/web-1/app', 'timeout', [], ['C1']],
    ]);
  });

  test('are one when the API server is down', () => {
    const { unreadable, summary } = report({ apiDown: refused });
    expect(unreadable).toEqual([{ part: 'api', ...refused, blinds: ['N8', 'G8', 'C1'], weakens: [] }]);
    expect(summary).toMatchObject({ version: null, server: 'https://10.0.0.10:6443' });
  });

  test('count a kind that nobody read', () => {
    const snapshot = snapshotOf({});
    const kinds = new Map([...snapshot.kinds].filter(([kind]) => kind !== 'Secret'));
    const { unreadable, summary } = report({}, { snapshot: { ...snapshot, kinds } });
    expect(unreadable.map(({ part }) => part)).toEqual(['kind/Secret']);
    expect(summary.verdict).toBe('unknown');
  });

  test('do not count a log that does not exist', () => {
    const { unreadable } = report({ logs: { 'shop/web-1/app/previous': { reason: 'not-found', message: 'none' } } });
    expect(unreadable).toEqual([]);
  });
});

describe('filters', () => {
  const nodeDown = finding({ code: 'N8', object: { kind: 'Node', name: 'node-1' } });
  const findings = [finding({}), finding({ severity: 'info' }), nodeDown, finding({ code: 'U8', severity: 'unknown' })];
  const words = (key: string) => key;
  const codes = (filters: ReportInput['filters']) =>
    report({}, { judgement: found(findings), filters, words }).findings.map(
      ({ code, severity }) => `${code} ${severity}`,
    );

  test('by severity keep what is at least as urgent, and always what is unknown', () => {
    expect(codes({ severity: 'warning' })).toEqual(['C1 critical', 'N8 critical', 'U8 unknown']);
  });

  test('by family', () => {
    expect(codes({ families: ['node'] })).toEqual(['N8 critical', 'U8 unknown']);
  });

  test('by namespace keep what concerns the whole cluster', () => {
    expect(codes({ namespaces: ['other'] })).toEqual(['N8 critical']);
  });

  test('say how much they left out, and the verdict is about the rest', () => {
    const { summary } = report({}, { judgement: found(findings.slice(0, 2)), filters: { families: ['node'] }, words });
    expect(summary).toMatchObject({
      verdict: 'healthy',
      counts: { critical: 0, info: 0 },
      hidden: { critical: 1, info: 1 },
      filters: { families: ['node'], severity: null },
    });
  });

  test('leave out unreadable parts that blind nothing that was asked for', () => {
    const scene: Scene = { unreadable: { Secret: forbidden } };
    expect(report(scene, { filters: { families: ['node'] } }).summary.verdict).toBe('healthy');
    expect(report(scene, { filters: { families: ['configuration'] } }).summary.verdict).toBe('unknown');
  });
});

test('a rule that failed is a part that was not judged, and no verdict is healthy', () => {
  const stumbles: Rule = {
    code: 'X1',
    family: 'crash',
    reads: [],
    check: () => {
      throw new TypeError('null has no name');
    },
  };
  const built = report({}, { judgement: judge(snapshotOf({}), [stumbles]), rules: [stumbles] });
  expect(built.summary.verdict).toBe('unknown');
  expect(built.unreadable).toContainEqual({
    part: 'rule/X1',
    reason: 'failed',
    message: 'null has no name',
    blinds: ['X1'],
    weakens: [],
  });
});
