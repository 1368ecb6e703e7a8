import { join } from 'node:path';
import { configurationPage } from '../../src/config/page.ts';
import { changelogPage } from './changelog.ts';
import { errorsPage } from './errors.ts';
import { rulesPage } from './rules.ts';
import { schemaPages } from './schemas.ts';

/** Every generated page: its path under the root, and what it must hold. */
export function pages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/errors.md', `${errorsPage()}\n`],
    ['docs/rules.md', `${rulesPage()}\n`],
    ['docs/configuration.md', configurationPage()],
    ['CHANGELOG.md', `${changelogPage(join(import.meta.dirname, '../..'))}\n`],
    ...schemaPages(),
  ]);
}
