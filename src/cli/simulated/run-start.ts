import { type ExitStatus, exitStatus } from '../../model/error.ts';
import { shellQuote } from '../../model/shell.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { SandboxStartFlags } from '../commands/sandbox-start.ts';
import type { CliContext } from '../context.ts';
import { type Speech, speechOf } from '../speech.ts';
import { safeJson } from '../terminal/escape.ts';
import { ownCommand } from './own-command.ts';
import type { RunningSandbox } from './schema.ts';

/** `lions sandbox start SCENARIO`: until the signal aborts, which is its ordinary end. */
export async function runSandboxStart(
  flags: SandboxStartFlags,
  context: CliContext,
  scenario: string,
): Promise<ExitStatus> {
  const speech = speechOf(flags, context);
  const sandbox = await startSandbox({ scenario, port: flags.port });
  try {
    const { kubeconfig, url: server } = sandbox;
    const running: RunningSandbox = { schema: 'lions.sandbox/v1', scenario, server, kubeconfig };
    context.stdout.write(
      flags.output === 'json' ? `${safeJson(running)}\n` : asText(scenario, sandbox, context, speech),
    );
    await untilAborted(context.signal);
  } finally {
    await sandbox.close();
  }
  return exitStatus.ok;
}

function asText(scenario: string, { url, kubeconfig }: Sandbox, { env }: CliContext, speech: Speech): string {
  const { words } = speech;
  const page = speech.page();
  page.text(words('cli.sandbox.started', { scenario, url }), { look: 'strong' });
  page.gap();
  page.text(words('cli.sandbox.elsewhere'));
  page.command(`export KUBECONFIG=${shellQuote(kubeconfig)}`, 2);
  page.command('kubectl get pods --all-namespaces', 2);
  page.command(`${ownCommand(env)} diagnose --no-hosts`, 2);
  page.gap();
  page.text(words('cli.sandbox.ends'));
  return page.toString();
}

/** A scenario whose API server is down has nothing open that would keep the process; the timer does. */
function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const keepAlive = setInterval(() => undefined, 2 ** 30);
    const end = () => {
      clearInterval(keepAlive);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
