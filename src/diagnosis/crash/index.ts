import type { Rule } from '../rule.ts';
import { c01OomLimit } from './c01-oom-limit.ts';
import { c02OomNode } from './c02-oom-node.ts';
import { c03Liveness } from './c03-liveness.ts';
import { c04Startup } from './c04-startup.ts';
import { c05ApplicationError } from './c05-application-error.ts';
import { c06Dependency } from './c06-dependency.ts';
import { c07EndsNormally } from './c07-ends-normally.ts';
import { c08CannotStart } from './c08-cannot-start.ts';
import { c09Architecture } from './c09-architecture.ts';
import { c11SecurityContext } from './c11-security-context.ts';
import { c12FilePermission } from './c12-file-permission.ts';
import { c13InitWaits } from './c13-init-waits.ts';
import { c14Signal } from './c14-signal.ts';
import { c15PortOrSpace } from './c15-port-or-space.ts';
import { c16Rollout } from './c16-rollout.ts';
import { c17HookOrVariable } from './c17-hook-or-variable.ts';
import { c18EndedByNode } from './c18-ended-by-node.ts';
import { c19NeverReady } from './c19-never-ready.ts';
import { c20CreateRefused } from './c20-create-refused.ts';
import { c21ConfigurationError } from './c21-configuration-error.ts';
import { c22JobFailed } from './c22-job-failed.ts';
import { c23OwnMemory } from './c23-own-memory.ts';
import { c24Terminating } from './c24-terminating.ts';
import { c25ApiForbidden } from './c25-api-forbidden.ts';
import { c26KernelLimit } from './c26-kernel-limit.ts';
import { c27VolumeData } from './c27-volume-data.ts';
import { c28Sandbox } from './c28-sandbox.ts';
import { c29KindAbsent } from './c29-kind-absent.ts';
import { firstOf } from './container-rule.ts';

/** In order of precedence: a container belongs to the first rule that recognises it, the special before the general. */
export const crashRules: readonly Rule[] = [
  ...firstOf([
    c09Architecture,
    c11SecurityContext,
    c08CannotStart,
    c17HookOrVariable,
    c01OomLimit,
    c02OomNode,
    c03Liveness,
    c04Startup,
    c14Signal,
    c23OwnMemory,
    c26KernelLimit,
    c27VolumeData,
    c15PortOrSpace,
    c12FilePermission,
    c25ApiForbidden,
    c29KindAbsent,
    c06Dependency,
    c21ConfigurationError,
    c07EndsNormally,
    c13InitWaits,
    c20CreateRefused,
    c16Rollout,
    c05ApplicationError,
    c19NeverReady,
  ]),
  c28Sandbox,
  c24Terminating,
  c18EndedByNode,
  c22JobFailed,
];
