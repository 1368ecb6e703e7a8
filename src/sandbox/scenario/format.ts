import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());
const language = z.object({ en: z.string(), fr: z.string() });
/** `45s`, `5m`, `3h`, `12d`. */
const duration = z.string().regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'expected a duration such as 30s, 5m, 3h or 12d');

const denial = z.strictObject({
  group: z.string().optional(),
  resource: z.string(),
  verbs: z.array(z.string()).optional(),
  namespace: z.string().optional(),
});

/** What happens to a workload's containers instead of running well. See docs/sandbox.md. */
const fault = z.strictObject({
  type: z.enum(['crash', 'liveness', 'config', 'image', 'mount', 'unschedulable', 'node-lost', 'evicted']),
  /** Default: the first container. */
  container: z.string().optional(),
  since: duration.default('30m'),
  /** Exact text of the event or of `state.waiting.message`. */
  message: z.string().optional(),
  /** `config`: the waiting reason, such as CreateContainerConfigError. */
  reason: z.string().optional(),
  exitCode: z.int().optional(),
  restarts: z.int().optional(),
  /** `crash`: how long the container lives each time. */
  lives: duration.default('4s'),
  /** The fault is in the init container named by `container`. */
  init: z.boolean().default(false),
  /** The fault came with a rollout: pods of this image, the one before, still serve. */
  rolloutFrom: z.string().optional(),
});

const workload = z.strictObject({
  kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod']).default('Deployment'),
  age: duration.default('12d'),
  replicas: z.int().min(0).default(1),
  labels: z.record(z.string(), z.string()).optional(),
  selector: z.record(z.string(), z.string()).optional(),
  /** The pod's spec; a container needs a name and an image. */
  pod: fields,
  /** Merged into the workload's own spec. */
  spec: fields.optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  schedule: z.string().optional(),
  service: z
    .strictObject({
      port: z.int(),
      target: z.union([z.int(), z.string()]),
      name: z.string().optional(),
      spec: fields.optional(),
    })
    .optional(),
  ingress: z
    .strictObject({
      host: z.string(),
      class: z.string().default('traefik'),
      path: z.string().default('/'),
      tls: z.string().optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  /** Text each running container wrote, by container name. */
  logs: z
    .record(z.string(), z.strictObject({ current: z.string().optional(), previous: z.string().optional() }))
    .optional(),
  fault: fault.optional(),
});

const claim = z.strictObject({
  size: z.string(),
  class: z.string().optional(),
  state: z.enum(['bound', 'pending']).default('bound'),
  age: duration.default('40d'),
  labels: z.record(z.string(), z.string()).optional(),
  /** Events of a pending claim. */
  events: z
    .array(
      z.strictObject({
        type: z.enum(['Normal', 'Warning']),
        reason: z.string(),
        message: z.string(),
        component: z.string().default('persistentvolume-controller'),
        count: z.int().default(1),
        since: duration.default('30m'),
      }),
    )
    .default([]),
});

const node = z.strictObject({
  age: duration.default('60d'),
  role: z.enum(['server', 'agent']).default('server'),
  address: z.string(),
  cpu: z.string().default('6'),
  memory: z.string().default('12273460Ki'),
  storage: z.string().default('395480104Ki'),
  /** `lost`: its kubelet has not been heard of since; `disk-pressure`: it evicts. */
  state: z.enum(['ready', 'lost', 'disk-pressure', 'memory-pressure']).default('ready'),
  since: duration.default('20m'),
  labels: z.record(z.string(), z.string()).optional(),
});

/** Facts of a simulated machine: {@link HostFacts} with plain values; a part may be `{unreadable: {reason, message}}`. */
const host = z.union([
  z.strictObject({ unreadable: z.strictObject({ reason: z.string(), message: z.string() }) }),
  fields,
]);

/** A whole scenario after `extends` was followed. */
export const scenarioFormat = z.strictObject({
  description: language,
  /** Files that others extend and nobody starts. */
  hidden: z.boolean().default(false),
  api: z.strictObject({ state: z.enum(['up', 'down']).default('up'), delay: duration.default('0s') }).prefault({}),
  denied: z.array(denial).default([]),
  nodes: z.record(z.string(), node).default({}),
  claims: z.record(z.string(), claim).default({}),
  workloads: z.record(z.string(), workload).default({}),
  objects: z.record(z.string(), fields).default({}),
  logs: z
    .record(z.string(), z.strictObject({ current: z.string().optional(), previous: z.string().optional() }))
    .default({}),
  hosts: z.record(z.string(), host).default({}),
});

export type ScenarioFile = z.infer<typeof scenarioFormat>;
export type Workload = z.infer<typeof workload>;
export type Fault = z.infer<typeof fault>;
export type Claim = z.infer<typeof claim>;
export type NodeShape = z.infer<typeof node>;
