import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { extras, freeNet, type LabSettings } from './settings.ts';

const settingsSchema = z.object({
  name: z.string(),
  net: z.string(),
  kubernetes: z.enum(['1.35', '1.36']),
  agents: z.number().int(),
  with: z.array(z.enum(extras)),
});
const faultsSchema = z.array(z.object({ name: z.string(), node: z.string().optional() }));
export type BrokenFault = z.infer<typeof faultsSchema>[number];

export function runFolder(folder: string, name: string): string {
  return join(folder, 'run', name);
}

function read<T>(path: string, schema: z.ZodType<T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  return schema.parse(JSON.parse(text));
}

/** In one step, so that a killed command leaves the old file or the new one. */
function write(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(value)}\n`);
  renameSync(`${path}.new`, path);
}

export function readSettings(folder: string, name: string): LabSettings | undefined {
  return read(join(runFolder(folder, name), 'lab.json'), settingsSchema);
}

export function writeSettings(folder: string, settings: LabSettings): void {
  mkdirSync(runFolder(folder, settings.name), { recursive: true });
  write(join(runFolder(folder, settings.name), 'lab.json'), settings);
}

export function labNames(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'run')).filter((name) => readSettings(folder, name) !== undefined);
  } catch {
    return [];
  }
}

/** A network for a new lab. */
export function chooseNet(folder: string): string {
  const others = labNames(folder).map((name) => readSettings(folder, name)?.net ?? '');
  const mine = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((one) => one.address));
  return freeNet([...others, ...mine]);
}

export function readFaults(folder: string, name: string): BrokenFault[] {
  return read(join(runFolder(folder, name), 'faults.json'), faultsSchema) ?? [];
}

export function writeFaults(folder: string, name: string, faults: readonly BrokenFault[]): void {
  write(join(runFolder(folder, name), 'faults.json'), faults);
}

/** What the snapshot of the fresh cluster holds; undefined when there is none. */
export function readSnapshot(folder: string, name: string): LabSettings | undefined {
  return read(join(folder, 'snapshots', name, 'lab.json'), settingsSchema);
}

export function writeSnapshot(folder: string, settings: LabSettings): void {
  write(join(folder, 'snapshots', settings.name, 'lab.json'), settings);
}

export function removeSnapshot(folder: string, name: string): void {
  rmSync(join(folder, 'snapshots', name), { recursive: true, force: true });
}
