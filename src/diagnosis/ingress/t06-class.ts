import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { chartParts } from './chart.ts';
import { type Server, serverOf } from './classes.ts';
import { controllers, isWanted } from './controllers.ts';
import { listed, wordsListed } from './draft.ts';
import { ingresses } from './routes.ts';

type Ingress = KindTypes['Ingress'];

/** No program serves an Ingress: its class does not exist, belongs to a program that is not here, or is none at all. */
export const t06Class: Rule = {
  code: 'T6',
  family: 'ingress',
  reads: ['Ingress', 'IngressClass', 'Pod', 'Deployment', 'DaemonSet', 'Node'],
  consults: ['Namespace', 'StatefulSet', 'Job', 'HelmChart'],
  *check(cluster) {
    const unserved = ingresses(cluster)
      .map((ingress) => ({ ingress, server: serverOf(cluster, ingress) }))
      .filter(({ server }) => server.by === 'nobody');
    for (const group of Map.groupBy(unserved, ({ server }) => server.className).values()) {
      const [first] = group;
      if (first)
        yield draftOf(
          cluster,
          first.server,
          group.map(({ ingress }) => ingress),
        );
    }
  },
};

function draftOf(cluster: Cluster, server: Server, group: readonly Ingress[]): Draft {
  const { className, why, program } = server;
  const refs = group.map((ingress) => refOf('Ingress', ingress));
  const [first = { kind: 'Ingress', name: '' }] = refs;
  const found = className === '' ? undefined : cluster.get('IngressClass', undefined, className);
  const shared = refs.length > 1 && className !== '';
  const object: ObjectRef = shared ? { kind: 'IngressClass', name: className } : first;
  const classes = cluster.all('IngressClass').map(({ metadata }) => metadata.name);
  const programs = controllers(cluster)
    .filter(isWanted)
    .map(({ ref }) => ref);
  return {
    severity: 'critical',
    object,
    victims: [],
    aside: true,
    related: [
      ...refs
        .filter((ref) => ref !== object)
        .slice(0, 40)
        .map((ref) => ({ ...ref, role: 'victim' as const })),
      ...(found && !shared ? [{ kind: 'IngressClass', name: className, role: 'reference' as const }] : []),
    ],
    evidence: [
      ...group.slice(0, 4).map((ingress) => classEvidence(ingress)),
      ...(found ? [fromSpec(refOf('IngressClass', found), 'spec.controller', found.spec?.controller ?? '–')] : []),
    ],
    parameters: {
      routes: listed(refs),
      class: className || '–',
      reason: reasonOf(why, program),
      classes: wordsListed(classes),
      near: wordsListed(closest(className, classes)),
      controllers: listed(programs),
    },
    remedy: remedy(
      'troubleshooting/ingress',
      object,
      command('kubectl', 'get', 'ingressclass'),
      kubectl('describe', first),
      kubectl(
        ['patch', '--type=merge', '--patch', `{"spec":{"ingressClassName":"${classes[0] ?? 'traefik'}"}}`],
        first,
      ),
    ),
    // Without the chart there is neither Traefik nor its class.
    blames: chartParts(cluster),
  };
}

/** As Kubernetes would put it, in any language. */
function reasonOf(why: Server['why'], program: Server['program']): string {
  switch (why) {
    case 'absent':
      return 'IngressClass not found';
    case 'stopped':
      return `${program ?? 'controller'}: 0 pods`;
    case 'excluded':
      return '--providers.kubernetesingress.ingressclass';
    default:
      return 'ingressClassName: –';
  }
}

function classEvidence(ingress: Ingress) {
  const ref = refOf('Ingress', ingress);
  const old = 'kubernetes.io/ingress.class';
  const { spec, metadata } = ingress;
  if (!spec?.ingressClassName && metadata.annotations?.[old])
    return fromSpec(ref, `metadata.annotations[${old}]`, metadata.annotations[old]);
  return fromSpec(ref, 'spec.ingressClassName', spec?.ingressClassName ?? '–');
}
