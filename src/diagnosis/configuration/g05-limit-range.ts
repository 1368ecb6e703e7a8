import type { KindTypes } from '../../model/kinds.ts';
import { refOf } from '../owners.ts';
import { kubectl } from '../remedy.ts';
import { refusalRule } from './refusal-rule.ts';
import { reasonIn } from './refusals.ts';

const violation = /(?:maximum|minimum) \S+ usage per|max limit to request ratio per/i;

/** The workload asks for more, or less, than a LimitRange of its namespace allows to one container or pod. */
export const g05LimitRange = refusalRule('G5', ['LimitRange'], (cluster, { message, namespace, workload }) => {
  if (!violation.test(message)) return undefined;
  const detail = reasonIn(message).replace(/^\[|\]$/g, '');
  const ranges = cluster.all('LimitRange').filter(({ metadata }) => metadata.namespace === namespace);
  const range = ranges.find((one) => sets(one, message)) ?? ranges[0];
  const object = range && refOf('LimitRange', range);
  return {
    ...(object && { object }),
    procedure: 'optimisation/right-sizing',
    parameters: { detail, range: range?.metadata.name ?? '–' },
    commands: [...(object ? [kubectl('describe', object)] : []), kubectl('edit', workload)],
  };
});

/** Whether the bound that the message quotes (`… is 1Gi, but …`) stands in this LimitRange; several may share a namespace. */
function sets({ spec }: KindTypes['LimitRange'], message: string): boolean {
  const quoted = new Set([...message.matchAll(/ is ([^\s,]+), but/g)].map(([, bound]) => bound));
  const bounds = (spec?.limits ?? []).flatMap(({ max, min, maxLimitRequestRatio }) =>
    [max, min, maxLimitRequestRatio].flatMap((list) => Object.values(list ?? {}).map(String)),
  );
  return bounds.some((bound) => quoted.has(bound));
}
