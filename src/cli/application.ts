import { type Application, buildApplication, buildRouteMap, version } from '@stricli/core';
import manifest from '../../package.json' with { type: 'json' };
import type { CommandName, HelpText } from '../text/help-text.ts';
import { diagnoseCommand } from './commands/diagnose.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { rulesCommand } from './commands/rules.ts';
import { sandboxDemoCommand } from './commands/sandbox-demo.ts';
import { sandboxListCommand } from './commands/sandbox-list.ts';
import { sandboxStartCommand } from './commands/sandbox-start.ts';
import { statusCommand } from './commands/status.ts';
import type { CliContext } from './context.ts';
import { helpIntegration } from './help.ts';
import { throwingText } from './usage-problem.ts';

/** How many letters may differ for a word to be proposed instead. */
const likeness = { threshold: 3, weights: { insertion: 1, deletion: 1, substitution: 1, transposition: 1 } };

/** All commands, their help in one language. Loads no command: each brings its code when it runs. */
export function createApplication(help: HelpText): Application<CliContext> {
  const docs = (name: CommandName) => ({ brief: help.commands[name].brief, fullDescription: help.commands[name].full });
  const root = buildRouteMap({
    docs: docs(''),
    routes: {
      diagnose: diagnoseCommand(help),
      status: statusCommand(help),
      explain: explainCommand(help),
      rules: rulesCommand(help),
      doctor: doctorCommand(help),
      sandbox: buildRouteMap({
        docs: docs('sandbox'),
        routes: {
          demo: sandboxDemoCommand(help),
          start: sandboxStartCommand(help),
          list: sandboxListCommand(help),
        },
      }),
    },
  });
  return buildApplication<CliContext>(
    root,
    {
      name: 'lions',
      scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true, distanceOptions: likeness },
      documentation: { disableAnsiColor: true },
      localization: { text: throwingText },
    },
    {
      help: helpIntegration(help),
      version: version({
        brief: help.flags.version,
        alias: 'V',
        info: {
          currentVersion: `lions ${manifest.version} (Node ${process.versions.node}, ${process.platform}-${process.arch})`,
        },
      }),
    },
  );
}
