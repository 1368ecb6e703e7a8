import { ruleCases } from '../testing/rule-cases.ts';
import { i08Certificate } from './i08-certificate.ts';
import { containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:1';

ruleCases(i08Certificate, {
  finds: {
    'a certificate of a private authority': {
      objects: pulling(
        image,
        containerd(
          image,
          'failed to do request: Head "https://registry.shop.dev/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
        ),
      ),
      object: 'Registry/registry.shop.dev',
      severity: 'critical',
      evidence: [/unknown authority/],
    },
    'an expired certificate': {
      objects: pulling(
        image,
        'Get "https://registry.shop.dev/v2/": x509: certificate has expired or is not yet valid: current time 2026-11-24T02:00:00Z is after 2026-11-20T00:00:00Z',
        { reason: 'ImagePullBackOff' },
      ),
      object: 'Registry/registry.shop.dev',
      evidence: [/has expired/],
    },
  },
  ignores: {
    'a registry without TLS': { objects: pulling(image, 'http: server gave HTTP response to HTTPS client') },
    'a slow handshake': { objects: pulling(image, 'net/http: TLS handshake timeout') },
  },
});
