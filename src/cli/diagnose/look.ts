import { suggest } from '../../config/suggest.ts';
import { type Judgement, judge, wantedKinds, wantedLogs } from '../../diagnosis/diagnose.ts';
import { rules } from '../../diagnosis/registry.ts';
import { buildReport } from '../../diagnosis/report/build.ts';
import type { Filters } from '../../diagnosis/report/filters.ts';
import type { Diagnosis } from '../../diagnosis/report/schema.ts';
import { valueOf } from '../../model/readable.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { type Progress as Observed, observe } from '../../observe/observe.ts';
import type { CliContext } from '../context.ts';
import type { Speech } from '../speech.ts';
import type { Target } from '../target.ts';
import { startProgress } from '../terminal/progress.ts';
import { UsageProblem } from '../usage-problem.ts';

export interface Seen {
  readonly snapshot: Snapshot;
  readonly judgement: Judgement;
  readonly diagnosis: Diagnosis;
}

/** Looks at the cluster and its hosts once and says what is wrong. Shows progress when that takes long. */
export async function look(
  target: Pick<Target, 'client' | 'hosts' | 'name' | 'timeoutMs'>,
  filters: Filters,
  context: CliContext,
  speech: Speech,
): Promise<Seen> {
  const { client, hosts, name, timeoutMs } = target;
  const wanted = wantedKinds(rules);
  const progress = startProgress({ output: context.stderr, wanted: !speech.quiet });
  const started = performance.now();
  try {
    const snapshot = await observe({
      client,
      hosts,
      kinds: filters.namespaces ? new Set([...wanted, 'Namespace']) : wanted,
      namespaces: filters.namespaces,
      wantedLogs,
      onProgress: (observed) => progress.say(sentence(observed, speech)),
      signal: context.signal,
      timeoutMs,
    });
    context.signal.throwIfAborted();
    requireNamespaces(snapshot);
    const observedAt = performance.now();
    const judgement = judge(snapshot, rules);
    const durations = { observeMs: observedAt - started, diagnoseMs: performance.now() - observedAt };
    const { language, words } = speech;
    const diagnosis = buildReport({
      snapshot,
      judgement,
      rules,
      wanted,
      filters,
      words,
      language,
      cluster: name,
      server: 'reason' in client ? '' : client.server,
      durations,
    });
    return { snapshot, judgement, diagnosis };
  } finally {
    progress.end();
  }
}

function sentence({ part, done, total }: Observed, { words }: Speech): string {
  return words(`cli.progress.${part}`, { done, total });
}

/** A namespace that is not there has no trouble either: a misspelt name must not look healthy. */
function requireNamespaces(snapshot: Snapshot): void {
  const known = valueOf(snapshot.kinds.get('Namespace'))?.map((namespace) => namespace.metadata.name);
  const missing = known && snapshot.namespaces?.find((name) => !known.includes(name));
  if (missing === undefined) return;
  const alike = known && (suggest(missing, known) ?? known.find((name) => name.startsWith(missing)));
  throw new UsageProblem('unknownNamespace', { name: missing }, alike ? [alike] : []);
}
