import type { Event } from '../../model/kinds.ts';

/** Reasons of Warning events that belong to the ordinary life of a cluster, or that say again what a status shows. */
const ordinary = new Set([
  // Said of nodes that start, and of settings that work.
  'CgroupV1',
  'CheckLimitsForResolvConf',
  'DNSConfigForming',
  'InvalidDiskCapacity',
  'MissingClusterDNS',
  'PossibleMemoryBackedVolumesOnDisk',
  'Rebooted',
  'NodeNotReady',
  'NodeNotSchedulable',
  'CIDRNotAvailable',
  // Two writers met, and the loser tries again.
  'FailedToUpdateEndpoint',
  'FailedToUpdateEndpointSlices',
  'FailedToCreateEndpoint',
  'TopologyAwareHintsDisabled',
  'ConflictingUpdate',
  // Controllers' own housekeeping.
  'CalculateExpectedPodCountFailed',
  'ClusterIPNotAllocated',
  'DeletingNode',
  'EvictionThresholdMet',
  'FailedDaemonPod',
  'NoPods',
  'OwnerRefInvalidNamespace',
  'RecreatingFailedPod',
  'RecreatingTerminatedPod',
  'TaintManagerEviction',
  'UnexpectedJob',
  // What autoscalers and budgets say again in their status, by which family `workload` judges them.
  'FailedComputeMetricsReplicas',
  'FailedGetContainerResourceMetric',
  'FailedGetExternalMetric',
  'FailedGetObjectMetric',
  'FailedGetPodsMetric',
  'FailedGetResourceMetric',
  'FailedGetScale',
  'MultiplePodDisruptionBudgets',
  // What a policy engine thinks of objects that it lets pass.
  'PolicyViolation',
  'PolicySkipped',
  'PolicyError',
]);

export function isOrdinary({ reason = '', message = '' }: Event): boolean {
  return ordinary.has(reason) || /the object has been modified; please apply your changes/.test(message);
}
