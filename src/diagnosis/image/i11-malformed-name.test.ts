import { ruleCases } from '../testing/rule-cases.ts';
import { i11MalformedName } from './i11-malformed-name.ts';
import { pulling } from './testing/pulls.ts';

ruleCases(i11MalformedName, {
  finds: {
    'capital letters': {
      objects: pulling(
        'shop/Web:1',
        `Failed to apply default image tag "shop/Web:1": couldn't parse image name "shop/Web:1": invalid reference format: repository name (shop/Web) must be lowercase`,
        { reason: 'InvalidImageName' },
      ),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/InvalidImageName/, /image: shop\/Web:1/],
    },
    'a variable that nobody filled in, without a message': {
      objects: pulling('registry.shop.dev/web:${TAG}', '', { reason: 'InvalidImageName' }),
      object: 'Deployment/shop/web',
      evidence: [/TAG/],
    },
    'a short name that CRI-O does not complete': {
      objects: pulling(
        'web:1',
        'Failed to inspect image "web:1": rpc error: code = Unknown desc = short-name "web:1" did not resolve to an alias and no unqualified-search registries are defined',
        { reason: 'ImageInspectError' },
      ),
      object: 'Deployment/shop/web',
      evidence: [/short-name/],
    },
  },
  ignores: {
    'a good name of a missing image': { objects: pulling('shop/web:undefined', 'manifest unknown') },
  },
});
