import type { Filters } from '../../diagnosis/report/filters.ts';
import type { Diagnosis } from '../../diagnosis/report/schema.ts';
import { type ExitStatus, exitStatus } from '../../model/error.ts';
import type { DiagnoseFlags } from '../commands/diagnose.ts';
import type { CliContext } from '../context.ts';
import { printJson, type Speech, speechOf } from '../speech.ts';
import { configOf, openTarget } from '../target.ts';
import { writeDiagnosis } from './diagnosis-page.ts';
import { look } from './look.ts';
import { watch } from './watch.ts';

export const exitOfVerdict: Readonly<Record<Diagnosis['summary']['verdict'], ExitStatus>> = {
  healthy: exitStatus.ok,
  problems: exitStatus.problems,
  unknown: exitStatus.unknown,
};

/** `lions diagnose`. */
export async function runDiagnose(flags: DiagnoseFlags, context: CliContext): Promise<ExitStatus> {
  const config = await configOf(flags, context);
  const speech = speechOf(flags, context, config.language);
  await using target = await openTarget(flags, config, context);
  const { family: families, severity, hints, namespace: namespaces } = flags;
  const filters: Filters = { families, severity, hints, namespaces };
  if (flags.watch) return await watch(() => look(target, filters, context, speech), flags, context, speech);
  const { diagnosis } = await look(target, filters, context, speech);
  if (flags.output === 'json') printJson(context.stdout, diagnosis);
  else printDiagnosis(diagnosis, context, speech, flags.explain);
  return exitOfVerdict[diagnosis.summary.verdict];
}

export function printDiagnosis(diagnosis: Diagnosis, context: CliContext, speech: Speech, explain = false): void {
  const page = speech.page();
  writeDiagnosis(page, diagnosis, speech, explain);
  context.stdout.write(page.toString());
}
