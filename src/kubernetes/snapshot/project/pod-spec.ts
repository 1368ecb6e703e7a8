import { redactArguments, redactRecord } from '../../../redaction/records.ts';
import { hidden, referencesOnly } from '../../../redaction/references.ts';
import { change, each, isFields, pick, texts } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import type { Sharing } from './sharing.ts';

const podFields = [
  'affinity',
  'activeDeadlineSeconds',
  'automountServiceAccountToken',
  'containers',
  'dnsConfig',
  'dnsPolicy',
  'enableServiceLinks',
  'ephemeralContainers',
  'hostAliases',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'hostname',
  'imagePullSecrets',
  'initContainers',
  'nodeName',
  'nodeSelector',
  'os',
  'overhead',
  'preemptionPolicy',
  'priority',
  'priorityClassName',
  'readinessGates',
  'resourceClaims',
  'resources',
  'restartPolicy',
  'runtimeClassName',
  'schedulerName',
  'schedulingGates',
  'securityContext',
  'serviceAccountName',
  'subdomain',
  'terminationGracePeriodSeconds',
  'tolerations',
  'topologySpreadConstraints',
  'volumes',
];
const containerFields = [
  'args',
  'command',
  'env',
  'envFrom',
  'image',
  'imagePullPolicy',
  'lifecycle',
  'livenessProbe',
  'name',
  'ports',
  'readinessProbe',
  'resources',
  'restartPolicy',
  'securityContext',
  'startupProbe',
  'volumeDevices',
  'volumeMounts',
  'workingDir',
];

/**
 * What rules judge of a pod's spec. Literal environment values keep only their `$(NAME)` references, arguments and probe
 * commands are redacted, values of probe headers are hidden.
 */
export function projectPodSpec(spec: unknown, sharing: Sharing): Record<string, unknown> | undefined {
  const containers = each((one) => sharing.fields(container(one)));
  const projected = change(pick(spec, podFields), {
    containers,
    initContainers: containers,
    ephemeralContainers: containers,
    volumes: each((one) => sharing.of(volume(one))),
  });
  return sharing.fields(projected, 'containers', 'initContainers', 'ephemeralContainers', 'volumes');
}

export function projectTemplate(template: unknown, sharing: Sharing): Record<string, unknown> | undefined {
  return change(pick(template, ['metadata', 'spec']), {
    metadata: (metadata) => projectMetadata(metadata, sharing),
    spec: (spec) => projectPodSpec(spec, sharing),
  });
}

function container(value: unknown): Record<string, unknown> | undefined {
  return change(pick(value, containerFields), {
    args: commandLine,
    command: commandLine,
    env: each((entry) =>
      change(entry, { value: (text) => (typeof text === 'string' ? referencesOnly(text) : hidden) }),
    ),
    livenessProbe: handler,
    readinessProbe: handler,
    startupProbe: handler,
    lifecycle: (hooks) => change(hooks, { postStart: handler, preStop: handler }),
  });
}

function handler(value: unknown): unknown {
  return change(value, {
    exec: (exec) => change(exec, { command: commandLine }),
    httpGet: (get) => change(get, { httpHeaders: each((header) => change(header, { value: () => hidden })) }),
  });
}

function commandLine(list: unknown): unknown {
  return Array.isArray(list) ? redactArguments(list.map(String)) : undefined;
}

/** Drivers take options of their own, which may hold secrets. */
function volume(value: unknown): unknown {
  if (!isFields(value) || !(isFields(value['csi']) || isFields(value['flexVolume']))) return value;
  return change(value, {
    csi: (csi) => change(csi, { volumeAttributes: options }),
    flexVolume: (flex) => change(flex, { options }),
  });
}

export function options(value: unknown): unknown {
  const record = texts(value);
  return record && redactRecord(record);
}
