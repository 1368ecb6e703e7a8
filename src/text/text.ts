import { createInstance } from 'i18next';
import { en } from './en/catalogue.ts';
import { fr } from './fr/catalogue.ts';
import type { Language } from './language.ts';

export { type Language, languages } from './language.ts';

/** Gives the text under a key such as `rules.C1.title`, its placeholders filled in. `count` selects the plural form. */
export type Translate = (key: string, parameters?: Readonly<Record<string, unknown>>) => string;

/**
 * @throws {Error} for a key that the catalogue lacks, so that no user ever reads a bare key
 */
export function createText(language: Language): Translate {
  const instance = createInstance();
  // Values are escaped where they are shown (terminal, page), each in its own way; doing it here as well would do it twice.
  void instance.init({
    lng: language,
    resources: { en: { translation: en }, fr: { translation: fr } },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnObjects: false,
  });
  return (key, parameters = {}) => {
    if (!instance.exists(key, parameters)) throw new Error(`no ${language} text for “${key}”`);
    return instance.t(key, parameters);
  };
}
