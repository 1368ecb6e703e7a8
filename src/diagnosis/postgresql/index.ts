import { firstOf } from '../crash/container-rule.ts';
import type { Rule } from '../rule.ts';
import { p01NoPassword } from './p01-no-password.ts';
import { p02DirectoryNotEmpty } from './p02-directory-not-empty.ts';
import { p03Ownership } from './p03-ownership.ts';
import { p04MajorVersion } from './p04-major-version.ts';
import { p05Layout18 } from './p05-layout-18.ts';
import { p06Settings } from './p06-settings.ts';
import { p07DiskFull } from './p07-disk-full.ts';
import { p08TwoServers } from './p08-two-servers.ts';
import { p09ProbeKillsRecovery } from './p09-probe-kills-recovery.ts';
import { p10Corruption } from './p10-corruption.ts';
import { p11Memory } from './p11-memory.ts';
import { p12HalfInitialised } from './p12-half-initialised.ts';
import { p13PasswordChanged } from './p13-password-changed.ts';
import { p16SeparateDatabases } from './p16-separate-databases.ts';
import { p17Sidecar } from './p17-sidecar.ts';

/** In order of precedence: a container belongs to the first rule that recognises it, the special before the general. */
export const postgresqlRules: readonly Rule[] = [
  ...firstOf([
    p09ProbeKillsRecovery,
    p12HalfInitialised,
    p13PasswordChanged,
    p08TwoServers,
    p11Memory,
    p07DiskFull,
    p01NoPassword,
    p05Layout18,
    p02DirectoryNotEmpty,
    p03Ownership,
    p04MajorVersion,
    p06Settings,
    p10Corruption,
    p17Sidecar,
  ]),
  p16SeparateDatabases,
];
