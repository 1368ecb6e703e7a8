import { withoutSecretPairs } from './pairs.ts';
import { withoutPrivateKeys } from './private-keys.ts';
import { withoutTokens } from './tokens.ts';

/**
 * The one place that removes secrets from text, before it is stored or shown: private keys, tokens by their shape,
 * passwords in URLs, headers, and values of keys that name a secret. Names of hosts, users, files and objects stay, since
 * diagnosis lives on them. Linear in the text's length. Give it whole texts and not lines, for keys run over several.
 */
export function redact(text: string): string {
  return withoutSecretPairs(withoutTokens(withoutPrivateKeys(text)));
}
