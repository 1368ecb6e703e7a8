import type { Rule } from '../rule.ts';
import { m01AddOn } from './m01-add-on.ts';
import { m02NoCertificate } from './m02-no-certificate.ts';
import { m03Issuer } from './m03-issuer.ts';
import { m04NotApproved } from './m04-not-approved.ts';
import { m05RateLimited } from './m05-rate-limited.ts';
import { m06NoSolver } from './m06-no-solver.ts';
import { m07NotPresented } from './m07-not-presented.ts';
import { m09WrongStatus } from './m09-wrong-status.ts';
import { m10Unreachable } from './m10-unreachable.ts';
import { m11OtherPage } from './m11-other-page.ts';
import { m12AuthorityRefuses } from './m12-authority-refuses.ts';
import { m13BacksOff } from './m13-backs-off.ts';
import { m14SecretDiffers } from './m14-secret-differs.ts';
import { m15KeyKept } from './m15-key-kept.ts';
import { m17Staging } from './m17-staging.ts';
import { m19TlsSecret } from './m19-tls-secret.ts';
import { m20Unexplained } from './m20-unexplained.ts';

/** In order of precedence: what stops every Certificate, then one issuer's, then a single one. */
export const certificateRules: readonly Rule[] = [
  m01AddOn,
  m03Issuer,
  m14SecretDiffers,
  m02NoCertificate,
  m04NotApproved,
  m05RateLimited,
  m06NoSolver,
  m07NotPresented,
  m09WrongStatus,
  m10Unreachable,
  m11OtherPage,
  m12AuthorityRefuses,
  m15KeyKept,
  m13BacksOff,
  m17Staging,
  m19TlsSecret,
  m20Unexplained,
];
