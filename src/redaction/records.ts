import { mark } from './mark.ts';
import { isSecretKey } from './pairs.ts';
import { redact } from './redact.ts';
import { referencesOnly } from './references.ts';

/** A map of texts, such as annotations or a driver's parameters: values of keys that name a secret go, others are redacted. */
export function redactRecord(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, isSecretKey(key) && value ? mark : redact(value)]),
  );
}

/** A command's words: each redacted, and what follows a flag like `--password` hidden but for its `$(NAME)` references. */
export function redactArguments(words: readonly string[]): string[] {
  return words.map((word, index) => {
    const before = words[index - 1] ?? '';
    const isValue = /^--?[\w-]+$/.test(before) && isSecretKey(before) && !word.startsWith('-');
    return isValue ? referencesOnly(word) : redact(word);
  });
}
