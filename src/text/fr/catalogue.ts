import { cli } from './cli.ts';
import { errors } from './errors.ts';
import { certificate } from './rules/certificate.ts';
import { configuration } from './rules/configuration.ts';
import { crash } from './rules/crash.ts';
import { dns } from './rules/dns.ts';
import { exposure } from './rules/exposure.ts';
import { hint } from './rules/hint.ts';
import { image } from './rules/image.ts';
import { ingress } from './rules/ingress.ts';
import { node } from './rules/node.ts';
import { postgresql } from './rules/postgresql.ts';
import { scheduling } from './rules/scheduling.ts';
import { service } from './rules/service.ts';
import { storage } from './rules/storage.ts';
import { unknown } from './rules/unknown.ts';
import { workload } from './rules/workload.ts';

export const fr = {
  cli,
  errors,
  rules: {
    ...node,
    ...storage,
    ...scheduling,
    ...configuration,
    ...image,
    ...crash,
    ...dns,
    ...postgresql,
    ...service,
    ...workload,
    ...ingress,
    ...certificate,
    ...exposure,
    ...unknown,
    ...hint,
  },
};
