import { describe, expect, test } from 'vitest';
import { keyOf, type ObjectRef } from '../model/object.ts';
import { Cluster } from './cluster.ts';
import { fold } from './fold.ts';
import { Impact } from './impact.ts';
import type { Draft, Rule } from './rule.ts';
import { crashed, object, pod, workload } from './testing/objects.ts';
import { type Nested, type SceneObject, snapshotOf } from './testing/scene.ts';

const rule = (code: string): Rule => ({
  code,
  family: code.startsWith('H') ? 'hint' : 'crash',
  reads: [],
  check: () => [],
});
const ref = (path: string): ObjectRef => {
  const [kind = '', ...rest] = path.split('/');
  const name = rest.pop() ?? '';
  return rest[0] === undefined ? { kind, name } : { kind, namespace: rest[0], name };
};
const draft = (object: string, more: Partial<Draft> = {}): Draft => ({
  severity: 'critical',
  object: ref(object),
  victims: [],
  evidence: [],
  parameters: {},
  ...more,
});

function folded(objects: Nested<SceneObject>, ...suspicions: readonly (readonly [string, Draft])[]) {
  const impact = new Impact(new Cluster(snapshotOf({ objects })));
  const findings = fold(
    suspicions.map(([code, draft]) => ({ rule: rule(code), draft })),
    impact,
  );
  return findings.map(({ code, object, related, symptoms }) => ({
    cause: `${code} ${keyOf(object)}`,
    related: related.map((one) => `${one.kind}/${one.name}`),
    symptoms,
  }));
}

/** A crashing workload with a Service that nothing else serves, and an Ingress on it. */
const served = (name: string) => [
  workload(name, { state: crashed({ exitCode: 1 }) }),
  object('Service', name, { spec: { selector: { app: name } } }),
  object('Ingress', name, { spec: { defaultBackend: { service: { name } } } }),
];

describe('folding', () => {
  test('what stands aside takes nothing, is taken by nothing, and folds only where it blames', () => {
    const aside = (more: Partial<Draft> = {}) => draft('Deployment/shop/web', { aside: true, ...more });
    const web = draft('Deployment/shop/web', { blames: [ref('Deployment/shop/web')] });
    expect(folded([], ['X4', aside()], ['C5', web]).map(({ cause }) => cause)).toEqual([
      'X4 Deployment/shop/web',
      'C5 Deployment/shop/web',
    ]);
    expect(folded([], ['C5', web], ['X4', aside()])).toHaveLength(2);
    expect(folded([], ['X4', aside({ blames: [ref('Deployment/shop/web')] })], ['C5', web])).toEqual([
      { cause: 'C5 Deployment/shop/web', related: [], symptoms: ['X4'] },
    ]);
  });

  test('advice stands beside everything, explains nothing and is not explained', () => {
    expect(
      folded(
        [],
        ['C5', draft('Deployment/shop/web')],
        ['H1', draft('Namespace/shop')],
        ['H2', draft('Namespace/shop')],
        ['H3', draft('Deployment/shop/web', { blames: [ref('Deployment/shop/web')] })],
        ['C6', draft('Deployment/shop/api', { blames: [ref('Namespace/shop')] })],
      ),
    ).toEqual(
      [
        'C5 Deployment/shop/web',
        'C6 Deployment/shop/api',
        'H1 Namespace//shop',
        'H2 Namespace//shop',
        'H3 Deployment/shop/web',
      ].map((cause) => ({ cause, related: [], symptoms: [] })),
    );
  });

  test('the first rule that claims a pod has it; what else claims the pod is its symptom', () => {
    const pods = [ref('Pod/shop/web-7f9c-x1')];
    expect(
      folded(
        served('web'),
        ['G2', draft('Secret/shop/key', { victims: pods })],
        ['C5', draft('Deployment/shop/web', { victims: pods })],
        ['U5', draft('Deployment/shop/web')],
        ['T9', draft('Ingress/shop/web')],
      ),
    ).toEqual([
      {
        cause: 'G2 Secret/shop/key',
        related: ['Pod/web-7f9c-x1', 'Deployment/web', 'Service/web', 'Ingress/web'],
        symptoms: ['C5', 'U5', 'T9'],
      },
    ]);
  });

  test('a suspicion with a victim of its own stays, without the victims that others have', () => {
    const [a, b] = [ref('Pod/shop/a-1'), ref('Pod/shop/b-1')];
    const seen = folded(
      [pod('a-1'), pod('b-1')],
      ['N1', draft('Node/n', { victims: [a] })],
      ['G2', draft('Secret/shop/key', { victims: [a, b] })],
    );
    expect(seen.map((one) => [one.cause, one.related])).toEqual([
      ['N1 Node//n', ['Pod/a-1']],
      ['G2 Secret/shop/key', ['Pod/b-1']],
    ]);
  });

  test('containers of one pod suffer from different causes; a suspicion about the whole pod is answered by either', () => {
    const web = ref('Pod/shop/web-1');
    const seen = folded(
      [pod('web-1')],
      ['C1', draft('Deployment/shop/web', { victims: [{ ...web, container: 'app' }] })],
      ['C5', draft('Deployment/shop/web', { victims: [{ ...web, container: 'log' }] })],
      ['C5', draft('Pod/shop/web-1', { victims: [{ ...web, container: 'app' }] })],
      ['U4', draft('Pod/shop/web-1', { victims: [web] })],
    );
    expect(seen.map(({ cause, symptoms }) => [cause, symptoms])).toEqual([
      ['C1 Deployment/shop/web', ['C5', 'U4']],
      ['C5 Deployment/shop/web', []],
    ]);
  });

  test('blame is followed through several services to the first cause', () => {
    const crash = (name: string, blames: string[]) =>
      draft(`Deployment/shop/${name}`, { victims: [ref(`Pod/shop/${name}-7f9c-x1`)], blames: blames.map(ref) });
    const seen = folded(
      [served('front'), served('api'), served('db')],
      ['C6', crash('front', ['Service/shop/api'])],
      ['C6', crash('api', ['Service/shop/db'])],
      ['C1', crash('db', [])],
    );
    expect(seen.map(({ cause, symptoms }) => [cause, symptoms])).toEqual([['C1 Deployment/shop/db', ['C6']]]);
    expect(seen[0]?.related).toEqual(expect.arrayContaining(['Ingress/front', 'Deployment/api', 'Service/db']));
  });

  test('of two that blame each other one stays, and who blames only itself stays', () => {
    const crash = (name: string, other: string) =>
      draft(`Deployment/shop/${name}`, {
        victims: [ref(`Pod/shop/${name}-7f9c-x1`)],
        blames: [ref(`Service/shop/${other}`)],
      });
    expect(folded([served('a'), served('b')], ['C6', crash('a', 'b')], ['C6', crash('b', 'a')])).toHaveLength(1);
    expect(folded([served('a')], ['C6', crash('a', 'a')])).toHaveLength(1);
  });

  test('the same trouble of several replicas is one finding, as grave as the gravest', () => {
    const one = (name: string, severity: Draft['severity']) =>
      draft('Deployment/shop/web', { severity, victims: [ref(`Pod/shop/${name}`)] });
    const impact = new Impact(new Cluster(snapshotOf({})));
    const findings = fold(
      [
        { rule: rule('C5'), draft: one('web-1', 'warning') },
        { rule: rule('C5'), draft: one('web-2', 'critical') },
      ],
      impact,
    );
    expect(findings.map(({ severity, parameters }) => [severity, parameters['count']])).toEqual([['critical', 2]]);
  });

  test('a trouble of a node that stops nothing takes neither its pods nor the place of another', () => {
    const seen = folded(
      [pod('web-1', { node: 'n', state: crashed({ exitCode: 1 }) })],
      ['N10', draft('Node/n')],
      ['N12', draft('Node/n')],
      ['C5', draft('Pod/shop/web-1', { victims: [ref('Pod/shop/web-1')] })],
    );
    expect(seen.map((one) => one.cause)).toEqual(['N10 Node//n', 'N12 Node//n', 'C5 Pod/shop/web-1']);
  });

  test('ten thousand causes that blame one another leave one', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, i) => ['C6', draft(`Pod/shop/p${i}`, { blames: [ref(`Pod/shop/p${i + 1}`)] })] as const,
    );
    expect(folded([], ...many)).toHaveLength(1);
  });
});
