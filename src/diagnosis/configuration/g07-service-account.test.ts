import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g07ServiceAccount } from './g07-service-account.ts';
import { refusedWith } from './testing/refused-with.ts';

const message =
  'Error creating: pods "web-7f9c-" is forbidden: error looking up service account shop/web: serviceaccount "web" not found';

ruleCases(g07ServiceAccount, {
  finds: {
    'an account that does not exist': {
      objects: refusedWith(message),
      object: 'ServiceAccount/shop/web',
      severity: 'critical',
      evidence: [/serviceaccount "web" not found/],
      victims: ['Deployment/shop/web'],
    },
    'accounts that may not be read': {
      objects: refusedWith(message),
      unreadable: { ServiceAccount: { reason: 'forbidden', message: 'no' } },
      object: 'ServiceAccount/shop/web',
      evidence: [/serviceaccount "web" not found/],
      also: ['U1'],
    },
  },
  ignores: {
    'an account that was created since': { objects: [object('ServiceAccount', 'web'), refusedWith(message)] },
  },
});
