import { describe, expect, test } from 'vitest';
import { en } from './en/catalogue.ts';
import { fr } from './fr/catalogue.ts';

type Texts = ReadonlyMap<string, string>;

/** Every text under its dotted key. */
function flatten(value: unknown, prefix = ''): readonly [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key));
}

const english: Texts = new Map(flatten(en));
const french: Texts = new Map(flatten(fr));

const plural = /_(one|many|other)$/;
const base = (key: string) => key.replace(plural, '');
const bases = (texts: Texts) => [...new Set([...texts.keys()].map(base))].toSorted();
const placeholders = (text: string | undefined) => [...new Set(text?.match(/\{\{\w+\}\}/g) ?? [])].toSorted();
const forms = (texts: Texts, key: string) => [...texts.keys()].filter((other) => base(other) === key && other !== key);

describe('the catalogues', () => {
  test('hold the same keys in both languages', () => {
    expect(bases(french)).toEqual(bases(english));
  });

  test('have every plural form that i18next asks for', () => {
    for (const key of bases(english)) {
      const [inEnglish, inFrench] = [forms(english, key), forms(french, key)];
      if (inEnglish.length + inFrench.length === 0) continue;
      expect(inEnglish.toSorted()).toEqual([`${key}_one`, `${key}_other`]);
      expect(inFrench.toSorted()).toEqual([`${key}_many`, `${key}_one`, `${key}_other`]);
    }
  });

  test('fill the same placeholders in both languages', () => {
    for (const [key, text] of english) {
      if (key.endsWith('_one')) continue;
      expect(placeholders(french.get(key)), key).toEqual(placeholders(text));
    }
  });

  test('hold no text that is empty, untidy or not translated', () => {
    for (const [key, text] of [...english, ...french]) {
      expect(text, key).not.toBe('');
      // A word that joins two others, such as “ or ”, has its spaces on both sides.
      expect(text, key).not.toMatch(/^ (?!.* $)|[ \t]{2}|(?<!^ .*) $/);
    }
    const sentences = [...english].filter(([, text]) => /[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(text));
    expect(sentences.filter(([key, text]) => french.get(key) === text).map(([key]) => key)).toEqual([]);
  });
});

describe('French typography', () => {
  /** What a person types to a machine (in quotes, or a field with its value) keeps the machine's signs; so do addresses. */
  const prose = (text: string) =>
    text
      .replace(/«\u00a0.*?\u00a0»/g, '«»')
      .replaceAll('{{file}}:{{line}}:{{column}}:', 'x')
      .replaceAll(/\{\{\w+\}\}/g, 'x')
      .replaceAll(/`[^`]*`|\b[a-z]+[A-Z]\w*: \S+|\S+:\/\/\S+/g, 'x');

  test.each<[string, RegExp]>([
    ['a no-break space before a colon', /[^\u00a0\d]:(?=\s|$)/],
    ['a narrow no-break space before ; ! ?', /[^\u202f][;!?](?=\s|$)/],
    ['no-break spaces inside quotation marks', /«(?!\u00a0|»)|(?<!\u00a0|«)»/],
    ['no English quotation marks', /[“”"]/],
    ['the curved apostrophe', /\p{L}'\p{L}/u],
  ])('has %s', (_name, fault) => {
    const faulty = [...french].filter(([, text]) => fault.test(prose(text)));
    expect(faulty.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});
