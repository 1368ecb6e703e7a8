import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from './problem.ts';
import { type ConfigFile, configSchema } from './schema.ts';
import { fieldsOf, schemaAt } from './shape.ts';
import { suggest } from './suggest.ts';

/**
 * Checks the text of a `lions.yaml`; paths in it stay as they are written.
 * @throws {ConfigError} with every problem, each at its place
 */
export function parseConfig(text: string, file: string): ConfigFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: counter, logLevel: 'error' });
  const at = (offset: number, message: string): ConfigProblem => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  throwAny(
    file,
    document.errors.map((error) => at(error.pos[0], error.message)),
  );
  const parsed = configSchema.safeParse(valueOf(document, file) ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, document, at));
  throwAny(file, problems);
  throw parsed.error;
}

function throwAny(file: string, problems: readonly ConfigProblem[]): void {
  const [first, ...rest] = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (first) throw new ConfigError(file, [first, ...rest]);
}

function valueOf(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that would unfold to a huge document.
    throw new ConfigError(file, [{ line: 1, column: 1, message: (error as Error).message }], error);
  }
}

type At = (offset: number, message: string) => ConfigProblem;

function problemsOf(issue: z.core.$ZodIssue, document: Document.Parsed, at: At): readonly ConfigProblem[] {
  const { path } = issue;
  if (issue.code !== 'unrecognized_keys') return [at(offsetOf(document, path), messageOf(issue))];
  const known = fieldsOf(schemaAt(configSchema, path));
  return issue.keys.map((key) => {
    const meant = suggest(key, known);
    const hint = meant ? `; did you mean “${meant}”?` : `; known are: ${known.join(', ')}`;
    return at(offsetOf(document, [...path, key]), `unknown field “${key}”${hint}`);
  });
}

function messageOf(issue: z.core.$ZodIssue): string {
  const field = String(issue.path.at(-1) ?? 'the file');
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return missing ? `“${field}” is missing here` : `${field}: ${issue.message}`;
}

/** Where a field's name (or a list's item) stands, or, when it is not there, what would hold it. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
