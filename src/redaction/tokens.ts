import { mark } from './mark.ts';

/**
 * Secrets that are known by their own shape. Each pattern can begin only where a run of its characters begins, so that no
 * stretch of text is read more than a few times: redaction must take linear time on hostile logs.
 */
const shapes: readonly (readonly [RegExp, string])[] = [
  // A K3s token: the authority's hash, then user and secret.
  [/(?<!\w)K10[0-9A-Fa-f]{8,64}::[^\s"'\\,;]+/g, `K10${mark}`],
  // A JSON Web Token, such as a service account's.
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, mark],
  [/(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g, `$1${mark}`],
  [/(?<!\w)(gh[pousr]_|github_pat_|npm_|dckr_pat_|hvs\.|glpat-|xox[abeprs]-)[\w-]{16,}/g, `$1${mark}`],
  // A URL keeps its user, loses its password: postgres://app:…@db/shop
  [/(:\/\/[^\s/?#@:"'<>]{0,256}:)(?!\[redacted\]@|\$[({])[^\s/"'<>]+@/g, `$1${mark}@`],
  // The same in the form of Go's MySQL driver.
  [/((?<![\w.-])[\w.-]{1,64}:)(?!\[redacted\]@)[^\s@/"']{1,256}@(?=(?:tcp|unix|udp)\()/g, `$1${mark}@`],
  // `auth` of a docker configuration is the user and the password in base64.
  [/(["']_?auth\\*["']\s{0,3}:\s{0,3}\\*["'])[A-Za-z0-9+/=_-]{6,}/g, `$1${mark}`],
  [/(\b(?:Bearer|Negotiate)[ \t]{1,4})[\w.~+/=-]{16,}/gi, `$1${mark}`],
  [
    /(\bauthorization\\{0,4}["']?\s{0,3}[:=]\s{0,3}\\{0,4}["'[]?(?:Bearer|Basic|Digest|Negotiate|Token|ApiKey)[ \t]{1,4})(?!\[redacted\])[^\s"'\\,\]]+/gi,
    `$1${mark}`,
  ],
  [/(\b(?:set-)?cookie\\{0,4}["']?\s{0,3}:\s{0,3}\\{0,4}["'[]?)[\w.-]{1,128}=[^\n"'\\\]]*/gi, `$1${mark}`],
];

export function withoutTokens(text: string): string {
  return shapes.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}
