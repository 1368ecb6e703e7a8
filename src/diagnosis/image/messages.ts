/** What the words of a registry or of a runtime mean by themselves. Several rules share them, so they stand in one place. */
export type Meaning =
  | 'malformed'
  | 'runtime'
  | 'disk'
  | 'corrupt'
  | 'platform'
  | 'withdrawn'
  | 'certificate'
  | 'plain-http'
  | 'rate'
  | 'network'
  | 'name'
  | 'server'
  | 'signature'
  | 'refused'
  | 'absent';

/**
 * In order: a message often holds several of these words, and the first that stands here is the one that explains it. Covers
 * containerd 1.6 to 2.x, CRI-O, and Docker behind dockershim or cri-dockerd.
 */
const patterns: readonly (readonly [Meaning, RegExp])[] = [
  ['runtime', /(?:containerd|crio|dockershim|cri-dockerd|docker)\.sock|cannot connect to the docker daemon/i],
  ['disk', /no space left on device|disk quota exceeded|read-only file system|input\/output error/i],
  [
    'platform',
    /no match for platform|no matching manifest for|no image found in (?:image index|manifest list)|not match the specified platform|cannot be used on this platform|no child with platform|does not provide the specified platform/i,
  ],
  [
    'withdrawn',
    /docker\.distribution\.manifest\.v1\+|schema (?:version )?1\b[^.]{0,80}(?:support|deprecat|disabled)|unsupported schema version 1|image format v1|\b410 gone\b/i,
  ],
  [
    'certificate',
    /x509:|tls: failed to verify certificate|remote error: tls|certificate (?:verify failed|has expired|is not trusted|signed by unknown)/i,
  ],
  [
    'plain-http',
    /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake|sent an HTTP request to an HTTPS server|tls: oversized record|wrong version number/i,
  ],
  [
    'rate',
    /too ?many ?requests|(?:status|code)\b[^"]{0,300}\b429\b|pull rate limit|rate limit (?:exceeded|reached)|rate exceeded|data limit exceeded/i,
  ],
  ['network', /proxyconnect|proxy authentication required/i],
  [
    'name',
    /dial (?:tcp|udp)\d?: lookup |no such host|server misbehaving|name resolution|name or service not known|could not resolve host/i,
  ],
  [
    'server',
    /\b5\d\d (?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|unknown|origin|web server)|unexpected (?:http )?status[^"]{0,300}?[:\s]5\d\d\b|internal server error|bad gateway|service unavailable|unexpected media type text\/html|server sent goaway/i,
  ],
  [
    'network',
    /\btime-?out\b|timed out|deadline exceeded|connection (?:refused|reset)|no route to host|(?:network|host) is unreachable|tls handshake timeout|(?:request|context) cancell?ed|broken pipe|(?<!unexpected )\bEOF\b|short read: |http2: client connection (?:lost|force closed)|awaiting headers|dial tcp/i,
  ],
  [
    'corrupt',
    /unexpected EOF|failed (?:size )?validation|digest (?:mismatch|did not match|verification failed)|unexpected (?:commit )?(?:digest|size)|checksum|gzip: invalid|archive\/tar|invalid tar header|wrong diff id|mismatched image rootfs|content digest sha256:[0-9a-f]+: not found|failed to stat (?:parent|active)|snapshot [^:]+ does not exist|corrupt|failed to extract layer|failed to prepare extraction snapshot/i,
  ],
  [
    'signature',
    /signature (?:was |is )?(?:required|invalid|missing|verif|valid)|signature validation|source image rejected/i,
  ],
  ['malformed', /invalid reference format|could(?:n't| not) parse (?:image|reference)|short-?name|must be lowercase/i],
  [
    'refused',
    /(?<!permission )\bdenied\b|insufficient_scope|authorization failed|authentication required|auth(?:entication|orization)? credentials|unauth(?:ori[sz]ed|enticated)|\b40[13]\b|\bforbidden\b|not authorized|(?:incorrect|invalid) username|(?:token|credentials?) (?:has |have )?expired|failed to authorize|does not exist or no pull access/i,
  ],
  [
    'absent',
    /not found|manifest[_ ]unknown|unknown manifest|name[_ ]unknown|code = NotFound|\b404\b|does not exist|no such image|not known to registry/i,
  ],
];

/** Kubelet's own limit on pulls, and words that only repeat that pulling failed. */
const empty = /pull QPS exceeded|registry pull QPS|^(?:Error: )?(?:ErrImagePull|ImagePullBackOff)\.?$/i;

/** Undefined when the text gives no reason: an empty one, or one that says nothing but that pulling failed. */
export function meaningOf(text: string, image: string): Meaning | undefined {
  const said = bare(reasonIn(text), image);
  return said === '' ? undefined : patterns.find(([, pattern]) => pattern.test(said))?.[0];
}

/** What a message says after its usual preambles; empty when it only repeats that pulling failed. */
export function reasonIn(text: string): string {
  const rest = text
    .replace(/^\(combined from similar events\): /, '')
    .replace(/^Back-off pulling image "[^"]*":?\s*/i, '')
    .replace(/^Failed to (?:pull|inspect) image "[^"]*":?\s*/i, '')
    .replace(/^(?:ErrImagePull|RegistryUnavailable|SignatureValidationFailed|ImageInspectError): /, '')
    .replaceAll(/failed to (?:pull and unpack image|resolve (?:reference|image)|unpack image) "[^"]*"(?:: )?/gi, '')
    .replaceAll(/rpc error: code = (?!NotFound)\w+ desc = /g, '')
    .trim();
  return empty.test(rest) ? '' : rest;
}

/** Without addresses and without the image's own name, in which any word may stand. */
function bare(text: string, image: string): string {
  const name = image.replace(/@.*$/s, '').replace(/:[^/:]*$/, '');
  const path = name.replace(/^[^/]*[.:][^/]*\//, '');
  const names = [image, name, path].filter((part) => part.length > 2);
  return names.reduce((rest, part) => rest.replaceAll(part, '…'), text.replaceAll(/https?:\/\/[^\s"]+/g, 'URL'));
}
