import type { Rule } from '../rule.ts';
import { h01MovingTag } from './h01-moving-tag.ts';
import { h02NoRequests } from './h02-no-requests.ts';
import { h03NoReadiness } from './h03-no-readiness.ts';
import { h04SingleReplica } from './h04-single-replica.ts';
import { h05DatabaseVolume } from './h05-database-volume.ts';
import { h06NoBudget } from './h06-no-budget.ts';
import { h07OldTraefikGroup } from './h07-old-traefik-group.ts';
import { h08AllOfTheNode } from './h08-all-of-the-node.ts';
import { h09NakedPod } from './h09-naked-pod.ts';
import { h10UnusedClaim } from './h10-unused-claim.ts';
import { h11ReplicasOnOneVolume } from './h11-replicas-on-one-volume.ts';

/** What would be better otherwise: all of severity info, one finding for each sort and namespace. */
export const hintRules: readonly Rule[] = [
  h01MovingTag,
  h02NoRequests,
  h03NoReadiness,
  h04SingleReplica,
  h05DatabaseVolume,
  h06NoBudget,
  h07OldTraefikGroup,
  h08AllOfTheNode,
  h09NakedPod,
  h10UnusedClaim,
  h11ReplicasOnOneVolume,
];
