import { parse } from 'yaml';
import { LionsError } from '../../model/error.ts';
import { type Fields, isFields } from '../fields.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { readScenario, scenarioNames } from './files.ts';
import { type ScenarioFile, scenarioFormat } from './format.ts';

/**
 * Reads a scenario, merged into what it `extends` (RFC 7396: null removes, lists are replaced).
 * @throws {LionsError} LIONS-BOX-001, LIONS-BOX-002
 */
export async function parseScenario(name: string): Promise<ScenarioFile> {
  const merged = await merge(name, []);
  const result = scenarioFormat.safeParse(merged);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw unusable(name, `${issue?.path.join('.')}: ${issue?.message}`);
}

async function merge(name: string, seen: readonly string[]): Promise<Fields> {
  if (seen.includes(name)) throw unusable(name, `it extends itself (${[...seen, name].join(' → ')})`);
  const { extends: base, ...own } = await read(name);
  if (base === undefined) return own;
  if (typeof base !== 'string') throw unusable(name, 'extends: expected a name');
  const { hidden: _, ...inherited } = await merge(base, [...seen, name]);
  return mergePatch(inherited, own);
}

async function read(name: string): Promise<Fields> {
  let source: Awaited<ReturnType<typeof readScenario>>;
  try {
    source = await readScenario(name);
  } catch (error) {
    const known = (await scenarioNames()).join(', ');
    throw new LionsError('LIONS-BOX-001', `no scenario “${name}”`, { name, known }, error);
  }
  let content: unknown;
  try {
    content = parse(source.text);
  } catch (error) {
    throw unusable(source.file, (error as Error).message, error);
  }
  if (!isFields(content)) throw unusable(source.file, 'it is not a mapping');
  return content;
}

export const unusable = (file: string, detail: string, cause?: unknown) =>
  new LionsError('LIONS-BOX-002', `${file}: ${detail}`, { file, detail }, cause);
