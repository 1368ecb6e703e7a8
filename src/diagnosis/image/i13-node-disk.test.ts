import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i13NodeDisk } from './i13-node-disk.ts';
import { containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:1';
const full =
  'failed to pull and unpack image "x": failed to extract layer sha256:ab: mount callback failed on /tmp/x: write /tmp/x/lib.so: no space left on device: unknown';

ruleCases(i13NodeDisk, {
  finds: {
    'a full disk, on which two workloads wait': {
      objects: [node(), ...pulling(image, full), ...pulling('shop/other:1', full, { name: 'other' })],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/no space left on device/],
    },
    'a layer that came damaged': {
      objects: [
        node(),
        ...pulling(
          image,
          'failed commit on ref "layer-sha256:ab": unexpected commit digest sha256:cd, expected sha256:ab: failed precondition',
        ),
      ],
      object: 'Deployment/shop/web',
      evidence: [/unexpected commit digest/],
    },
  },
  ignores: {
    'a download that broke off': {
      objects: pulling(
        image,
        containerd(image, 'failed to copy: httpReadSeeker: failed open: read: connection reset by peer'),
      ),
    },
  },
});
