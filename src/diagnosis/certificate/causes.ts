import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromLog, fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { addOn, controllerRef, webhookGates } from './add-on.ts';
import { brokenIssuer } from './broken-issuer.ts';
import type { Cause, Recogniser } from './cause.ts';
import { noSolver, notPresented, selfCheckFails } from './challenges.ts';
import { webhookRefusal } from './controller-log.ts';
import { type Issuance, issuances } from './issuance.ts';
import { backsOff, keyKept, secretDiffers, solverNotRunning, unexplained } from './leftovers.ts';
import { quoted } from './messages.ts';
import { otherWriter } from './other-writer.ts';
import { waits } from './progress.ts';
import { authorityRefusal, unapproved } from './refusals.ts';
import { sharedSecret } from './shared-secret.ts';

/** A Certificate that waits, with the one cause that is told of it. */
export interface Case {
  readonly issuance: Issuance;
  readonly cause: Cause;
}

const controllerDown: Recogniser = (cluster) => (addOn(cluster).state === 'down' ? ofAddOn(cluster) : undefined);

/** Only of what nothing else explains: it may run outside the cluster. */
const controllerAbsent: Recogniser = (cluster, { request }) =>
  addOn(cluster).state === 'absent' && !request ? ofAddOn(cluster) : undefined;

/** The API server asks the webhook before it takes any object of cert-manager. */
const webhookFails: Recogniser = (cluster, { certificate, request, ref }) => {
  const { webhook } = addOn(cluster);
  const refused = cluster
    .events('Certificate', certificate)
    .findLast(({ reason, message = '' }) => reason === 'RequestFailed' && message.includes('webhook.cert-manager.io'));
  const said = refused ? undefined : webhookRefusal(cluster, `${ref.namespace}/${ref.name}`);
  if ((!refused && !said) || request) return undefined;
  const evidence = [...(refused ? [fromEvent(refused)] : []), ...(said ? [fromLog(said.container, said.line)] : [])];
  if (webhook) return { code: 'M1', object: refOf('Deployment', webhook), evidence };
  // Without its Deployment, what still has it asked is the culprit, and has a finding of its own.
  const blames = webhookGates(cluster).map((gate) => gate.ref);
  return { code: 'M20', object: ref, evidence, blames, parameters: { detail: quoted(refused?.message ?? said?.line) } };
};

function ofAddOn(cluster: Cluster): Cause {
  const { controller } = addOn(cluster);
  const object = controllerRef(cluster);
  const evidence = controller
    ? [
        fromSpec(object, 'spec.replicas', controller.spec?.replicas ?? 1),
        fromStatus(object, 'status.readyReplicas', controller.status?.readyReplicas ?? 0),
      ]
    : [fromStatus(object, 'status', 'absent')];
  return { code: 'M1', object, evidence };
}

/** The first that knows decides: from what stops everything, down the chain to what is seen last. */
const recognisers: readonly Recogniser[] = [
  controllerDown,
  sharedSecret,
  otherWriter,
  brokenIssuer,
  unapproved,
  authorityRefusal,
  webhookFails,
  noSolver,
  solverNotRunning,
  notPresented,
  selfCheckFails,
  keyKept,
  secretDiffers,
  controllerAbsent,
  backsOff,
  unexplained,
];

const cases = perCluster((cluster): ReadonlyMap<string, readonly Case[]> => {
  const found = issuances(cluster).flatMap((issuance) => {
    const cause = causeOf(cluster, issuance);
    return cause ? [{ issuance, cause }] : [];
  });
  return Map.groupBy(found, ({ cause }) => cause.code);
});

/** Certificates that share a Secret, or have it overwritten, are ready for a while, so that trouble is looked for before it shows. */
function causeOf(cluster: Cluster, issuance: Issuance): Cause | undefined {
  const tried = waits(cluster, issuance) ? recognisers : [sharedSecret, otherWriter];
  for (const recognise of tried) {
    const verdict = recognise(cluster, issuance);
    if (verdict === 'ordinary') return undefined;
    if (verdict) return verdict;
  }
  return undefined;
}

/** The Certificates of which a rule tells, those with the same culprit together. */
export function casesOf(cluster: Cluster, code: string): readonly (readonly Case[])[] {
  const own = cases(cluster).get(code) ?? [];
  return [...Map.groupBy(own, ({ cause }) => keyOf(cause.object)).values()];
}
