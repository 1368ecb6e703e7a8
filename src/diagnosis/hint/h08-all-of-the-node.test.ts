import { workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h08AllOfTheNode } from './h08-all-of-the-node.ts';

const mounts = (path: string) => workload('web', { spec: { volumes: [{ name: 'host', hostPath: { path } }] } });

ruleCases(h08AllOfTheNode, {
  finds: {
    'a privileged container': {
      objects: [workload('web', { container: { securityContext: { privileged: true } } })],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/privileged: true/],
    },
    'the root of the node': { objects: [mounts('/')], object: 'Namespace/shop', evidence: [/hostPath: \//] },
  },
  ignores: {
    'logs of the node': { objects: [mounts('/var/log')] },
    'a container like others': {
      objects: [workload('web', { container: { securityContext: { privileged: false } } })],
    },
  },
});
