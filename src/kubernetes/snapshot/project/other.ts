import { all, each, gone, plain, record, shared, words } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import { options } from './pod-spec.ts';

/** Everything but the metadata's ballast. For kinds that are small and few. */
export const projectWhole = record({ metadata: projectMetadata }, plain);

export const projectEvent = record({
  ...all(plain, 'apiVersion', 'kind', 'action', 'count', 'eventTime', 'firstTimestamp', 'involvedObject'),
  ...all(plain, 'lastTimestamp', 'reason', 'related', 'reportingComponent', 'reportingInstance', 'series', 'type'),
  message: words,
  metadata: record(all(plain, 'name', 'namespace', 'uid', 'creationTimestamp')),
  source: shared,
});

const nodeCondition = record({
  ...all(plain, 'lastHeartbeatTime', 'type', 'status', 'reason', 'lastTransitionTime', 'lastUpdateTime'),
  message: words,
});

/** Without `status.images`: it names at most 50 images, so what is missing there proves nothing. */
export const projectNode = record(
  {
    metadata: projectMetadata,
    status: record({
      ...all(plain, 'addresses', 'allocatable', 'capacity', 'nodeInfo', 'phase', 'volumesAttached', 'volumesInUse'),
      conditions: each(nodeCondition),
    }),
  },
  plain,
);

const withoutBundle = record({ caBundle: gone }, plain);

export const projectWebhooks = record(
  { metadata: projectMetadata, webhooks: each(record({ clientConfig: withoutBundle }, plain)) },
  plain,
);
export const projectApiService = record({ metadata: projectMetadata, spec: withoutBundle }, plain);
export const projectStorageClass = record({ metadata: projectMetadata, parameters: options }, plain);

const driver = record({ volumeAttributes: options, options }, plain);
export const projectPersistentVolume = record(
  { metadata: projectMetadata, spec: record({ csi: driver, flexVolume: driver }, plain) },
  plain,
);
