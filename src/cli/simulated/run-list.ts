import { type ExitStatus, exitStatus } from '../../model/error.ts';
import { listScenarios } from '../../sandbox/index.ts';
import type { CliContext } from '../context.ts';
import type { OutputFlags } from '../flags.ts';
import { printJson, speechOf } from '../speech.ts';
import type { ScenarioList } from './schema.ts';

/** `lions sandbox list`. */
export async function runSandboxList(flags: OutputFlags, context: CliContext): Promise<ExitStatus> {
  const speech = speechOf(flags, context);
  const { language } = speech;
  const scenarios = (await listScenarios()).map(({ name, description }) => ({
    name,
    description: description[language],
  }));
  const list: ScenarioList = { schema: 'lions.scenarios/v1', language, scenarios };
  if (flags.output === 'json') printJson(context.stdout, list);
  else {
    const page = speech.page();
    const column = 2 + Math.max(...scenarios.map(({ name }) => name.length));
    for (const { name, description } of scenarios) page.labelled(name, description, { column });
    context.stdout.write(page.toString());
  }
  return exitStatus.ok;
}
