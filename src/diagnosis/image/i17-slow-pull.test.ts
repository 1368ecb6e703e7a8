import { event, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { i17SlowPull } from './i17-slow-pull.ts';

const image = 'registry.shop.dev/huge:1';
const creating = workload('web', { container: { image }, state: waiting('ContainerCreating') });
const about = (reason: string, message: string, seconds: number) =>
  creating.filter(({ kind }) => kind === 'Pod').map((pod) => event(pod, reason, message, { seconds, type: 'Normal' }));
const pullingSince = (seconds: number) => about('Pulling', `Pulling image "${image}"`, seconds);

ruleCases(i17SlowPull, {
  finds: {
    'a download that goes on for 25 minutes': {
      objects: [creating, pullingSince(1500)],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/Pulling: Pulling image/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
  },
  ignores: {
    'a download of three minutes': { objects: [creating, pullingSince(180)] },
    'an image that has come since': {
      objects: [creating, pullingSince(1500), about('Pulled', `Successfully pulled image "${image}" in 9m`, 900)],
    },
    'a container that runs': { objects: [workload('web', { container: { image } }), pullingSince(1500)] },
  },
});
