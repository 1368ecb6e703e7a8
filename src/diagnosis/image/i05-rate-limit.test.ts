import { ruleCases } from '../testing/rule-cases.ts';
import { i05RateLimit } from './i05-rate-limit.ts';
import { backingOff, containerd, pulling } from './testing/pulls.ts';

const limit =
  '429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.';

ruleCases(i05RateLimit, {
  finds: {
    'two workloads that Docker Hub makes wait, as one finding': {
      objects: [...backingOff('nginx:1.27', limit), ...pulling('docker.io/library/redis:8', limit, { name: 'cache' })],
      object: 'Registry/docker.io',
      severity: 'critical',
      evidence: [/toomanyrequests/],
      victims: [
        'Deployment/shop/cache',
        'Deployment/shop/web',
        'Node/node-1',
        'Pod/shop/cache-7f9c-x1',
        'Pod/shop/web-7f9c-x1',
      ],
    },
    'a limit on Amazon’s public registry': {
      objects: pulling('public.ecr.aws/x/y:1', 'rpc error: code = Unknown desc = toomanyrequests: Rate exceeded'),
      object: 'Registry/public.ecr.aws',
      evidence: [/Rate exceeded/],
    },
  },
  ignores: {
    'the limit of kubelet itself': { objects: pulling('nginx', 'pull QPS exceeded') },
    'an image whose tag looks like the status': {
      objects: pulling(
        'shop/web:429',
        containerd('docker.io/shop/web:429', 'docker.io/shop/web:429: not found', 'NotFound'),
      ),
    },
  },
});
