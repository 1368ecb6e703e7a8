import type { Issuer } from '../../model/custom-kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus } from '../evidence.ts';
import { addOn } from './add-on.ts';
import type { Recogniser } from './cause.ts';
import { ageOf, conditionOf, saidBy, since } from './issuance.ts';
import { settling } from './progress.ts';

/** Whether an issuer cannot issue, for longer than it takes to register an account. */
export function isBroken(cluster: Cluster, issuer: Issuer): boolean {
  if (issuer.metadata.deletionTimestamp) return false;
  const ready = conditionOf(issuer, 'Ready');
  if (ready?.status === 'True') return false;
  // Without a word about it, nobody has looked at it yet: that is the controller's doing.
  if (!ready) return addOn(cluster).state === 'works' && ageOf(cluster, issuer) > settling;
  return Math.min(since(cluster, ready.lastTransitionTime), ageOf(cluster, issuer)) > settling / 2;
}

/** The issuer does not exist, or cannot issue. Its own rule tells of it, once for all its Certificates. */
export const brokenIssuer: Recogniser = (cluster, { issuer: link }) => {
  if (!link) return undefined;
  const broken = link.issuer ? isBroken(cluster, link.issuer) : link.exists === 'no';
  if (!broken) return undefined;
  const ready = conditionOf(link.issuer, 'Ready');
  const evidence = ready ? [fromStatus(link.ref, 'status.conditions[Ready]', saidBy(ready))] : [];
  return { code: 'M3', object: link.ref, evidence };
};
