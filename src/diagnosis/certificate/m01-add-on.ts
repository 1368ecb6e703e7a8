import { type ObjectRef, sameObject } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromLog, fromSpec, fromStatus } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { addOn, controllerRef, isDown, webhookGates } from './add-on.ts';
import { policiesOver } from './blames.ts';
import { casesOf } from './causes.ts';
import { controllerLogs, webhookRefusal } from './controller-log.ts';
import { common, consulted, listed, severityOfAll, victimsOf } from './draft.ts';
import { ageOf, conditionOf, issuances } from './issuance.ts';
import { settling, waits } from './progress.ts';
import { type Wish, wishes } from './wish.ts';

/** cert-manager itself does not run while something waits for it, or its webhook refuses everything new. */
export const m01AddOn: Rule = {
  code: 'M1',
  family: 'certificate',
  reads: ['Certificate', 'Deployment'],
  consults: [...consulted, 'ReplicaSet'],
  logs(cluster) {
    const waiting = issuances(cluster).some((one) => !one.request && waits(cluster, one));
    return waiting || wishes(cluster).some(({ obstacle }) => obstacle === 'none') ? controllerLogs(cluster) : [];
  },
  *check(cluster) {
    const own = casesOf(cluster, 'M1').flat();
    const controller = controllerRef(cluster);
    const waiting = isStopped(cluster) ? wishes(cluster).filter(({ unserved }) => unserved) : [];
    const issuers = addOn(cluster).state === 'down' ? unseenIssuers(cluster) : [];
    const ofController = own.filter(({ cause }) => sameObject(cause.object, controller));
    if (ofController.length + waiting.length + issuers.length > 0)
      yield draftOf(cluster, controller, ofController, waiting, issuers);
    yield* webhookDrafts(
      cluster,
      own.filter((one) => !ofController.includes(one)),
    );
  },
};

/** Whether nobody makes certificates here: cert-manager is down, was never installed, or lost its kinds. */
export function isStopped(cluster: Cluster): boolean {
  return addOn(cluster).state === 'down' || !cluster.serves('Certificate');
}

type Cases = ReturnType<typeof casesOf>[number];

function draftOf(
  cluster: Cluster,
  object: ObjectRef,
  own: Cases,
  waiting: readonly Wish[],
  issuers: readonly ObjectRef[],
): Draft {
  const affected = own.map(({ issuance }) => issuance);
  const routes = waiting.map(({ ref }) => ref);
  const deployment = cluster.get('Deployment', object.namespace, object.name);
  const victims = [...victimsOf(cluster, affected), ...routes, ...issuers];
  return {
    severity: routes.length > 0 ? 'critical' : severityOfAll(cluster, affected),
    object,
    victims,
    evidence: [
      ...(deployment
        ? [
            fromSpec(object, 'spec.replicas', deployment.spec?.replicas ?? 1),
            fromStatus(object, 'status.readyReplicas', deployment.status?.readyReplicas ?? 0),
          ]
        : [fromStatus(object, 'status', 'absent')]),
      ...waiting.slice(0, 3).flatMap(({ evidence }) => evidence.slice(0, 1)),
    ],
    parameters: {
      ...common(affected),
      waiting: listed(victims.map(({ kind, name }) => `${kind}/${name}`)),
      ready: `${deployment?.status?.readyReplicas ?? 0}/${deployment?.spec?.replicas ?? 0}`,
    },
    remedy: remedy('troubleshooting/certificate-issuance', object, ...commands(object, deployment !== undefined)),
    blames: deployment?.spec?.replicas === 0 ? [] : ownTrouble(cluster, object),
  };
}

function commands({ namespace = '', name }: ObjectRef, exists: boolean): readonly string[] {
  const deployment: ObjectRef = { kind: 'Deployment', namespace, name };
  return exists
    ? [
        command('kubectl', '-n', namespace, 'get', 'deployments,pods'),
        kubectl('describe', deployment),
        kubectl('scale', deployment, '--replicas=1'),
      ]
    : [
        command('kubectl', 'get', 'deployments', '-A', '-l', 'app.kubernetes.io/instance=cert-manager'),
        command('kubectl', 'get', 'crd', 'certificates.cert-manager.io'),
      ];
}

/** Why its pods fail is told of them; where there are none, of the Deployment that may not make them. */
function ownTrouble(cluster: Cluster, object: ObjectRef): readonly ObjectRef[] {
  const pods = cluster.pods(object.namespace).filter((pod) => workloadOf(cluster, 'Pod', pod).name === object.name);
  return pods.length > 0 ? pods.map((pod) => refOf('Pod', pod)) : [object];
}

/** Issuers that nobody has looked at since they were made. */
function unseenIssuers(cluster: Cluster): readonly ObjectRef[] {
  return (['Issuer', 'ClusterIssuer'] as const).flatMap((kind) =>
    cluster
      .all(kind)
      .filter((issuer) => !conditionOf(issuer, 'Ready') && ageOf(cluster, issuer) > settling)
      .map((issuer) => refOf(kind, issuer)),
  );
}

/** Scaled to zero, nobody else misses its pods; a webhook whose pods fail has the finding of their failure. */
function* webhookDrafts(cluster: Cluster, refused: Cases): Iterable<Draft> {
  const { webhook, state } = addOn(cluster);
  if (!webhook || state === 'down') return;
  const down = isDown(cluster, webhook);
  const gates = webhookGates(cluster);
  const unmade = wishes(cluster).filter(({ obstacle }) => obstacle === 'none');
  const told = unmade.flatMap((wish) => {
    const found = webhookRefusal(cluster, `${wish.ref.namespace}/${wish.ref.name}`);
    return found ? [{ wish, ...found }] : [];
  });
  const away = down && webhook.spec?.replicas === 0 && gates.length > 0;
  if (refused.length === 0 && told.length === 0 && !away) return;
  const waiting = down ? unmade : told.map(({ wish }) => wish);
  const draft = draftOf(cluster, refOf('Deployment', webhook), refused, waiting, []);
  const services = [...new Set(gates.map(({ service }) => service))];
  const pods = cluster
    .pods(webhook.metadata.namespace)
    .filter((pod) => workloadOf(cluster, 'Pod', pod).name === webhook.metadata.name);
  yield {
    ...draft,
    blames: [...(draft.blames ?? []), ...(away ? [] : policiesOver(cluster, pods))],
    victims: [
      ...draft.victims,
      ...services.map((name) => ({ kind: 'Service', namespace: webhook.metadata.namespace, name })),
    ],
    evidence: [
      ...draft.evidence,
      ...refused.slice(0, 2).flatMap(({ cause }) => cause.evidence),
      ...told.slice(0, 2).map(({ container, line }) => fromLog(container, line)),
      ...gates.slice(0, 1).map(({ ref, service }) => fromSpec(ref, 'webhooks[].clientConfig.service', service)),
    ],
  };
}
