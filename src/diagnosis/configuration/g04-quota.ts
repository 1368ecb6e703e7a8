import { kubectl } from '../remedy.ts';
import { refusalRule } from './refusal-rule.ts';
import { reasonIn } from './refusals.ts';

/** A ResourceQuota of the namespace has no room for the pod, or demands requests and limits that the pod does not declare. */
export const g04Quota = refusalRule('G4', ['ResourceQuota'], (_cluster, { message, namespace, workload }) => {
  const quota = quotaIn(message);
  if (!quota) return undefined;
  const object = { kind: 'ResourceQuota', namespace, name: quota };
  return {
    object,
    procedure: 'optimisation/right-sizing',
    parameters: { detail: figures(message) ?? reasonIn(message) },
    commands: [kubectl('describe', object), kubectl('edit', workload), kubectl('edit', object)],
  };
});

export function quotaIn(message: string): string | undefined {
  return /(?:exceeded|failed|status unknown for) quota: ([^\s:,]+)/i.exec(message)?.[1];
}

/** `requests.cpu: 4 + 1 > 4`: used, asked, allowed; for each resource that goes over. */
function figures(message: string): string | undefined {
  const [, asked, used, limited] = /requested: (\S+), used: (\S+), limited: ([^\s]+)/i.exec(message) ?? [];
  if (!asked || !used || !limited) return undefined;
  const [more, has, most] = [asked, used, limited].map(pairs) as [Pairs, Pairs, Pairs];
  const over = [...more].map(
    ([name, value]) => `${name}: ${has.get(name) ?? '?'} + ${value} > ${most.get(name) ?? '?'}`,
  );
  return over.join(', ');
}

type Pairs = ReadonlyMap<string, string>;

function pairs(list: string): Pairs {
  return new Map(
    list.split(',').flatMap((pair) => {
      const [name, value] = pair.split('=');
      return name && value ? [[name, value] as const] : [];
    }),
  );
}
