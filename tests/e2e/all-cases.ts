import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkloadCase } from './case.ts';

/** Folders of workload cases, one case a file. */
export const families = [
  'crash',
  'image',
  'storage',
  'scheduling',
  'configuration',
  'postgresql',
  'workload',
  'certificate',
  'dns',
  'service',
  'ingress',
  'exposure',
  'healthy',
] as const;

export async function casesOf(family: (typeof families)[number]): Promise<readonly WorkloadCase[]> {
  const folder = join(import.meta.dirname, family);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules = files.map((file) => import(join(folder, file)) as Promise<{ workload: WorkloadCase }>);
  const cases = (await Promise.all(modules)).map((module) => module.workload);
  cases.forEach((one, index) => {
    if (files[index] !== `${one.name}.ts`) throw new Error(`${family}/${files[index]} holds the case ${one.name}`);
  });
  return cases;
}
