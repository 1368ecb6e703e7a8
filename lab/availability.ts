import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { execaSync } from 'execa';

/** What this machine says about itself, as far as a lab cares. */
export interface HostFacts {
  readonly platform: string;
  readonly arch: string;
  readonly root: boolean;
  readonly mayMount: boolean;
  readonly loopDevices: boolean;
  readonly cgroupsWritable: boolean;
  /** Packages come by name from apt. */
  readonly apt: boolean;
  /** As `go version` prints it; undefined without Go. */
  readonly go: string | undefined;
}

/** Why a lab cannot run here, most basic reason first; empty when it can. */
export function reasons(facts: HostFacts): string[] {
  if (facts.platform !== 'linux') return [`a lab needs Linux; this is ${facts.platform}`];
  const out: string[] = [];
  if (facts.arch !== 'x64') out.push(`a lab needs an amd64 machine; this is ${facts.arch}`);
  if (!facts.root) out.push('a lab needs root: it boots machines with disks and networks of their own');
  else if (!facts.mayMount) out.push('root may not mount here (CAP_SYS_ADMIN is missing, as in an ordinary container)');
  if (!facts.loopDevices)
    out.push('there are no loop devices (/dev/loop-control), on which the machines have their disks');
  if (!facts.cgroupsWritable) out.push('control groups (/sys/fs/cgroup) are not writable');
  if (!facts.apt) out.push('a lab needs Debian or Ubuntu: it installs what it needs by name with apt-get');
  const version = /go(\d+)\.(\d+)/.exec(facts.go ?? '');
  const minor = version ? Number(version[1]) * 1000 + Number(version[2]) : 0;
  if (minor < 1026) {
    out.push(`a lab needs Go 1.26 or later in PATH, from https://go.dev/dl/; found ${facts.go?.trim() || 'none'}`);
  }
  return out;
}

export function hostFacts(): HostFacts {
  const go = execaSync('go', ['version'], { reject: false });
  return {
    platform: process.platform,
    arch: process.arch,
    root: process.getuid?.() === 0,
    mayMount: hasCapability(21),
    loopDevices: existsSync('/dev/loop-control'),
    cgroupsWritable: writable('/sys/fs/cgroup'),
    apt: existsSync('/usr/bin/apt-get'),
    go: go.failed ? undefined : go.stdout,
  };
}

function hasCapability(bit: number): boolean {
  try {
    const effective = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
    return (BigInt(`0x${effective}`) & (1n << BigInt(bit))) !== 0n;
  } catch {
    return false;
  }
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
