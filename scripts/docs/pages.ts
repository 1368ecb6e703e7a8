import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { errorsPage } from './errors.ts';
import { rulesPage } from './rules.ts';

const root = join(import.meta.dirname, '../..');

/** Every generated page: its path under the root, and what it must hold. */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const found = new Map([
    ['docs/errors.md', `${errorsPage()}\n`],
    ['docs/rules.md', `${rulesPage()}\n`],
  ]);
  const report = await optional('src/diagnosis/report/schema.ts');
  for (const [name, schema] of Object.entries(report)) {
    if (!(schema instanceof z.ZodType)) continue;
    const json = z.toJSONSchema(schema) as { properties?: { schema?: { const?: string } } };
    const id = json.properties?.schema?.const;
    if (id)
      found.set(`docs/schemas/${id.replace('/', '.')}.json`, `${JSON.stringify({ title: name, ...json }, null, 2)}\n`);
  }
  return found;
}

async function optional(path: string): Promise<Record<string, unknown>> {
  const file = join(root, path);
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as Record<string, unknown>) : {};
}
