import { ruleCases } from '../testing/rule-cases.ts';
import { i16CauseUnknown } from './i16-cause-unknown.ts';
import { containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:1';

ruleCases(i16CauseUnknown, {
  finds: {
    'a back-off whose events have expired': {
      objects: pulling(image, `Back-off pulling image "${image}"`, { reason: 'ImagePullBackOff' }),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/ImagePullBackOff/],
    },
    'words that nobody has heard yet': {
      objects: pulling(image, containerd(image, 'the moon is in the wrong phase')),
      object: 'Deployment/shop/web',
      evidence: [/moon/],
    },
    'a waiting container without any message': {
      objects: pulling(image, '', { reason: 'ErrImagePull' }),
      unreadable: { Event: { reason: 'forbidden', message: 'forbidden' } },
      also: ['U1'],
      object: 'Deployment/shop/web',
      evidence: [/ErrImagePull/],
    },
  },
  ignores: {
    'a message that says why': {
      objects: pulling(image, containerd(image, 'unexpected status code: 429 Too Many Requests')),
    },
  },
});
