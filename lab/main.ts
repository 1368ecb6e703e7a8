import { buildApplication, buildRouteMap, run, text_en } from '@stricli/core';
import { breakCommand, mendCommand } from './commands/break.ts';
import type { LabContext } from './commands/context.ts';
import { downCommand } from './commands/down.ts';
import { faultsCommand } from './commands/faults.ts';
import { kubeconfigCommand } from './commands/kubeconfig.ts';
import { resetCommand } from './commands/reset.ts';
import { sshCommand } from './commands/ssh.ts';
import { statusCommand } from './commands/status.ts';
import { upCommand } from './commands/up.ts';
import { exitCode, LabError } from './error.ts';

const root = buildRouteMap({
  routes: {
    up: upCommand,
    status: statusCommand,
    down: downCommand,
    reset: resetCommand,
    kubeconfig: kubeconfigCommand,
    ssh: sshCommand,
    break: breakCommand,
    mend: mendCommand,
    faults: faultsCommand,
  },
  docs: { brief: 'A K3s cluster on this machine, made to be broken. See lab/README.md.' },
});

const describe = (error: unknown): string =>
  error instanceof LabError
    ? `lab: ${error.message}`
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);

const app = buildApplication<LabContext>(root, {
  name: 'lab',
  scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
  determineExitCode: (error) => (error instanceof LabError ? error.code : exitCode.problem),
  localization: { text: { ...text_en, exceptionWhileRunningCommand: describe } },
});

await run(app, process.argv.slice(2), { process });
// Stricli's own codes for wrong use are negative.
if (typeof process.exitCode === 'number' && process.exitCode < 0) process.exitCode = exitCode.usage;
