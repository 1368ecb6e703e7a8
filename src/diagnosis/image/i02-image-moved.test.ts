import { ruleCases } from '../testing/rule-cases.ts';
import { i02ImageMoved } from './i02-image-moved.ts';
import { backingOff, containerd, pulling } from './testing/pulls.ts';

const moved = 'docker.io/bitnami/postgresql:16';
const denied =
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';

ruleCases(i02ImageMoved, {
  finds: {
    'a tag that Bitnami withdrew': {
      objects: backingOff(moved, containerd(moved, `${moved}: not found`, 'NotFound')),
      object: 'Deployment/shop/web',
      evidence: [/not found/, /image: docker.io\/bitnami/],
    },
    'the same image in its short form, with Docker Hub hiding the reason': {
      objects: pulling('bitnami/redis', containerd('docker.io/bitnami/redis:latest', denied)),
      object: 'Deployment/shop/web',
      evidence: [/denied/],
    },
    'an image of the registry that Kubernetes left': {
      objects: pulling('k8s.gcr.io/pause:9', containerd('k8s.gcr.io/pause:9', 'not found', 'NotFound')),
      object: 'Deployment/shop/web',
      evidence: [/not found/],
    },
    'a format that containerd 2 does not read': {
      objects: pulling(
        'quay.io/old/tool:1',
        'not implemented: media type "application/vnd.docker.distribution.manifest.v1+prettyjws" is no longer supported since containerd v2.1, please rebuild the image as "application/vnd.oci.image.manifest.v1+json"',
      ),
      object: 'Deployment/shop/web',
      evidence: [/prettyjws/],
    },
  },
  ignores: {
    'a limit on downloads of an image that moved': {
      objects: pulling(moved, '429 Too Many Requests - toomanyrequests'),
    },
    'another repository whose name starts alike': {
      objects: pulling('docker.io/bitnamix/tool:1', containerd('docker.io/bitnamix/tool:1', 'not found', 'NotFound')),
    },
  },
});
