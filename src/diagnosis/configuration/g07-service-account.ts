import { command, kubectl } from '../remedy.ts';
import { refusalRule } from './refusal-rule.ts';

/** Pods are to run as a ServiceAccount that does not exist. */
export const g07ServiceAccount = refusalRule('G7', ['ServiceAccount'], (cluster, { message, namespace, workload }) => {
  const name = /serviceaccounts? "([^"]+)" not found/i.exec(message)?.[1];
  if (!name || cluster.exists('ServiceAccount', namespace, name) === 'yes') return undefined;
  return {
    object: { kind: 'ServiceAccount', namespace, name },
    parameters: {},
    commands: [
      command('kubectl', '-n', namespace, 'get', 'serviceaccounts'),
      command('kubectl', '-n', namespace, 'create', 'serviceaccount', name),
      kubectl('edit', workload),
    ],
  };
});
