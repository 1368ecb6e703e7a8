import type { KindTypes } from '../../model/kinds.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { amount } from '../quantity.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

type LimitRange = KindTypes['LimitRange'];

/** LimitRanges of one namespace that cannot all be met: every pod that leaves a value to them is refused. */
export const w15LimitRanges: Rule = {
  code: 'W15',
  family: 'workload',
  reads: ['LimitRange'],
  *check(cluster) {
    const ranges = cluster.all('LimitRange').filter(({ metadata }) => !metadata.deletionTimestamp);
    for (const group of Map.groupBy(ranges, ({ metadata }) => metadata.namespace ?? '').values()) {
      const clashes = clashesIn(group);
      const [first] = clashes;
      if (!first) continue;
      const object = refOf('LimitRange', first.binds.range);
      const others = [...new Set(clashes.flatMap(({ binds, breaks }) => [binds.range, breaks.range]))].filter(
        (range) => range !== first.binds.range,
      );
      yield {
        severity: 'warning',
        object,
        victims: [object],
        related: others.map((range) => ({ ...refOf('LimitRange', range), role: 'reference' as const })),
        evidence: clashes.slice(0, 6).map((clash) => fromSpec(object, 'spec.limits', written(clash))),
        parameters: { detail: clashes.slice(0, 3).map(written).join('; ') },
        remedy: remedy(
          'optimisation/right-sizing',
          object,
          command('kubectl', '-n', object.namespace ?? '', 'describe', 'limitranges'),
          kubectl('edit', object),
        ),
        // A refusal is told of under the name of the LimitRange that refused.
        blames: group.map((range) => refOf('LimitRange', range)),
      };
    }
  },
};

const fields = ['max', 'min', 'default', 'defaultRequest'] as const;

/** One bound or default of one LimitRange. */
interface Bound {
  readonly range: LimitRange;
  readonly type: string;
  readonly field: (typeof fields)[number];
  readonly resource: string;
  readonly value: number;
  readonly text: string;
}

interface Clash {
  readonly binds: Bound;
  readonly breaks: Bound;
}

function clashesIn(ranges: readonly LimitRange[]): readonly Clash[] {
  const bounds = ranges.flatMap(boundsOf);
  return [...Map.groupBy(bounds, ({ resource }) => resource).values()].flatMap((list) => {
    const of = (type: string, field: Bound['field']) =>
      list.filter((bound) => bound.type === type && bound.field === field);
    const types = [...new Set(list.map(({ type }) => type))];
    const within = types.flatMap((type) => {
      const most = smallest(of(type, 'max'));
      const least = largest(of(type, 'min'));
      const given = [...of(type, 'default'), ...of(type, 'defaultRequest')];
      return [...above(most, [...(least ? [least] : []), ...given]), ...below(least, given)];
    });
    const wholePod = smallest(of('Pod', 'max'));
    const inContainer = [...of('Container', 'default'), ...of('Container', 'min')];
    return [...within, ...above(wholePod, inContainer)];
  });
}

function above(bound: Bound | undefined, others: readonly Bound[]): readonly Clash[] {
  return bound ? others.filter(({ value }) => value > bound.value).map((breaks) => ({ binds: bound, breaks })) : [];
}

function below(bound: Bound | undefined, others: readonly Bound[]): readonly Clash[] {
  return bound ? others.filter(({ value }) => value < bound.value).map((breaks) => ({ binds: bound, breaks })) : [];
}

function smallest(bounds: readonly Bound[]): Bound | undefined {
  return bounds.toSorted((a, b) => a.value - b.value)[0];
}

function largest(bounds: readonly Bound[]): Bound | undefined {
  return bounds.toSorted((a, b) => b.value - a.value)[0];
}

function boundsOf(range: LimitRange): readonly Bound[] {
  return (range.spec?.limits ?? []).flatMap((limit) =>
    fields.flatMap((field) =>
      Object.entries(limit[field] ?? {}).flatMap(([resource, text]) => {
        const value = amount(resource, text);
        return value === undefined ? [] : [{ range, type: limit.type, field, resource, value, text: String(text) }];
      }),
    ),
  );
}

/** `Container default memory 1Gi (defaults) > max 512Mi (limits)`. */
function written({ binds, breaks }: Clash): string {
  const name = ({ range }: Bound) => range.metadata.name;
  const sign = breaks.value > binds.value ? '>' : '<';
  const other = binds.type === breaks.type ? '' : `${binds.type} `;
  return `${breaks.type} ${breaks.field} ${breaks.resource} ${breaks.text} (${name(breaks)}) ${sign} ${other}${binds.field} ${binds.text} (${name(binds)})`;
}
