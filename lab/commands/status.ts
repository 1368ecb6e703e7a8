import { buildCommand } from '@stricli/core';
import { hostFacts, reasons } from '../availability.ts';
import { describeLab, labText } from '../describe.ts';
import { exitCode } from '../error.ts';
import { labOf } from '../lab.ts';
import { allRunning, machineStates } from '../machine-states.ts';
import { labFolder } from '../settings.ts';
import { readFaults, readSettings } from '../state.ts';
import { chosenName, type LabContext, nameFlag, outputFlag, print } from './context.ts';

async function status(this: LabContext, flags: { name?: string; output: 'text' | 'json' }): Promise<void> {
  const folder = labFolder(this.process.env);
  const name = chosenName(this, flags.name);
  const why = reasons(hostFacts());
  const settings = readSettings(folder, name);
  const lab = settings && labOf(folder, settings);
  const machines = lab && why.length === 0 ? await machineStates(lab) : {};
  const faults = readFaults(folder, name);
  const up = lab !== undefined && allRunning(lab, machines);
  if (flags.output === 'json') {
    const available = why.length === 0;
    const report = { schema: 'lions.lab/v1', available, reasons: why, exists: lab !== undefined, up, machines, faults };
    print(this, JSON.stringify({ ...report, ...(lab ? describeLab(lab) : { name }) }));
  } else {
    print(this, why.length === 0 ? 'a lab can run here' : why.join('\n'));
    print(this, lab ? `lab ${name}:` : `there is no lab ${name}`);
    for (const [machine, state] of Object.entries(machines)) print(this, `  ${machine}: ${state}`);
    for (const fault of faults) print(this, `  broken: ${fault.name}${fault.node ? ` on ${fault.node}` : ''}`);
    if (lab && up) print(this, labText(lab));
  }
  if (why.length > 0) this.process.exitCode = exitCode.cannotRun;
  else if (!up) this.process.exitCode = exitCode.problem;
}

export const statusCommand = buildCommand({
  func: status,
  parameters: { flags: { name: nameFlag, output: outputFlag } },
  docs: {
    brief: 'Can a lab run here, does it run, and what is broken in it',
    fullDescription: 'Exit status: 0 the lab is up, 1 it is not, 2 wrong use, 3 no lab can run on this machine.',
  },
});
