import type { RawObject } from '../../object.ts';
import { change, each, type Fields, pick, words } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import { projectCondition } from './pod.ts';
import { options } from './pod-spec.ts';
import type { Sharing } from './sharing.ts';

/** Everything but the metadata's ballast. For kinds that are small and few. */
export function projectWhole(object: RawObject, sharing: Sharing): Fields {
  return { ...object, metadata: projectMetadata(object.metadata, sharing) };
}

const eventFields = [
  'action',
  'count',
  'eventTime',
  'firstTimestamp',
  'involvedObject',
  'lastTimestamp',
  'message',
  'reason',
  'related',
  'reportingComponent',
  'reportingInstance',
  'series',
  'source',
  'type',
];

export function projectEvent(event: RawObject, sharing: Sharing): Fields {
  return {
    apiVersion: event.apiVersion,
    kind: event.kind,
    metadata: pick(event.metadata, ['name', 'namespace', 'uid', 'creationTimestamp']),
    ...change(pick(event, eventFields), { message: words, source: (source) => sharing.of(source) }),
  };
}

const nodeStatus = [
  'addresses',
  'allocatable',
  'capacity',
  'conditions',
  'nodeInfo',
  'phase',
  'volumesAttached',
  'volumesInUse',
];

/** Without `status.images`: it names at most 50 images, so what is missing there proves nothing. */
export function projectNode(node: RawObject, sharing: Sharing): Fields {
  const status = change(pick(node['status'], nodeStatus), { conditions: each(nodeCondition) });
  return { ...projectWhole(node, sharing), status };
}

function nodeCondition(condition: unknown): unknown {
  return { ...pick(condition, ['lastHeartbeatTime']), ...(projectCondition(condition) as Fields) };
}

const withoutBundle = (config: unknown) => change(config, { caBundle: () => undefined });

export function projectWebhooks(object: RawObject, sharing: Sharing): Fields {
  return change(projectWhole(object, sharing), {
    webhooks: each((webhook) => change(webhook, { clientConfig: withoutBundle })),
  }) as Fields;
}

export function projectApiService(object: RawObject, sharing: Sharing): Fields {
  return change(projectWhole(object, sharing), { spec: withoutBundle }) as Fields;
}

export function projectStorageClass(object: RawObject, sharing: Sharing): Fields {
  return change(projectWhole(object, sharing), { parameters: options }) as Fields;
}

export function projectPersistentVolume(object: RawObject, sharing: Sharing): Fields {
  const driver = (csi: unknown) => change(csi, { volumeAttributes: options, options });
  const spec = (value: unknown) => change(value, { csi: driver, flexVolume: driver });
  return change(projectWhole(object, sharing), { spec }) as Fields;
}
