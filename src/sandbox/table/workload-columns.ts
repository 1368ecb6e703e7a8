import { fieldsAt, listAt, numberAt, type StoredObject, textAt, valueAt } from '../fields.ts';
import { age, orNone, pairs, shortDuration } from './cells.ts';
import type { Column } from './column.ts';

const number = (path: string) => (object: StoredObject) => numberAt(object, path) ?? 0;
const integer = (name: string, path: string): Column => ({ name, type: 'integer', cell: number(path) });

const template = (field: 'name' | 'image') => (object: StoredObject) =>
  listAt(object, 'spec.template.spec.containers')
    .map((container) => textAt(container, field) ?? '')
    .join(',');
const wide: readonly Column[] = [
  { name: 'Containers', priority: 1, cell: template('name') },
  { name: 'Images', priority: 1, cell: template('image') },
];
const selector: Column = {
  name: 'Selector',
  priority: 1,
  cell: (object) => pairs(fieldsAt(object, 'spec.selector.matchLabels')),
};

const ready = (object: StoredObject) =>
  `${numberAt(object, 'status.readyReplicas') ?? 0}/${numberAt(object, 'spec.replicas') ?? 0}`;

export const workloadColumns: Readonly<Record<string, readonly Column[]>> = {
  Deployment: [
    { name: 'Ready', cell: ready },
    integer('Up-to-date', 'status.updatedReplicas'),
    integer('Available', 'status.availableReplicas'),
    ...wide,
    selector,
  ],
  ReplicaSet: [
    integer('Desired', 'spec.replicas'),
    integer('Current', 'status.replicas'),
    integer('Ready', 'status.readyReplicas'),
    ...wide,
    selector,
  ],
  StatefulSet: [{ name: 'Ready', cell: ready }, ...wide],
  DaemonSet: [
    integer('Desired', 'status.desiredNumberScheduled'),
    integer('Current', 'status.currentNumberScheduled'),
    integer('Ready', 'status.numberReady'),
    integer('Up-to-date', 'status.updatedNumberScheduled'),
    integer('Available', 'status.numberAvailable'),
    { name: 'Node Selector', cell: (object) => pairs(fieldsAt(object, 'spec.template.spec.nodeSelector')) },
    ...wide,
    selector,
  ],
  Job: [
    { name: 'Status', cell: jobStatus },
    {
      name: 'Completions',
      cell: (job) => `${number('status.succeeded')(job)}/${numberAt(job, 'spec.completions') ?? 1}`,
    },
    { name: 'Duration', cell: jobDuration },
    ...wide,
    selector,
  ],
  CronJob: [
    { name: 'Schedule', cell: (job) => textAt(job, 'spec.schedule') },
    { name: 'Timezone', cell: (job) => orNone(textAt(job, 'spec.timeZone')) },
    { name: 'Suspend', type: 'boolean', cell: (job) => String(valueAt(job, 'spec.suspend') ?? false) },
    { name: 'Active', type: 'integer', cell: (job) => listAt(job, 'status.active').length },
    {
      name: 'Last Schedule',
      cell: (job) => (textAt(job, 'status.lastScheduleTime') ? age(textAt(job, 'status.lastScheduleTime')) : '<none>'),
    },
  ],
  HorizontalPodAutoscaler: [
    {
      name: 'Reference',
      cell: (hpa) => `${textAt(hpa, 'spec.scaleTargetRef.kind')}/${textAt(hpa, 'spec.scaleTargetRef.name')}`,
    },
    integer('MinPods', 'spec.minReplicas'),
    integer('MaxPods', 'spec.maxReplicas'),
    integer('Replicas', 'status.currentReplicas'),
  ],
};

function jobStatus(job: StoredObject): string {
  const has = (type: string) =>
    listAt(job, 'status.conditions').some(
      (condition) => textAt(condition, 'type') === type && textAt(condition, 'status') === 'True',
    );
  if (has('Complete')) return 'Complete';
  if (has('Failed')) return 'Failed';
  if (job.metadata.deletionTimestamp) return 'Terminating';
  return has('Suspended') ? 'Suspended' : 'Running';
}

function jobDuration(job: StoredObject): string {
  const start = textAt(job, 'status.startTime');
  if (!start) return '';
  const end = textAt(job, 'status.completionTime');
  return shortDuration((end ? Date.parse(end) : Date.now()) - Date.parse(start));
}
