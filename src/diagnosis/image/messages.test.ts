import { describe, expect, test } from 'vitest';
import { type Meaning, meaningOf, reasonIn } from './messages.ts';
import { containerd } from './testing/pulls.ts';

const image = 'registry.shop.dev/team/web:1.0';
const said: Readonly<Record<Meaning, readonly string[]>> = {
  absent: [
    containerd(image, `${image}: not found`, 'NotFound'),
    containerd(
      image,
      'unexpected status from HEAD request to https://registry.shop.dev/v2/team/web/manifests/1.0: 404 Not Found',
    ),
    `rpc error: code = Unknown desc = reading manifest 1.0 in registry.shop.dev/team/web: manifest unknown`,
    `rpc error: code = Unknown desc = Error response from daemon: manifest for ${image} not found: manifest unknown: manifest unknown`,
    'initializing source docker://registry.shop.dev/team/web:1.0: reading manifest 1.0 in registry.shop.dev/team/web: name unknown: repository name not known to registry',
  ],
  refused: [
    containerd(
      image,
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ),
    containerd(
      image,
      'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=x: 403 Forbidden',
    ),
    containerd(image, 'failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized'),
    containerd(image, 'unexpected status from HEAD request to https://r/v2/x/manifests/1: 401 Unauthorized'),
    `Error response from daemon: pull access denied for team/web, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
    'reading manifest 1.0 in registry.shop.dev/team/web: unauthorized: authentication required',
    'unable to retrieve auth token: invalid username/password: unauthorized: incorrect username or password',
    containerd(
      image,
      'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    ),
    'denied: Your authorization token has expired. Reauthenticate and try again.',
  ],
  rate: [
    `rpc error: code = Unknown desc = failed to pull and unpack image "docker.io/library/nginx:1": failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/sha256:ab: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit`,
    'reading manifest 1 in docker.io/library/nginx: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    'toomanyrequests: Rate exceeded',
  ],
  name: [
    containerd(
      image,
      'failed to do request: Head "https://registry.shop.dev/v2/team/web/manifests/1.0": dial tcp: lookup registry.shop.dev: no such host',
    ),
    containerd(
      image,
      'failed to do request: Head "https://r/v2/": dial tcp: lookup r on 127.0.0.53:53: read udp 127.0.0.1:3->127.0.0.53:53: i/o timeout',
    ),
    containerd(
      image,
      'failed to do request: Head "https://r/v2/": dial tcp: lookup r on 10.0.0.2:53: server misbehaving',
    ),
    'pinging container registry registry.svc.cluster.local:5000: Get "http://registry.svc.cluster.local:5000/v2/": dial tcp: lookup registry.svc.cluster.local: Temporary failure in name resolution',
    containerd(image, 'failed to do request: Head "https://r/v2/": dial tcp: lookup r: Try again'),
  ],
  network: [
    containerd(image, 'failed to do request: Head "https://r/v2/x/manifests/1": dial tcp 10.1.1.1:443: i/o timeout'),
    containerd(
      image,
      'failed to do request: Head "https://r/v2/x/manifests/1": dial tcp 10.1.1.1:443: connect: connection refused',
    ),
    containerd(image, 'failed to do request: Head "https://r/v2/x/manifests/1": net/http: TLS handshake timeout'),
    containerd(image, 'failed to do request: Head "https://r/v2/x/manifests/1": EOF'),
    containerd(
      image,
      'failed to authorize: failed to fetch oauth token: Post "https://auth.docker.io/token": dial tcp 1.2.3.4:443: i/o timeout',
    ),
    'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
    'failed to do request: Head "https://r/v2/": net/http: timeout awaiting response headers',
    'Error response from daemon: Get https://registry-1.docker.io/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    containerd(
      image,
      'failed to do request: Head "https://r/v2/": proxyconnect tcp: dial tcp: lookup proxy.corp: no such host',
    ),
    'failed to pull and unpack image "x": failed to copy: read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer',
  ],
  certificate: [
    containerd(
      image,
      'failed to do request: Head "https://r/v2/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ),
    containerd(
      image,
      'failed to do request: Head "https://r/v2/x": x509: certificate has expired or is not yet valid: current time 2026-11-24T02:00:00Z is after 2026-11-01T00:00:00Z',
    ),
    `Get "https://10.0.0.5:5000/v2/": x509: cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs`,
    containerd(image, 'failed to do request: Head "https://r/v2/x": remote error: tls: handshake failure'),
  ],
  'plain-http': [
    containerd(
      image,
      'failed to do request: Head "https://r:5000/v2/x": http: server gave HTTP response to HTTPS client',
    ),
    'pinging container registry r:5000: Get "https://r:5000/v2/": tls: first record does not look like a TLS handshake',
  ],
  server: [
    containerd(image, 'unexpected status from HEAD request to https://r/v2/x/manifests/1: 503 Service Unavailable'),
    'received unexpected HTTP status: 502 Bad Gateway',
    containerd(image, 'unexpected status code [manifests 1.0]: 500 Internal Server Error'),
    containerd(image, 'unexpected status from HEAD request to https://r:5000/v2/x/manifests/1: 521 '),
    'failed to unpack image on snapshotter overlayfs: unexpected media type text/html for sha256:ab: not found',
  ],
  platform: [
    `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": no match for platform in manifest sha256:ab12: not found`,
    'choosing an image from manifest list docker://x: no image found in image index for architecture "arm64", variant "v8", OS "linux"',
    'Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries',
  ],
  withdrawn: [
    'not implemented: media type "application/vnd.docker.distribution.manifest.v1+prettyjws" is no longer supported since containerd v2.1, please rebuild the image as "application/vnd.docker.distribution.manifest.v2+json" or "application/vnd.oci.image.manifest.v1+json"',
    'Docker Image Format v1 and Docker Image manifest version 2, schema 1 support has been removed',
  ],
  disk: [
    'failed to pull and unpack image "x": failed to extract layer sha256:ab: mount callback failed on /var/lib/rancher/k3s/agent/containerd/tmpmounts/containerd-mount1: write /var/lib/rancher/k3s/agent/containerd/tmpmounts/containerd-mount1/usr/lib/x.so: no space left on device: unknown',
    'failed to prepare extraction snapshot "extract-1 sha256:ab": mkdir /var/lib/x: read-only file system',
  ],
  corrupt: [
    'failed to pull and unpack image "x": failed commit on ref "layer-sha256:ab": "layer-sha256:ab" failed size validation: 100 != 200: failed precondition',
    'failed to extract layer sha256:140b571c: operation not permitted: unknown',
    'failed to get reader from content store: content digest sha256:ab12cd: not found',
    'failed to extract layer sha256:ab: mount callback failed on /tmp/x: archive/tar: invalid tar header: unknown',
    'failed commit on ref "layer-sha256:ab": unexpected commit digest sha256:cd, expected sha256:ab: failed precondition',
  ],
  runtime: [
    'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/k3s/containerd/containerd.sock: connect: connection refused"',
  ],
  signature: [
    'image pull failed for x because the signature validation failed: Source image rejected: A signature was required, but no signature exists',
  ],
  malformed: [
    'Failed to apply default image tag "shop/Web:": couldn\'t parse image name "shop/Web:": invalid reference format: repository name (shop/Web) must be lowercase',
    'short-name "web" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
  ],
};

describe('what runtimes and registries say', () => {
  for (const [meaning, texts] of Object.entries(said))
    test.each(texts)(`means ${meaning}: %s`, (text) => {
      expect(meaningOf(text, image)).toBe(meaning);
      expect(meaningOf(`Failed to pull image "${image}": ${text}`, image)).toBe(meaning);
      expect(meaningOf(`(combined from similar events): Failed to pull image "${image}": ${text}`, image)).toBe(
        meaning,
      );
      expect(meaningOf(`Back-off pulling image "${image}": ErrImagePull: ${text}`, image)).toBe(meaning);
    });

  test.each([
    '',
    `Back-off pulling image "${image}"`,
    'Error: ErrImagePull',
    'pull QPS exceeded',
    'something quite new',
  ])('means nothing to us: %s', (text) => {
    expect(meaningOf(text, image)).toBeUndefined();
  });

  test('is not read out of the image’s own name', () => {
    const odd = 'registry.shop.dev/denied/corrupt-forbidden:429';
    expect(meaningOf(containerd(odd, `${odd}: not found`, 'NotFound'), odd)).toBe('absent');
    expect(meaningOf(containerd(odd, 'Head "https://registry.shop.dev/v2/denied/corrupt-forbidden": EOF'), odd)).toBe(
      'network',
    );
  });

  test('is shown without its preambles', () => {
    expect(reasonIn(`Back-off pulling image "${image}": ErrImagePull: ${containerd(image, 'no such thing')}`)).toBe(
      'no such thing',
    );
  });
});
