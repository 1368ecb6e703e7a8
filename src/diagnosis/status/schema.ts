import { z } from 'zod';
import { diagnosisSchema } from '../report/schema.ts';

// `lions.status/v1`, published as docs/schemas/status.v1.json. Within a version fields are only added.

const count = z.int().nonnegative();
const instant = z.iso.datetime().describe('RFC 3339 in UTC');
const object = { kind: z.string(), namespace: z.string().optional(), name: z.string() };

const share = z
  .strictObject({
    allocatable: z.number(),
    requested: z.number().describe('By the pods on the node'),
    used: z.number().nullable().describe('As metrics-server tells; null when it does not'),
  })
  .describe('CPU in cores, memory in bytes');

const node = z.strictObject({
  name: z.string(),
  roles: z.array(z.string()),
  ready: z.enum(['True', 'False', 'Unknown']),
  schedulable: z.boolean(),
  pressures: z.array(z.string()).describe('Conditions that should not be true, such as DiskPressure'),
  version: z.string().nullable(),
  cpu: share,
  memory: share,
  pods: z.strictObject({ running: count, allocatable: count }),
});

const workload = z.strictObject({ ...object, ready: count, wanted: count });

const certificate = z.strictObject({
  ...object,
  source: z
    .enum(['certificate', 'secret', 'host'])
    .describe('A Certificate of cert-manager, a TLS Secret, or a file of K3s on a host'),
  names: z.array(z.string()),
  notAfter: instant,
  daysLeft: z.int(),
});

const filesystem = z.strictObject({
  host: z.string(),
  mount: z.string(),
  sizeBytes: z.number(),
  availableBytes: z.number(),
  holds: z.array(z.string()),
});

const backup = z.strictObject({
  ...object,
  lastSuccess: instant.nullable().describe('null: never succeeded'),
});

export const statusSchema = z.strictObject({
  schema: z.literal('lions.status/v1'),
  language: z.enum(['fr', 'en']),
  nodes: z.array(node).nullable().describe('null, here and below: could not be read'),
  workloads: z.strictObject({ ready: count, wanted: count, unready: z.array(workload) }).nullable(),
  certificates: z.array(certificate).nullable().describe('Of what could be read; the first to expire first'),
  storage: z.strictObject({
    claims: z.strictObject({ bound: count, pending: count, lost: count }).nullable(),
    filesystems: z.array(filesystem),
  }),
  backups: z.array(backup).nullable().describe('CronJobs that by their name make backups; empty: none is known'),
  problems: z.array(
    diagnosisSchema.shape.findings.element.pick({ code: true, severity: true, title: true, object: true }),
  ),
  unreadable: diagnosisSchema.shape.unreadable,
  summary: diagnosisSchema.shape.summary,
});

export type Status = z.infer<typeof statusSchema>;
export type NodeStatus = NonNullable<Status['nodes']>[number];
export type WorkloadStatus = NonNullable<Status['workloads']>['unready'][number];
export type CertificateStatus = NonNullable<Status['certificates']>[number];
