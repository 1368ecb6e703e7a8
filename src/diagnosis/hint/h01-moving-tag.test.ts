import { node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h01MovingTag } from './h01-moving-tag.ts';

const runs = (name: string, image: string, namespace = 'shop') => workload(name, { namespace, container: { image } });

ruleCases(h01MovingTag, {
  finds: {
    'images without a tag or with one that moves, in one finding': {
      objects: [node(), runs('web', 'shop/web'), runs('api', 'registry:5000/api:latest'), runs('db', 'postgres:16.4')],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/image: shop\/web/, /api:latest/],
      victims: ['Deployment/shop/web', 'Deployment/shop/api'],
    },
  },
  ignores: {
    'a digest, which never moves': { objects: [runs('web', `shop/web@sha256:${'a'.repeat(64)}`)] },
    'K3s’s own programs': { objects: [runs('coredns', 'coredns', 'kube-system')] },
  },
});
