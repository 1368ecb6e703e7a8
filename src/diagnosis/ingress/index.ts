import type { Rule } from '../rule.ts';
import { t02NotRunning } from './t02-not-running.ts';
import { t03NoFreePort } from './t03-no-free-port.ts';
import { t04LoadBalancer } from './t04-load-balancer.ts';
import { t06Class } from './t06-class.ts';
import { t07ApiGroup } from './t07-api-group.ts';
import { t08Backend } from './t08-backend.ts';
import { t10Middleware } from './t10-middleware.ts';
import { t11OtherNamespace } from './t11-other-namespace.ts';
import { t12EntryPoint } from './t12-entry-point.ts';
import { t13ExternalName } from './t13-external-name.ts';
import { t14HttpsBackend } from './t14-https-backend.ts';
import { t16MiddlewareUseless } from './t16-middleware-useless.ts';
import { t17TlsSecret } from './t17-tls-secret.ts';
import { t18ClaimedTwice } from './t18-claimed-twice.ts';

/** In order of precedence: first what keeps everything out, then the mistakes of single routes, which stand side by side. */
export const ingressRules: readonly Rule[] = [
  t03NoFreePort,
  t04LoadBalancer,
  t02NotRunning,
  t06Class,
  t07ApiGroup,
  t08Backend,
  t10Middleware,
  t11OtherNamespace,
  t12EntryPoint,
  t13ExternalName,
  t14HttpsBackend,
  t16MiddlewareUseless,
  t17TlsSecret,
  t18ClaimedTwice,
];
