import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMB: number;
  readonly stdout: string;
  readonly status: number | null;
}

/** Runs a program to its end. Time and memory are those that the kernel counted for it and what it started. */
export async function measured(command: string, args: readonly string[]): Promise<Cost> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['-e', wrapper, command, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [stdout, usage] = await Promise.all([text(child.stdout as Readable), text(child.stdio[3] as Readable)]);
  const wallMs = performance.now() - begin;
  const { cpuMs, peakMB, status } = JSON.parse(usage) as Omit<Cost, 'wallMs' | 'stdout'>;
  return { wallMs, cpuMs, peakMB, stdout, status };
}

/** The child's peak from /proc while it lives; its CPU time from what the kernel adds to its parent when it has ended. */
const wrapper = `
const { spawn } = require('node:child_process');
const { readFileSync, writeSync } = require('node:fs');
const [command, ...args] = process.argv.slice(1);
const child = spawn(command, args, { stdio: ['ignore', 1, 2] });
let peak = 0;
const look = () => {
  try {
    peak = Math.max(peak, Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/' + child.pid + '/status', 'utf8'))?.[1] ?? 0));
  } catch {}
};
const timer = setInterval(look, 10);
child.on('exit', (status) => {
  clearInterval(timer);
  const parts = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  const cpuMs = 10 * (Number(parts[13]) + Number(parts[14]));
  writeSync(3, JSON.stringify({ status, peakMB: Math.round((peak * 1024) / 1e6), cpuMs }));
});
`;

async function text(stream: Readable): Promise<string> {
  let all = '';
  for await (const part of stream) all += String(part);
  return all;
}

/** CPU time that processes have used so far, in milliseconds: the kernel counts in hundredths of a second. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const parts = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + 10 * (Number(parts[11]) + Number(parts[12]));
  }, 0);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
