import { z } from 'zod';
import { configSchema } from './schema.ts';
import { bare } from './shape.ts';

const head = `<!-- Made by \`npm run docs\` from src/config/schema.ts; changes belong there. -->

# Configuration: lions.yaml

LIONS works without a configuration: it then uses the kubeconfig of the usual places, and reads this machine as a host
when K3s is installed on it. With a \`lions.yaml\` it knows several clusters and their machines.

The first of these files is read, and no other:

1. the one given with \`--config FILE\`
2. the one that \`LIONS_CONFIG\` names
3. \`lions.yaml\` in the current folder; it must belong to you or to root
4. \`\${XDG_CONFIG_HOME:-~/.config}/lions/lions.yaml\`
5. \`/etc/lions/lions.yaml\`

Paths may begin with \`~\`; relative ones start from the file's own folder. Unknown fields are refused, and all mistakes
are told at once, each with its line and column (LIONS-CFG-006). No passwords stand in this file: SSH uses keys.
`;

const example = `language: fr
defaultEnvironment: production
environments:
  production:
    kubeconfig: ~/.kube/production.yaml
    hosts:
      lions-1: { address: 203.0.113.10, user: ops, key: ~/.ssh/lions }
      lions-2: { address: 10.0.0.11, role: agent, user: ops, key: ~/.ssh/lions, jump: ops@203.0.113.10 }
  development:
    context: lions-dev
    hosts:
      lions-dev: { address: local }
contacts:
  - { name: Awa Diop, role: on call, phone: "+221 77 000 00 00", email: awa@example.org }
`;

/** The page docs/configuration.md, made from the schema. */
export function configurationPage(): string {
  const rows = [...fields(configSchema, '')].map(
    ({ path, type, fallback, description }) => `| \`${path}\` | ${type} | ${fallback} | ${description} |`,
  );
  const table = ['| Field | Value | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
  return `${head}\n## Example\n\n\`\`\`yaml\n${example}\`\`\`\n\n## Fields\n\n${table}\n`;
}

/** The example of the page, which a test loads. */
export const configurationExample = example;

interface Row {
  readonly path: string;
  readonly type: string;
  readonly fallback: string;
  readonly description: string;
}

function* fields(schema: z.ZodType, prefix: string): Generator<Row> {
  const inner = bare(schema).schema;
  if (inner instanceof z.ZodObject) {
    for (const [name, field] of Object.entries(inner.shape)) {
      yield row(prefix ? `${prefix}.${name}` : name, field as z.ZodType);
      yield* fields(field as z.ZodType, prefix ? `${prefix}.${name}` : name);
    }
  } else if (inner instanceof z.ZodRecord) {
    yield row(`${prefix}.NAME`, inner.valueType as z.ZodType);
    yield* fields(inner.valueType as z.ZodType, `${prefix}.NAME`);
  } else if (inner instanceof z.ZodArray) {
    yield* fields(inner.element as z.ZodType, `${prefix}[]`);
  }
}

function row(path: string, field: z.ZodType): Row {
  const { schema, description, required, fallback } = bare(field);
  const simple = typeof fallback === 'string' || typeof fallback === 'number';
  const shown = simple ? `\`${fallback}\`` : required && !(schema instanceof z.ZodObject) ? 'required' : '';
  return { path, type: typeOf(schema), fallback: shown, description: description.replaceAll('|', '\\|') };
}

function typeOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => `\`${option}\``).join(' or ');
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodRecord) return 'map';
  if (schema instanceof z.ZodArray) return 'list';
  return schema instanceof z.ZodObject ? 'fields' : 'text';
}
