import { withoutSecretPairs } from './pairs.ts';
import { withoutPrivateKeys } from './private-keys.ts';
import { withoutTokens } from './tokens.ts';

/** What any secret that is known has in it. Most texts have nothing of it, and one look is a tenth of the work. */
const suspicious =
  /-----BEGIN|K10|eyJ|AKIA|ASIA|gh[pousr]_|github_pat_|npm_|dckr_pat_|hvs\.|glpat-|xox|:\/\/|@(?:tcp|unix|udp)\(|auth|bearer|negotiate|cookie|pass|pwd|secret|token|key|credential/i;

/**
 * The one place that removes secrets from text, before it is stored or shown: private keys, tokens by their shape,
 * passwords in URLs, headers, and values of keys that name a secret. Names of hosts, users, files and objects stay, since
 * diagnosis lives on them. Linear in the text's length. Give it whole texts and not lines, for keys run over several.
 */
export function redact(text: string): string {
  if (!suspicious.test(text)) return text;
  return withoutSecretPairs(withoutTokens(withoutPrivateKeys(text)));
}
