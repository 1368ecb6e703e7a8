import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { ObjectRef } from '../../src/model/object.ts';
import { environment } from './configuration-file.ts';

/** What of `lions diagnose --output json` these tests judge; the schema `lions.diagnosis/v1` says the rest. */
export interface Report {
  readonly schema: string;
  readonly findings: readonly ReportedFinding[];
  readonly unreadable: readonly unknown[];
}

export interface ReportedFinding {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
  readonly explanation: string;
  readonly object: ObjectRef;
  readonly related: readonly (ObjectRef & { readonly role: string })[];
  readonly evidence: readonly { readonly object?: ObjectRef; readonly path?: string; readonly value: string }[];
}

/** Of its own: a lab that was made anew has other host keys under the same addresses. */
const stateFolder = mkdtempSync(join(tmpdir(), 'lions-e2e-state-'));

/** The real command in a process of its own, as an operator starts it. */
export async function diagnose(
  config: string,
  more: readonly string[] = [],
): Promise<{ report: Report; exitCode: number | undefined; seconds: number }> {
  const began = Date.now();
  const args = [
    'src/main.ts',
    'diagnose',
    '--config',
    config,
    '--environment',
    environment,
    '--output',
    'json',
    ...more,
  ];
  const { stdout, stderr, exitCode } = await execa(process.execPath, args, {
    reject: false,
    timeout: 120_000,
    env: { LANG: 'C.UTF-8', NODE_OPTIONS: '', XDG_STATE_HOME: stateFolder, LIONS_STATE: stateFolder },
  });
  const seconds = (Date.now() - began) / 1000;
  try {
    return { report: JSON.parse(stdout) as Report, exitCode, seconds };
  } catch (error) {
    const message = `lions diagnose gave no JSON (exit ${exitCode}): ${stderr.slice(-2000) || stdout.slice(-500)}`;
    throw new Error(message, { cause: error });
  }
}
