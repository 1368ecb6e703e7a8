import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A template's text, or a structure whose strings may be templates. */
export interface Blank {
  readonly name: string;
  readonly text?: string;
  readonly value?: unknown;
}

export interface Filled extends Blank {
  /** Why it could not be filled in, as Jinja says it. */
  readonly error?: string;
}

/**
 * Fills in templates with Python's Jinja, as Ansible would.
 * @param stripBlocks forgives blanks before `{% … %}`, which Ansible does not
 * @throws {Error} when Python or jinja2 is missing
 */
export function fillIn(variables: object, items: readonly Blank[], stripBlocks = false): readonly Filled[] {
  const script = join(import.meta.dirname, 'fill.py');
  const { status, stdout, stderr, error } = spawnSync('python3', [script], {
    input: JSON.stringify({ variables, items, stripBlocks }),
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0)
    throw new Error(`python3 with jinja2 is needed (Debian: python3-jinja2): ${error?.message ?? stderr}`);
  return JSON.parse(stdout) as readonly Filled[];
}
