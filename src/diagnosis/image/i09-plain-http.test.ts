import { ruleCases } from '../testing/rule-cases.ts';
import { i09PlainHttp } from './i09-plain-http.ts';
import { containerd, pulling } from './testing/pulls.ts';

const image = '10.0.0.5:5000/web:1';

ruleCases(i09PlainHttp, {
  finds: {
    'a registry that has no TLS': {
      objects: pulling(
        image,
        containerd(
          image,
          'failed to do request: Head "https://10.0.0.5:5000/v2/": http: server gave HTTP response to HTTPS client',
        ),
      ),
      object: 'Registry/10.0.0.5:5000',
      severity: 'critical',
      evidence: [/HTTP response to HTTPS client/],
    },
    'the same as CRI-O says it': {
      objects: pulling(
        image,
        'pinging container registry 10.0.0.5:5000: Get "https://10.0.0.5:5000/v2/": tls: first record does not look like a TLS handshake',
      ),
      object: 'Registry/10.0.0.5:5000',
      evidence: [/first record/],
    },
  },
  ignores: {
    'a certificate that is not trusted': { objects: pulling(image, 'x509: certificate signed by unknown authority') },
  },
});
