import { cli } from './cli.ts';
import { errors } from './errors.ts';
import { configuration } from './rules/configuration.ts';
import { crash } from './rules/crash.ts';
import { image } from './rules/image.ts';
import { node } from './rules/node.ts';
import { scheduling } from './rules/scheduling.ts';
import { storage } from './rules/storage.ts';
import { unknown } from './rules/unknown.ts';

export const fr = {
  cli,
  errors,
  rules: { ...node, ...storage, ...scheduling, ...configuration, ...image, ...crash, ...unknown },
};
