import type { ObjectRef } from '../../model/object.ts';
import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { addOn } from './add-on.ts';
import { controllerPods, namesAskedOf, policiesOver, serviceOf } from './blames.ts';
import { isBroken } from './broken-issuer.ts';
import { common, consulted, severityOfAll, victimsOf } from './draft.ts';
import { ageOf, conditionOf, type Issuance, issuances, saidBy } from './issuance.ts';
import type { IssuerLink } from './issuer.ts';
import { quoted } from './messages.ts';
import { settling, waits } from './progress.ts';
import { certificatesOf } from './shared-secret.ts';

const kinds = ['Issuer', 'ClusterIssuer'] as const;

/** An issuer that Certificates name does not exist, or cannot issue: one finding for each, with all its Certificates. */
export const m03Issuer: Rule = {
  code: 'M3',
  family: 'certificate',
  reads: ['Certificate'],
  consults: consulted,
  *check(cluster) {
    // What a controller that is down last said of its issuers is old.
    if (addOn(cluster).state === 'down') return;
    const named = Map.groupBy(issuances(cluster), ({ issuer }) => (issuer ? keyOf(issuer.ref) : ''));
    for (const kind of kinds) {
      for (const issuer of cluster.all(kind)) {
        const ref = refOf(kind, issuer);
        const link: IssuerLink = { ref, issuer, exists: 'yes' };
        if (isBroken(cluster, issuer)) yield draftOf(cluster, link, named.get(keyOf(ref)) ?? []);
      }
    }
    for (const group of named.values()) {
      const link = group[0]?.issuer;
      const old = group.filter(({ certificate }) => ageOf(cluster, certificate) > settling);
      if (link?.exists === 'no' && old.length > 0) yield draftOf(cluster, link, old);
    }
  },
};

function draftOf(cluster: Cluster, link: IssuerLink, affected: readonly Issuance[]): Draft {
  const { ref, issuer } = link;
  const waiting = affected.filter((issuance) => waits(cluster, issuance));
  const ready = conditionOf(issuer, 'Ready');
  const event = issuer && cluster.events(ref.kind, issuer).findLast(({ type }) => type === 'Warning');
  const secret = secretOf(cluster, link);
  const detail = ready ? saidBy(ready) : '';
  return {
    severity: severityOfAll(cluster, waiting),
    object: ref,
    victims: victimsOf(cluster, affected),
    related: secret ? [{ ...secret, role: 'reference' }] : [],
    evidence: [
      ...(ready ? [fromStatus(ref, 'status.conditions[Ready]', detail)] : []),
      ...(event ? [fromEvent(event)] : []),
      ...(issuer
        ? []
        : affected.slice(0, 4).map((one) => fromSpec(one.ref, 'spec.issuerRef', `${ref.kind}/${ref.name}`))),
      ...(secret && cluster.exists('Secret', secret.namespace, secret.name) === 'no'
        ? [fromSpec(ref, 'spec.ca.secretName', `${secret.namespace}/${secret.name}`)]
        : []),
    ],
    parameters: {
      ...common(affected),
      detail: quoted(detail),
      near: near(cluster, ref),
      state: issuer ? 'False' : '–',
    },
    remedy: remedy(
      'troubleshooting/certificate-issuance',
      ref,
      ...(issuer ? [kubectl('describe', ref)] : [command('kubectl', 'get', 'issuers,clusterissuers', '-A')]),
      ...(secret ? [command('kubectl', '-n', secret.namespace ?? '', 'get', 'secret', secret.name)] : []),
      command('kubectl', '-n', addOn(cluster).namespace, 'logs', '--tail=50', 'deployment/cert-manager'),
    ),
    blames: blamesOf(cluster, detail, secret),
  };
}

/** The Secret without which the issuer cannot work: that of its authority, or the key of its account. */
function secretOf(cluster: Cluster, { ref, issuer }: IssuerLink): ObjectRef | undefined {
  const name = issuer?.spec?.ca?.secretName;
  if (!name) return undefined;
  return { kind: 'Secret', namespace: ref.namespace ?? addOn(cluster).namespace, name };
}

/** A name that cannot be looked up is CoreDNS's trouble, an authority in the cluster its Service's, a Secret its Certificate's. */
function blamesOf(cluster: Cluster, detail: string, secret: ObjectRef | undefined): readonly ObjectRef[] {
  const lookup = /lookup |dial (?:tcp|udp):? .{0,40}:53\b|server misbehaving/.test(detail);
  const cut = /timeout|deadline exceeded|connection refused|no route to host|unreachable/.test(detail);
  return [
    ...(lookup ? namesAskedOf(cluster) : []),
    ...(cut ? policiesOver(cluster, controllerPods(cluster)) : []),
    ...serviceOf(detail),
    ...(secret ? certificatesOf(cluster, secret.namespace, secret.name) : []),
  ];
}

/** Issuers with almost the same name, or of the other kind with the same. */
function near(cluster: Cluster, ref: ObjectRef): string {
  const all = kinds.flatMap((kind) => cluster.all(kind).map((issuer) => refOf(kind, issuer)));
  const usable = all.filter((one) => keyOf(one) !== keyOf(ref));
  const names = usable.map(({ name }) => name);
  const like = new Set([...closest(ref.name, names), ...names.filter((name) => name === ref.name)]);
  const found = usable.filter(({ name }) => like.has(name)).slice(0, 3);
  return found.map((one) => [one.kind, one.namespace, one.name].filter(Boolean).join('/')).join(', ') || '–';
}
