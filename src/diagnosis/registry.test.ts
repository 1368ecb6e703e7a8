import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../text/en/catalogue.ts';
import { fr } from '../text/fr/catalogue.ts';
import type { RuleTexts } from '../text/rule-text.ts';
import { rules } from './registry.ts';
import { families } from './rule.ts';

const here = import.meta.dirname;
const textsOf = { en: en.rules as RuleTexts, fr: fr.rules as RuleTexts };

/** Files named after a rule, such as `crash/c01-oom-limit.ts`. */
const ruleFiles = Object.keys(families).flatMap((family) =>
  readdirSync(join(here, family))
    .filter((file) => /^[a-z]\d\d-.*(?<!\.test)\.ts$/.test(file))
    .map((file) => join(family, file)),
);

describe('the registry of rules', () => {
  test('no code is used twice, and each belongs to its family', () => {
    expect(new Set(rules.map((rule) => rule.code)).size).toBe(rules.length);
    for (const { code, family } of rules) expect(code).toMatch(new RegExp(`^${families[family]}\\d+$`));
  });

  test('each rule is one file in its family’s folder, and each such file is registered', () => {
    const expected = rules.map(
      ({ code, family }) => `${family}/${code[0]?.toLowerCase()}${code.slice(1).padStart(2, '0')}-`,
    );
    const found = ruleFiles.map((file) => file.replace(/(\/[a-z]\d\d-).*/, '$1'));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  test.each(ruleFiles)('%s has a test with scenes that it finds and scenes that it ignores', (file) => {
    const test = readFileSync(join(here, file.replace(/\.ts$/, '.test.ts')), 'utf8');
    expect(test).toMatch(/ruleCases\(\w+, \{\s*finds: \{\s*\S+/);
    expect(test).toMatch(/ignores: \{\s*['\w]/);
  });

  test.each(['en', 'fr'] as const)('%s has the texts of every rule and of no other', (language) => {
    expect(Object.keys(textsOf[language]).toSorted()).toEqual(rules.map((rule) => rule.code).toSorted());
  });

  test.each(rules.map((rule) => rule.code))('%s says the same in both languages', (code) => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted();
    for (const part of ['title', 'explanation', 'advice', 'about'] as const) {
      const [english, french] = [textsOf.en[code]?.[part] ?? '', textsOf.fr[code]?.[part] ?? ''];
      expect(english && french, part).not.toBe('');
      expect(placeholders(french), part).toEqual(placeholders(english));
    }
    expect(placeholders(textsOf.en[code]?.about ?? '')).toEqual([]);
  });
});
