/** The languages that LIONS speaks, both complete. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** French when the environment asks for it (`LIONS_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`), else English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const wanted =
    environment['LIONS_LANG'] || environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return wanted.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
