import { kubectl } from '../remedy.ts';
import { refusalRule } from './refusal-rule.ts';
import { reasonIn } from './refusals.ts';

const violation = /(?:maximum|minimum) \S+ usage per|max limit to request ratio per/i;

/** The workload asks for more, or less, than a LimitRange of its namespace allows to one container or pod. */
export const g05LimitRange = refusalRule('G5', ['LimitRange'], (cluster, { message, namespace, workload }) => {
  if (!violation.test(message)) return undefined;
  const ranges = cluster.all('LimitRange').filter(({ metadata }) => metadata.namespace === namespace);
  const related = ranges.map(({ metadata }) => ({
    kind: 'LimitRange',
    namespace,
    name: metadata.name,
    role: 'reference' as const,
  }));
  const range = related[0] ?? { kind: 'LimitRange', namespace, name: '' };
  return {
    procedure: 'optimisation/right-sizing',
    related,
    parameters: { detail: reasonIn(message).replace(/^\[|\]$/g, ''), range: range.name || '–' },
    commands: [...(range.name ? [kubectl('describe', range)] : []), kubectl('edit', workload)],
  };
});
