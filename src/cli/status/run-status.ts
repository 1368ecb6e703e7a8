import { buildStatus } from '../../diagnosis/status/build.ts';
import type { ExitStatus } from '../../model/error.ts';
import type { StatusFlags } from '../commands/status.ts';
import type { CliContext } from '../context.ts';
import { look } from '../diagnose/look.ts';
import { exitOfVerdict } from '../diagnose/run-diagnose.ts';
import { printJson, speechOf } from '../speech.ts';
import { configOf, openTarget } from '../target.ts';
import { writeStatus } from './status-page.ts';

/** `lions status`. */
export async function runStatus(flags: StatusFlags, context: CliContext): Promise<ExitStatus> {
  const config = await configOf(flags, context);
  const speech = speechOf(flags, context, config.language);
  await using target = await openTarget(flags, config, context);
  const { snapshot, diagnosis } = await look(target, { namespaces: flags.namespace }, context, speech);
  const status = buildStatus(snapshot, diagnosis);
  if (flags.output === 'json') printJson(context.stdout, status);
  else {
    const page = speech.page();
    writeStatus(page, status, diagnosis, speech);
    context.stdout.write(page.toString());
  }
  return exitOfVerdict[diagnosis.summary.verdict];
}
