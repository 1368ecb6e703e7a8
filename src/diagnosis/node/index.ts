import type { Rule } from '../rule.ts';
import { n00ApiDown } from './n00-api-down.ts';
import { n01KubeletSilent } from './n01-kubelet-silent.ts';
import { n02NeverJoined } from './n02-never-joined.ts';
import { n03RuntimeDown } from './n03-runtime-down.ts';
import { n04Pleg } from './n04-pleg.ts';
import { n05CniAbsent } from './n05-cni-absent.ts';
import { n06Disk } from './n06-disk.ts';
import { n07Memory } from './n07-memory.ts';
import { n08Pids } from './n08-pids.ts';
import { n09Datastore } from './n09-datastore.ts';
import { n10Certificates } from './n10-certificates.ts';
import { n11NodePassword } from './n11-node-password.ts';
import { n12ClockSkew } from './n12-clock-skew.ts';
import { n13NotOpen } from './n13-not-open.ts';
import { n14VersionMismatch } from './n14-version-mismatch.ts';
import { n15Token } from './n15-token.ts';
import { n16ControlPlane } from './n16-control-plane.ts';
import { n17PodNetwork } from './n17-pod-network.ts';
import { n18K3sFailing } from './n18-k3s-failing.ts';
import { n19ServerStopped } from './n19-server-stopped.ts';

/**
 * In order of precedence: first what a host shows, each explaining those that follow (a full disk stops the datastore, a wrong
 * clock makes certificates invalid), then what the kubelet says, then a silent node, and last an API server that does not
 * answer without any of these reasons.
 */
export const nodeRules: readonly Rule[] = [
  n06Disk,
  n07Memory,
  n12ClockSkew,
  n10Certificates,
  n15Token,
  n11NodePassword,
  n14VersionMismatch,
  n09Datastore,
  n03RuntimeDown,
  n08Pids,
  n04Pleg,
  n05CniAbsent,
  n17PodNetwork,
  n19ServerStopped,
  n13NotOpen,
  n18K3sFailing,
  n02NeverJoined,
  n01KubeletSilent,
  n16ControlPlane,
  n00ApiDown,
];
