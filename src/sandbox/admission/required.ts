import type { Cause } from '../api/status.ts';
import { type Fields, fieldsAt, listAt, numberAt, textAt, valueAt } from '../fields.ts';
import { same } from '../patch/json-patch.ts';

const required = (field: string, words = ''): Cause => ({
  reason: 'FieldValueRequired',
  message: words ? `Required value: ${words}` : 'Required value',
  field,
});
const wrong = (field: string, value: unknown, why: string): Cause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${value === undefined ? 'null' : JSON.stringify(value)}: ${why}`,
  field,
});

/** The checks of single kinds that operators run into; everything else is accepted as it is. */
const checks: Readonly<Record<string, (object: Fields) => Cause[]>> = {
  Deployment: workload,
  ReplicaSet: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  Job: (job) => podSpec(job, 'spec.template.spec'),
  CronJob: (job) => [
    ...(textAt(job, 'spec.schedule') ? [] : [required('spec.schedule')]),
    ...podSpec(job, 'spec.jobTemplate.spec.template.spec'),
  ],
  Pod: (pod) => podSpec(pod, 'spec'),
  Service: (service) =>
    listAt(service, 'spec.ports').length > 0 ||
    valueAt(service, 'spec.type') === 'ExternalName' ||
    valueAt(service, 'spec.clusterIP') === 'None'
      ? []
      : [required('spec.ports')],
  PersistentVolumeClaim: (claim) => [
    ...(listAt(claim, 'spec.accessModes').length > 0
      ? []
      : [required('spec.accessModes', 'at least 1 access mode is required')]),
    ...(valueAt(claim, 'spec.resources.requests.storage') === undefined ? [required('spec.resources[storage]')] : []),
  ],
};

export function checkKind(kind: string, object: Fields): Cause[] {
  return checks[kind]?.(object) ?? [];
}

function workload(object: Fields): Cause[] {
  const causes: Cause[] = [];
  const replicas = numberAt(object, 'spec.replicas');
  if (replicas !== undefined && replicas < 0)
    causes.push(wrong('spec.replicas', replicas, 'must be greater than or equal to 0'));
  const selector = valueAt(object, 'spec.selector');
  if (selector === undefined || selector === null) causes.push(required('spec.selector'));
  const labels = valueAt(object, 'spec.template.metadata.labels');
  const wanted = Object.entries(fieldsAt(object, 'spec.selector.matchLabels'));
  const matches =
    selector !== undefined && wanted.every(([key, value]) => fieldsAt({ labels }, 'labels')[key] === value);
  if (!matches)
    causes.push(wrong('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'));
  return [...causes, ...podSpec(object, 'spec.template.spec')];
}

function podSpec(object: Fields, path: string): Cause[] {
  const containers = listAt(object, `${path}.containers`);
  if (containers.length === 0) return [required(`${path}.containers`)];
  const seen = new Set<string>();
  return containers.flatMap((container, index) => {
    const at = `${path}.containers[${index}]`;
    const name = textAt(container, 'name');
    const causes: Cause[] = [];
    if (!name) causes.push(required(`${at}.name`));
    else if (seen.has(name))
      causes.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(name)}`,
        field: `${at}.name`,
      });
    if (name) seen.add(name);
    if (path !== 'spec' || valueAt(container, 'image') !== undefined) return causes;
    return [...causes, required(`${at}.image`)];
  });
}

/** Fields that may not change after creation. */
export function checkImmutable(kind: string, before: Fields, after: Fields): Cause[] {
  const changed = (path: string) => !same(valueAt(before, path), valueAt(after, path));
  const forbidden = (field: string, why: string): Cause => ({
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${why}`,
    field,
  });
  const fixed = (path: string) => (changed(path) ? [wrong(path, valueAt(after, path), 'field is immutable')] : []);
  switch (kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
      return fixed('spec.selector');
    case 'Job':
      return [...fixed('spec.selector'), ...fixed('spec.template')];
    case 'StatefulSet': {
      const frozen = ['selector', 'serviceName', 'volumeClaimTemplates', 'podManagementPolicy'].some((field) =>
        changed(`spec.${field}`),
      );
      return frozen ? [forbidden('spec', statefulSetWords)] : [];
    }
    case 'Pod':
      return same(podFrozen(before), podFrozen(after)) ? [] : [forbidden('spec', podWords)];
    case 'PersistentVolumeClaim':
      return same(claimFrozen(before, after), claimFrozen(after, after)) ? [] : [forbidden('spec', claimWords)];
    case 'Service':
      return valueAt(before, 'spec.clusterIP') &&
        changed('spec.clusterIP') &&
        valueAt(after, 'spec.type') !== 'ExternalName'
        ? [wrong('spec.clusterIPs[0]', [valueAt(after, 'spec.clusterIP')], 'may not change once set')]
        : [];
    case 'ConfigMap':
      return valueAt(before, 'immutable') === true && (changed('data') || changed('immutable'))
        ? [forbidden('data', 'field is immutable when `immutable` is set')]
        : [];
    case 'Secret':
      return fixed('type');
    case 'StorageClass':
      return ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'].some(changed)
        ? [forbidden('parameters', 'updates to parameters are forbidden.')]
        : [];
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return changed('roleRef') ? [wrong('roleRef', valueAt(after, 'roleRef'), 'cannot change roleRef')] : [];
    default:
      return [];
  }
}

const statefulSetWords =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
const podWords =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';
const claimWords =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

/** A pod's spec without what may change; the node is set once, by the scheduler's binding. */
function podFrozen(pod: Fields): Fields {
  const {
    activeDeadlineSeconds: _,
    tolerations: __,
    terminationGracePeriodSeconds: ___,
    ephemeralContainers: ____,
    ...rest
  } = fieldsAt(pod, 'spec');
  const images = (field: string) =>
    listAt(pod, `spec.${field}`).map((container) => ({ ...(container as Fields), image: '' }));
  return { ...rest, containers: images('containers'), initContainers: images('initContainers') };
}

/** A class may still be filled in where there was none, as the default class is. */
function claimFrozen(claim: Fields, after: Fields): Fields {
  const { resources: _, volumeAttributesClassName: __, volumeName: ___, ...rest } = fieldsAt(claim, 'spec');
  return { storageClassName: valueAt(after, 'spec.storageClassName'), ...rest };
}
