import { fixedHost } from '../../host/source.ts';
import { KubernetesClient } from '../../kubernetes/client.ts';
import { type ExitStatus, exitStatus } from '../../model/error.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { SandboxDemoFlags } from '../commands/sandbox-demo.ts';
import type { CliContext } from '../context.ts';
import { look } from '../diagnose/look.ts';
import { printDiagnosis } from '../diagnose/run-diagnose.ts';
import { type Speech, speechOf } from '../speech.ts';
import { ownCommand } from './own-command.ts';

/** `lions sandbox demo`, which is `npm run demo`: the main job on a simulated cluster. */
export async function runSandboxDemo(flags: SandboxDemoFlags, context: CliContext): Promise<ExitStatus> {
  const speech = speechOf(flags, context);
  const sandbox = await startSandbox({ scenario: flags.scenario });
  try {
    using client = await KubernetesClient.connect({ kubeconfig: sandbox.kubeconfig, env: {}, signal: context.signal });
    const hosts = new Map([...sandbox.hosts].map(([name, facts]) => [name, fixedHost(facts)]));
    writeIntroduction(context, speech);
    const { diagnosis } = await look({ client, hosts, name: client.context }, {}, context, speech);
    printDiagnosis(diagnosis, context, speech);
    writeNextSteps(flags, context, speech, diagnosis.findings[0]?.code ?? 'C1');
  } finally {
    await sandbox.close();
  }
  return exitStatus.ok;
}

function writeIntroduction(context: CliContext, { page: newPage, words, quiet }: Speech): void {
  if (quiet) return;
  const page = newPage();
  page.text(words('cli.sandbox.introduction'));
  page.text('');
  context.stdout.write(page.toString());
}

function writeNextSteps(
  { scenario }: SandboxDemoFlags,
  context: CliContext,
  { page: newPage, words, language, quiet }: Speech,
  code: string,
): void {
  if (quiet) return;
  const lions = ownCommand(context.env);
  const page = newPage();
  page.text('');
  page.text(words('cli.sandbox.next'), { look: 'strong' });
  const steps = [
    [`${lions} explain ${code}`, 'cli.sandbox.nextExplain'],
    [`${lions} sandbox demo --lang ${language === 'fr' ? 'en' : 'fr'}`, 'cli.sandbox.nextLanguage'],
    [`${lions} sandbox demo --scenario api-down`, 'cli.sandbox.nextDown'],
    [`${lions} sandbox start ${scenario}`, 'cli.sandbox.nextStart'],
    [`${lions} diagnose`, 'cli.sandbox.nextReal'],
  ] as const;
  for (const [command, key] of steps) {
    if (key === 'cli.sandbox.nextDown' && scenario === 'api-down') continue;
    page.command(command, 2);
    page.text(words(key), { indent: 6 });
  }
  context.stdout.write(page.toString());
}
