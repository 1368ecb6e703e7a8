import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pod } from '../../model/kinds.ts';
import { Cluster } from '../cluster.ts';
import { node, object, pod } from '../testing/objects.ts';
import { type SceneObject, snapshotOf } from '../testing/scene.ts';
import { cutBetween } from './cut.ts';
import { enforcement } from './enforced.ts';
import type { End, Wanted } from './policy.ts';

const at = (ip: string) => ({ status: { podIP: ip } });
const labelled = (name: string, namespace: string, labels: object, ip: string, more = {}) =>
  pod(name, { namespace, metadata: { labels }, ...at(ip), ...more });
const ports = [{ name: 'sql', containerPort: 5432 }];
const actors = [
  labelled('web', 'shop', { app: 'web' }, '10.42.0.5'),
  labelled('db', 'shop', { app: 'db' }, '10.42.1.6', { container: { ports } }),
  labelled('proxy', 'edge', { app: 'proxy' }, '10.42.0.9'),
  labelled('agent', 'edge', { app: 'agent' }, '192.0.2.7', { spec: { hostNetwork: true } }),
];
const namespaces = [
  object('Namespace', 'shop', { metadata: { labels: { team: 'sales' } } }),
  object('Namespace', 'edge', { metadata: { labels: { team: 'net' } } }),
];
const sql: Wanted = { port: 5432, protocol: 'TCP' };

function cut(policies: readonly SceneObject[], from: string | End, to: string | End, wanted = sql) {
  const cluster = new Cluster(snapshotOf({ objects: [...actors, ...namespaces, ...policies] }));
  const end = (one: string | End): End =>
    typeof one === 'string' ? { is: 'pod', pod: actors.find(({ metadata }) => metadata.name === one) as Pod } : one;
  const found = cutBetween(cluster, end(from), end(to), wanted);
  return found && `${found.direction} ${found.culprit.metadata.name}`;
}

const policy = (name: string, spec: object, namespace = 'shop') =>
  object('NetworkPolicy', name, { namespace, spec: { podSelector: {}, ...spec } });
const deny = policy('deny', { policyTypes: ['Ingress', 'Egress'] });
const from = (...peers: object[]) => ({ policyTypes: ['Ingress'], ingress: [{ from: peers }] });
const to = (...peers: object[]) => ({ policyTypes: ['Egress'], egress: [{ to: peers }] });

describe('what NetworkPolicies forbid', () => {
  test('nothing where none restricts the pod', () => {
    expect(cut([], 'web', 'db')).toBeUndefined();
    expect(cut([policy('other', { podSelector: { matchLabels: { app: 'api' } } })], 'web', 'db')).toBeUndefined();
    expect(cut([policy('ingress', {})], 'web', 'proxy')).toBeUndefined();
  });

  test('everything where one allows nobody, in either direction', () => {
    expect(cut([deny], 'web', 'db')).toBe('egress deny');
    expect(cut([policy('in', { policyTypes: ['Ingress'] })], 'proxy', 'db')).toBe('ingress in');
    expect(cut([policy('in', { ingress: [] })], 'proxy', 'db')).toBe('ingress in');
    expect(cut([deny], 'web', { is: 'outside' })).toBe('egress deny');
  });

  test('peers by pod, by namespace, by both', () => {
    const restricted = policy('restricted', from({ podSelector: { matchLabels: { app: 'web' } } }));
    expect(cut([restricted], 'web', 'db')).toBeUndefined();
    expect(cut([restricted], 'proxy', 'db')).toBe('ingress restricted');
    const byTeam = policy('team', from({ namespaceSelector: { matchLabels: { team: 'net' } } }));
    expect(cut([byTeam], 'proxy', 'db')).toBeUndefined();
    expect(cut([byTeam], 'web', 'db')).toBe('ingress team');
    const both = { namespaceSelector: {}, podSelector: { matchLabels: { app: 'web' } } };
    expect(cut([policy('both', from(both))], 'proxy', 'db')).toBe('ingress both');
    const byName = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } };
    expect(cut([policy('name', from(byName))], 'proxy', 'db')).toBeUndefined();
    expect(cut([policy('l3', from({ namespaceSelector: { matchLabels: { name: 'edge' } } }))], 'proxy', 'db')).toBe(
      'ingress l3',
    );
  });

  test('blocks of addresses, and the Internet', () => {
    const cluster = policy('cluster', to({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.42.1.0/24'] } }));
    expect(cut([cluster], 'web', { is: 'address', address: '10.9.9.9' })).toBeUndefined();
    expect(cut([cluster], 'web', 'db')).toBe('egress cluster');
    expect(cut([cluster], 'web', { is: 'outside' })).toBe('egress cluster');
    expect(cut([policy('all', to({ ipBlock: { cidr: '0.0.0.0/0' } }))], 'web', { is: 'outside' })).toBeUndefined();
  });

  test('ports by number, range, name and protocol', () => {
    const only = (...list: object[]) => [policy('ports', { policyTypes: ['Ingress'], ingress: [{ ports: list }] })];
    expect(cut(only({ port: 5432 }), 'web', 'db')).toBeUndefined();
    expect(cut(only({ port: 'sql' }), 'web', 'db')).toBeUndefined();
    expect(cut(only({ port: 5000, endPort: 6000 }), 'web', 'db')).toBeUndefined();
    expect(cut(only({ protocol: 'TCP' }), 'web', 'db')).toBeUndefined();
    expect(cut(only({ port: 'http' }), 'web', 'db')).toBe('ingress ports');
    expect(cut(only({ port: 53, protocol: 'TCP' }), 'web', 'db', { port: 53, protocol: 'UDP' })).toBe('ingress ports');
  });

  test('the policy to change: one that nearly allows it, one made for the pod, one that denies all', () => {
    const forDb = policy('for-db', {
      ...from({ podSelector: { matchLabels: { app: 'api' } } }),
      podSelector: { matchLabels: { app: 'db' } },
    });
    const denyIn = policy('a-deny', { policyTypes: ['Ingress'] });
    expect(cut([denyIn, forDb], 'web', 'db')).toBe('ingress for-db');
    const wrongPort = policy('near', { policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 5433 }] }] });
    expect(cut([denyIn, forDb, wrongPort], 'web', 'db')).toBe('ingress near');
    expect(
      cut([denyIn, policy('allow-dns', { policyTypes: ['Egress'], egress: [{ ports: [{ port: 53 }] }] })], 'web', 'db'),
    ).toBe('egress allow-dns');
  });

  test('pods in the network of their node are not restricted', () => {
    expect(cut([policy('deny', { policyTypes: ['Egress'] }, 'edge')], 'agent', 'db')).toBeUndefined();
  });
});

const peer = fc.oneof(
  fc.constant({ podSelector: {} }),
  fc.constant({ namespaceSelector: {} }),
  fc.constantFrom('web', 'db', 'proxy').map((app) => ({ podSelector: { matchLabels: { app } } })),
  fc.constantFrom('net', 'sales').map((team) => ({ namespaceSelector: { matchLabels: { team } } })),
  fc.constantFrom('10.42.0.0/16', '0.0.0.0/0', '192.0.2.0/24').map((cidr) => ({ ipBlock: { cidr } })),
);
const port = fc.constantFrom({ port: 5432 }, { port: 'sql' }, { port: 80, endPort: 8080 }, { protocol: 'UDP' });
const rule = fc.record({ from: fc.array(peer), to: fc.array(peer), ports: fc.array(port) });
const anyPolicy = fc
  .tuple(fc.array(rule), fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress']))
  .map(([rules, policyTypes]) => ({ policyTypes, ingress: rules, egress: rules }));
const ends = fc.tuple(fc.constantFrom('web', 'db', 'proxy', 'agent'), fc.constantFrom('web', 'db', 'proxy'));

describe('laws', () => {
  test('a further rule only ever allows more', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy), anyPolicy, rule, ends, (others, spec, further, [a, b]) => {
        const wider = { ...spec, ingress: [...spec.ingress, further], egress: [...spec.egress, further] };
        const before = cut(
          [...others, spec].map((one, at) => policy(`p${at}`, one)),
          a,
          b,
        );
        const after = cut(
          [...others, wider].map((one, at) => policy(`p${at}`, one)),
          a,
          b,
        );
        return before !== undefined || after === undefined;
      }),
    );
  });

  test('a rule without peers and ports allows whatever it is about', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy), ends, (others, [a, b]) => {
        const open = { policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] };
        const all = [...others, open].flatMap((one, at) => [policy(`p${at}`, one), policy(`p${at}`, one, 'edge')]);
        return cut(all, a, b) === undefined;
      }),
    );
  });

  test('the order of policies does not matter', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy), ends, (specs, [a, b]) => {
        const all = specs.map((one, at) => policy(`p${at}`, one));
        return cut(all, a, b) === cut(all.toReversed(), a, b);
      }),
    );
  });

  test('odd shapes are met without an exception', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (ingress, egress) => {
        const odd = policy('odd', { policyTypes: ['Ingress', 'Egress'], ingress, egress });
        return typeof cut([odd], 'web', 'db') !== 'number';
      }),
    );
  });
});

describe('whether anybody enforces them', () => {
  const k3s = (args: string) => node('node-1', { metadata: { annotations: { 'k3s.io/node-args': args } } });
  const seen = (...objects: SceneObject[]) => enforcement(new Cluster(snapshotOf({ objects })));

  test('K3s does, until it is told not to', () => {
    expect(seen(k3s('["server"]'))).toBe('yes');
    expect(seen(k3s('["server","--disable-network-policy"]'))).toBe('no');
    expect(seen(k3s('["server","--disable-network-policy","true"]'))).toBe('no');
    expect(seen(k3s('["server","--disable-network-policy","false"]'))).toBe('yes');
    expect(seen(k3s('["server","--disable-network-policy"]'), pod('calico-node-x', { namespace: 'kube-system' }))).toBe(
      'yes',
    );
  });

  test('elsewhere it is the plug-in', () => {
    expect(seen()).toBe('unknown');
    expect(seen(pod('kube-flannel-ds-x', { namespace: 'kube-system' }))).toBe('no');
    expect(seen(pod('cilium-x', { namespace: 'kube-system' }))).toBe('yes');
  });
});
