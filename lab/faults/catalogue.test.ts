import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LabError } from '../error.ts';
import { faultNamed } from './apply.ts';
import { faults } from './catalogue.ts';

const folder = import.meta.dirname;
const names = faults.map((fault) => fault.name);

/** Files that hold a fault say so by its type or by what makes one. */
function faultFiles(): string[] {
  const sources = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return sources
    .filter((file) => /^export const \w+(: Fault)? = ?/m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => name !== 'catalogue');
}

describe('the catalogue of faults', () => {
  test('holds each file of this folder that makes one, in order of its name', () => {
    expect(names).toEqual(faultFiles().toSorted());
  });

  test('describes each in one line', () => {
    for (const fault of faults) expect(fault.description, fault.name).toMatch(/^[^\n]{20,140}$/);
  });
});

describe('a fault by its name', () => {
  test('is found', () => {
    expect(names.map(faultNamed)).toEqual(faults);
  });

  test('a near miss is answered with what was probably meant, anything else with where to look', () => {
    expect(() => faultNamed('disk-full')).toThrow(/did you mean .*disk-full-host/);
    expect(() => faultNamed('xyz')).toThrow('`lab faults` lists them');
    expect(() => faultNamed('xyz')).toThrow(LabError);
  });
});
