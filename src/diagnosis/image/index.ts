import type { Rule } from '../rule.ts';
import { i01TagAbsent } from './i01-tag-absent.ts';
import { i02ImageMoved } from './i02-image-moved.ts';
import { i03NotAuthorised } from './i03-not-authorised.ts';
import { i04PullSecret } from './i04-pull-secret.ts';
import { i05RateLimit } from './i05-rate-limit.ts';
import { i06RegistryName } from './i06-registry-name.ts';
import { i07RegistryUnreachable } from './i07-registry-unreachable.ts';
import { i08Certificate } from './i08-certificate.ts';
import { i09PlainHttp } from './i09-plain-http.ts';
import { i10Platform } from './i10-platform.ts';
import { i11MalformedName } from './i11-malformed-name.ts';
import { i12NeverPull } from './i12-never-pull.ts';
import { i13NodeDisk } from './i13-node-disk.ts';
import { i14OwnRegistry } from './i14-own-registry.ts';
import { i15RegistryError } from './i15-registry-error.ts';
import { i16CauseUnknown } from './i16-cause-unknown.ts';
import { i17SlowPull } from './i17-slow-pull.ts';

/** In order of precedence: a pod belongs to the first rule that claims it. */
export const imageRules: readonly Rule[] = [
  i11MalformedName,
  i12NeverPull,
  i13NodeDisk,
  i14OwnRegistry,
  i02ImageMoved,
  i04PullSecret,
  i05RateLimit,
  i08Certificate,
  i09PlainHttp,
  i06RegistryName,
  i10Platform,
  i15RegistryError,
  i07RegistryUnreachable,
  i03NotAuthorised,
  i01TagAbsent,
  i17SlowPull,
  i16CauseUnknown,
];
