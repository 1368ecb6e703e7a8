import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i10Platform } from './i10-platform.ts';
import { backingOff, containerd, pulling } from './testing/pulls.ts';

const image = 'registry.shop.dev/web:1';

ruleCases(i10Platform, {
  finds: {
    'an image for other processors, which containerd also calls not found': {
      objects: [
        node('node-1', { status: { nodeInfo: { architecture: 'arm64' } } }),
        ...pulling(
          image,
          `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": no match for platform in manifest sha256:ab12: not found`,
        ),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/no match for platform/, /architecture: arm64/],
    },
    'the same as CRI-O says it, with an unknown node': {
      objects: backingOff(
        image,
        'choosing an image from manifest list docker://registry.shop.dev/web:1: no image found in image index for architecture "arm64", variant "v8", OS "linux"',
      ),
      object: 'Deployment/shop/web',
      evidence: [/no image found/],
    },
  },
  ignores: {
    'a tag that is absent': { objects: pulling(image, containerd(image, `${image}: not found`, 'NotFound')) },
  },
});
