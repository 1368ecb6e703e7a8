import { z } from 'zod';
import { severities } from '../../model/finding.ts';
import { procedureIds } from '../../model/procedure.ts';
import { families } from '../rule.ts';

// `lions.diagnosis/v1`, published as docs/schemas/diagnosis.v1.json. Within a version fields are only added.

const severity = z
  .enum(['critical', 'warning', 'info', 'unknown'])
  .describe('critical: users or data are hurt now; warning: will hurt; info: a hint; unknown: could not look');
const family = z.enum(Object.keys(families) as [keyof typeof families, ...(keyof typeof families)[]]);
const instant = z.iso.datetime().describe('RFC 3339 in UTC');
const count = z.int().nonnegative();
const counts = z.strictObject({ critical: count, warning: count, unknown: count, info: count });

const object = {
  kind: z.string(),
  namespace: z.string().optional().describe('Absent for cluster-scoped objects'),
  name: z.string(),
};

const related = z.strictObject({
  ...object,
  role: z
    .enum(['victim', 'pod', 'node', 'owner', 'reference'])
    .describe('victim: stops because of this finding; pod: where it shows; reference: what the cause refers to'),
});

const evidence = z.strictObject({
  source: z.enum(['spec', 'status', 'event', 'log', 'host', 'journal', 'api']),
  object: z.strictObject(object).optional(),
  path: z.string().optional().describe("Where in the object: a field's path, an event's reason, a file"),
  value: z.string().describe('As Kubernetes or the host printed it'),
});

const remedy = z.strictObject({
  procedure: z.enum(procedureIds).describe('A procedure of the runbook, as chapter/name'),
  parameters: z.record(z.string(), z.string()),
  commands: z.array(z.string()).describe('To type now; each is already quoted for a shell'),
});

const finding = z.strictObject({
  code: z.string().describe('The rule, as `lions explain` knows it'),
  family,
  severity,
  title: z.string(),
  explanation: z.string(),
  advice: z.string(),
  object: z.strictObject(object).describe('The first cause: what must change for the trouble to end'),
  related: z.array(related),
  evidence: z.array(evidence),
  remedy: remedy.nullable(),
  symptoms: z.array(z.string()).describe('Codes of findings that this one explains'),
  explains: z
    .array(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        object: z.strictObject(object),
        evidence: z.array(evidence),
      }),
    )
    .describe('Those findings themselves, 50 at most, with what they were seen by'),
});

const unreadable = z.strictObject({
  part: z
    .string()
    .describe(
      '`api`, `kind/KIND`, `host/NAME`, `host/NAME/FACT`, `log/NAMESPACE/POD/CONTAINER[/previous]`, or `rule/CODE` for a rule that failed',
    ),
  reason: z.enum([
    'refused',
    'unauthorised',
    'forbidden',
    'not-found',
    'timeout',
    'unreachable',
    'tls',
    'invalid',
    'cancelled',
    'not-configured',
    'failed',
  ]),
  message: z.string().describe('The original message, in English'),
  blinds: z.array(z.string()).describe('Codes of the rules that could not judge without this part'),
  weakens: z.array(z.string()).describe('Codes of the rules that judged, but would have seen more with this part'),
});

const summary = z.strictObject({
  verdict: z
    .enum(['healthy', 'problems', 'unknown'])
    .describe('problems: something critical or a warning; unknown: none, but a part could not be looked at'),
  counts: counts.describe('Findings by severity'),
  hidden: counts.describe('Findings that the filters left out'),
  filters: z.strictObject({
    families: z.array(family).nullable(),
    severity: z.enum(severities).nullable(),
    hints: z.boolean(),
  }),
  takenAt: instant,
  cluster: z.string().nullable().describe('The environment of lions.yaml, else the context of the kubeconfig'),
  server: z.string().describe('Address of the API server; empty when there is no kubeconfig'),
  version: z.string().nullable().describe('Of Kubernetes; null when the API server did not answer'),
  namespaces: z.array(z.string()).nullable().describe('null: the whole cluster'),
  objects: count.describe('Objects read'),
  hosts: z.strictObject({ asked: count, read: count }),
  durations: z.strictObject({ observeMs: z.number().nonnegative(), diagnoseMs: z.number().nonnegative() }),
});

export const diagnosisSchema = z.strictObject({
  schema: z.literal('lions.diagnosis/v1'),
  language: z.enum(['fr', 'en']).describe('Of title, explanation and advice'),
  findings: z.array(finding).describe('Most urgent first'),
  unreadable: z.array(unreadable),
  summary,
});

export type Diagnosis = z.infer<typeof diagnosisSchema>;
export type ReportedFinding = Diagnosis['findings'][number];
export type ReportedUnreadable = Diagnosis['unreadable'][number];
export type Counts = Diagnosis['summary']['counts'];
