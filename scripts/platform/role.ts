import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { type Blank, fillIn } from './fill.ts';

/** An object as a manifest has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

export interface Rendered {
  readonly objects: readonly Manifest[];
  /** What could not be rendered, or not without help, with the reason. */
  readonly notes: readonly string[];
}

/** The templates of a role and the objects that its tasks write out in full, with the role's own variables. */
export function renderRole(folder: string, variables: Readonly<Record<string, unknown>>): Rendered {
  const own = existsSync(join(folder, 'vars/main.yml')) ? read(join(folder, 'vars/main.yml')) : {};
  const all = { ...(own as object), ...variables };
  const templates = filesIn(join(folder, 'templates')).map(
    (file): Blank => ({ name: basename(file), text: readFileSync(file, 'utf8') }),
  );
  const tasks = filesIn(join(folder, 'tasks')).flatMap((file) => definitionsIn(read(file), basename(file)));
  return renderBlanks([...templates, ...tasks], all);
}

/** The objects that a playbook writes out in full. */
export function renderPlaybook(file: string, variables: Readonly<Record<string, unknown>>): Rendered {
  return renderBlanks(definitionsIn(read(file), basename(file)), variables);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name));
}

function read(file: string): unknown {
  return parse(readFileSync(file, 'utf8'), { logLevel: 'error' });
}

/** `definition:` of every task that makes an object, however deep in blocks. Only a check of rights is no object to keep. */
function definitionsIn(value: unknown, name: string): readonly Blank[] {
  if (Array.isArray(value)) return value.flatMap((part) => definitionsIn(part, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, part]) => {
    const isObject = key === 'definition' && typeof part === 'object';
    if (!isObject) return definitionsIn(part, name);
    return JSON.stringify(part).includes('access-check') ? [] : [{ name, value: part }];
  });
}

function renderBlanks(blanks: readonly Blank[], variables: object): Rendered {
  const strict = fillIn(variables, blanks).map((one) => readObjects(one));
  const lenient = fillIn(variables, blanks.map(forgiven), true).map((one) => readObjects(one));
  const objects: Manifest[] = [];
  const notes: string[] = [];
  blanks.forEach(({ name }, index) => {
    const [first, second] = [strict[index], lenient[index]];
    objects.push(...(first?.objects ?? second?.objects ?? []));
    if (!first?.objects) notes.push(`${name}: ${first?.problem}${second?.objects ? '; rendered as it was meant' : ''}`);
  });
  return { objects, notes };
}

/** What the author meant where Jinja's rules of blanks destroy the YAML: `{{-` joins a map to the key before it. */
function forgiven(blank: Blank): Blank {
  return blank.text === undefined ? blank : { ...blank, text: blank.text.replaceAll('{{-', '{{') };
}

function readObjects({ text, value, error }: Blank & { readonly error?: string }) {
  if (error !== undefined) return { problem: error };
  if (value !== undefined) return { objects: [value as Manifest] };
  const documents = parseAllDocuments(text ?? '', { logLevel: 'error' });
  const bad = documents.flatMap(({ errors }) => errors)[0];
  if (bad) return { problem: `no YAML once filled in: ${bad.message.split('\n')[0]}` };
  return { objects: documents.map((one) => one.toJS() as Manifest).filter((one) => one?.kind !== undefined) };
}
