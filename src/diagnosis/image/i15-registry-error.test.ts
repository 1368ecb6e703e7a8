import { ruleCases } from '../testing/rule-cases.ts';
import { i15RegistryError } from './i15-registry-error.ts';
import { containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:1';

ruleCases(i15RegistryError, {
  finds: {
    'a registry that is unwell': {
      objects: pulling(
        image,
        containerd(
          image,
          'unexpected status from HEAD request to https://registry.shop.dev/v2/web/manifests/1: 503 Service Unavailable',
        ),
      ),
      object: 'Registry/registry.shop.dev',
      severity: 'critical',
      evidence: [/503/],
    },
    'a runtime that cannot look at images': {
      objects: pulling(
        image,
        `Failed to inspect image "${image}": rpc error: code = DeadlineExceeded desc = context deadline exceeded`,
        { reason: 'ImageInspectError' },
      ),
      object: 'Node/node-1',
      evidence: [/ImageInspectError/],
    },
    'a signature that is missing': {
      objects: pulling(
        image,
        `image pull failed for ${image} because the signature validation failed: Source image rejected: A signature was required, but no signature exists`,
        { reason: 'SignatureValidationFailed' },
      ),
      object: 'Registry/registry.shop.dev',
      evidence: [/signature was required/],
    },
  },
  ignores: {
    'a registry that refuses': { objects: pulling(image, 'unexpected status code [manifests 1]: 403 Forbidden') },
    'a port that begins with a five': {
      objects: pulling(
        'r.dev:5000/web:1',
        'Head "https://r.dev:5000/v2/web/manifests/1": unexpected status from HEAD request to https://r.dev:5000/v2/web/manifests/1: 404 Not Found',
      ),
    },
  },
});
