import { redactArguments, redactRecord } from '../../../redaction/records.ts';
import { hidden, referencesOnly } from '../../../redaction/references.ts';
import { all, each, type Make, plain, record, shared, sharedAs, texts } from './fields.ts';
import { projectMetadata } from './metadata.ts';

const commandLine: Make = (list) => (Array.isArray(list) ? redactArguments(list.map(String)) : undefined);

const handler = record(
  {
    exec: record({ command: commandLine }, plain),
    httpGet: record({ httpHeaders: each(record({ value: () => hidden }, plain)) }, plain),
  },
  plain,
);

const literal: Make = (text) => (typeof text === 'string' ? referencesOnly(text) : hidden);

const container = record({
  ...all(plain, 'image', 'imagePullPolicy', 'name', 'restartPolicy', 'workingDir'),
  ...all(shared, 'envFrom', 'ports', 'resources', 'securityContext', 'volumeDevices', 'volumeMounts'),
  ...all(sharedAs(commandLine), 'args', 'command'),
  ...all(sharedAs(handler), 'livenessProbe', 'readinessProbe', 'startupProbe'),
  env: sharedAs(each(record({ value: literal }, plain))),
  lifecycle: sharedAs(record({ postStart: handler, preStop: handler }, plain)),
});

/** Drivers take options of their own, which may hold secrets. */
export const options: Make = (value) => {
  const known = texts(value);
  return known && redactRecord(known);
};

const volume = record(
  { csi: record({ volumeAttributes: options }, plain), flexVolume: record({ options }, plain) },
  plain,
);

/**
 * What rules judge of a pod's spec. Literal environment values keep only their `$(NAME)` references, arguments and probe
 * commands are redacted, values of probe headers are hidden.
 */
export const projectPodSpec = record({
  ...all(each(container), 'containers', 'ephemeralContainers', 'initContainers'),
  volumes: each(sharedAs(volume)),
  ...all(plain, 'activeDeadlineSeconds', 'automountServiceAccountToken', 'dnsPolicy', 'enableServiceLinks'),
  ...all(plain, 'hostIPC', 'hostNetwork', 'hostPID', 'hostname', 'nodeName', 'preemptionPolicy', 'priority'),
  ...all(plain, 'priorityClassName', 'restartPolicy', 'runtimeClassName', 'schedulerName', 'serviceAccountName'),
  ...all(plain, 'subdomain', 'terminationGracePeriodSeconds'),
  ...all(shared, 'affinity', 'dnsConfig', 'hostAliases', 'imagePullSecrets', 'nodeSelector', 'os', 'overhead'),
  ...all(shared, 'readinessGates', 'resourceClaims', 'resources', 'schedulingGates', 'securityContext'),
  ...all(shared, 'tolerations', 'topologySpreadConstraints'),
});

export const projectTemplate = record({ metadata: projectMetadata, spec: projectPodSpec });
