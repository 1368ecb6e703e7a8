import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hostFacts, reasons } from './availability.ts';
import { exitCode, LabError } from './error.ts';
import { type Lab, labOf } from './lab.ts';
import { waitUntilReady } from './ready.ts';
import { type Progress, runScript } from './script.ts';
import type { LabSettings } from './settings.ts';
import { readSnapshot, removeSnapshot, writeFaults, writeSettings, writeSnapshot } from './state.ts';

/** Refuses early, and with the reason, where a lab cannot run. */
export function requireLabHost(): void {
  const why = reasons(hostFacts());
  if (why.length > 0) throw new LabError(`no lab can run here: ${why.join('; ')}`, exitCode.cannotRun);
}

/**
 * From whatever state to a running lab. Each part makes only what is missing, so it may be repeated, and repeated after
 * any kill. The first time that the cluster is ready its disks are copied, for `reset`.
 */
export async function bringUp(folder: string, settings: LabSettings, progress: Progress): Promise<Lab> {
  requireLabHost();
  const lab = labOf(folder, settings);
  const fresh = !existsSync(join(folder, 'machines', `${settings.name}.ext4`));
  writeSettings(folder, settings);
  await runScript(folder, settings, 'build.sh', [], progress);
  await lab.shell('up.sh', [], progress);
  await waitUntilReady(lab);
  progress('nodes and built-in workloads ready');
  if (settings.with.length > 0) await lab.shell('extras.sh', settings.with, progress);
  if (fresh) await takeSnapshot(lab, progress);
  return lab;
}

async function takeSnapshot(lab: Lab, progress: Progress): Promise<void> {
  await lab.shell('snapshot.sh', ['save'], progress);
  writeSnapshot(lab.folder, lab.settings);
}

/** The clean cluster again: from the copied disks where they fit what is wanted, else from nothing. */
export async function reset(lab: Lab, progress: Progress): Promise<Lab> {
  requireLabHost();
  const kept = readSnapshot(lab.folder, lab.settings.name);
  if (kept && kept.agents === lab.settings.agents) {
    await lab.shell('snapshot.sh', ['restore'], progress);
  } else {
    removeSnapshot(lab.folder, lab.settings.name);
    await lab.shell('down.sh', ['--delete'], progress);
  }
  await lab.shell('power.sh', ['registry-calm'], progress);
  writeSettings(lab.folder, lab.settings);
  writeFaults(lab.folder, lab.settings.name, []);
  return bringUp(lab.folder, lab.settings, progress);
}
