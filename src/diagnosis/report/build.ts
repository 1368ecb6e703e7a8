import type { Finding, Severity, TextParameters } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Judgement } from '../diagnose.ts';
import type { Rule } from '../rule.ts';
import { type Filters, select, selectParts } from './filters.ts';
import type { Counts, Diagnosis, ReportedFinding, ReportedUnreadable } from './schema.ts';
import { brokenRules, unreadableParts } from './unreadable.ts';

/** Gives the text under a key of the catalogue, its placeholders filled in. */
export type Words = (key: string, parameters?: Readonly<Record<string, unknown>>) => string;

export interface ReportInput {
  readonly snapshot: Snapshot;
  /** All of it, in order; filtered here. */
  readonly judgement: Judgement;
  readonly rules: readonly Rule[];
  /** The kinds that the rules need. */
  readonly wanted: ReadonlySet<Kind>;
  readonly filters: Filters;
  readonly words: Words;
  readonly language: 'fr' | 'en';
  /** How people call the cluster. */
  readonly cluster: string | null;
  /** Address of the API server, for when it did not answer. */
  readonly server: string;
  readonly durations: { readonly observeMs: number; readonly diagnoseMs: number };
}

/** What `lions diagnose` says, as data: the JSON output as it is, and the source of the text output. */
export function buildReport(input: ReportInput): Diagnosis {
  const { snapshot, judgement, rules, filters, words } = input;
  const { shown, hidden } = select(judgement.findings, filters, rules);
  const unreadable = selectParts(
    [...unreadableParts(snapshot, rules, input.wanted), ...brokenRules(judgement)],
    filters,
    rules,
  );
  const familyOf = new Map(rules.map((rule) => [rule.code, rule.family]));
  const hosts = [...snapshot.hosts.values()];
  return {
    schema: 'lions.diagnosis/v1',
    language: input.language,
    findings: shown.map((finding) => reported(finding, familyOf.get(finding.code) ?? 'unknown', words)),
    unreadable: [...unreadable],
    summary: {
      verdict: verdictOf(shown, unreadable),
      counts: countBySeverity(shown),
      hidden: countBySeverity(hidden),
      filters: {
        families: filters.families ? [...filters.families] : null,
        severity: filters.severity ?? null,
        hints: filters.hints === true,
      },
      takenAt: snapshot.takenAt,
      cluster: input.cluster,
      server: snapshot.api.ok ? snapshot.api.value.server : input.server,
      version: snapshot.api.ok ? snapshot.api.value.version : null,
      namespaces: filters.namespaces ? [...filters.namespaces] : null,
      objects: [...snapshot.kinds.values()].reduce((sum, part) => sum + (part.ok ? part.value.length : 0), 0),
      hosts: { asked: hosts.length, read: hosts.filter((host) => host.ok).length },
      durations: {
        observeMs: Math.round(input.durations.observeMs),
        diagnoseMs: Math.round(input.durations.diagnoseMs),
      },
    },
  };
}

/** Healthy only when everything was read and nothing worse than a hint was found. */
function verdictOf(
  findings: readonly Finding[],
  unreadable: readonly ReportedUnreadable[],
): Diagnosis['summary']['verdict'] {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  if (has('critical') || has('warning')) return 'problems';
  return has('unknown') || unreadable.length > 0 ? 'unknown' : 'healthy';
}

function countBySeverity(findings: readonly Finding[]): Counts {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { critical: of('critical'), warning: of('warning'), unknown: of('unknown'), info: of('info') };
}

function reported(finding: Finding, family: Rule['family'], words: Words): ReportedFinding {
  const { code, severity, remedy } = finding;
  const parameters = parametersOf(finding);
  return {
    code,
    family,
    severity,
    title: words(`rules.${code}.title`, parameters),
    explanation: words(`rules.${code}.explanation`, parameters),
    advice: words(`rules.${code}.advice`, parameters),
    object: plain(finding.object),
    related: [...finding.related],
    evidence: [...finding.evidence],
    remedy: remedy
      ? { procedure: remedy.procedure, parameters: { ...remedy.parameters }, commands: [...remedy.commands] }
      : null,
    symptoms: [...finding.symptoms],
    explains: finding.explains.map((symptom) => ({
      code: symptom.code,
      title: words(`rules.${symptom.code}.title`, parametersOf(symptom)),
      object: plain(symptom.object),
      evidence: [...symptom.evidence],
    })),
  };
}

function plain({ kind, namespace, name }: ObjectRef): ReportedFinding['object'] {
  return { kind, ...(namespace !== undefined && { namespace }), name };
}

/** What every text may use, beside the rule's own. */
function parametersOf({ parameters, object }: Pick<Finding, 'parameters' | 'object'>): TextParameters {
  const { kind, namespace, name } = object;
  return { ...parameters, kind, namespace: namespace ?? '', name, object: `${kind} ${name}` };
}
