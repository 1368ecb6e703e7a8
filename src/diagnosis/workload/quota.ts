import type { KindTypes, Pod } from '../../model/kinds.ts';
import { containersOf } from '../containers.ts';
import { amount } from '../quantity.ts';
import { requestsOf } from '../scheduling/requests.ts';

export type Quota = KindTypes['ResourceQuota'];

/** One resource of a quota, in the whole numbers of `amount`. */
export interface Allowance {
  readonly resource: string;
  readonly hard: number;
  readonly used: number;
  readonly written: { readonly hard: string; readonly used: string };
}

export function allowances({ spec, status }: Quota): readonly Allowance[] {
  const hard: Readonly<Record<string, unknown>> = spec?.hard ?? status?.hard ?? {};
  const used: Readonly<Record<string, unknown>> = status?.used ?? {};
  return Object.entries(hard).flatMap(([name, value]) => {
    const [most, has] = [amount(unitOf(name), value), amount(unitOf(name), used[name] ?? 0)];
    if (most === undefined || has === undefined) return [];
    const written = { hard: String(value), used: String(used[name] ?? 0) };
    return [{ resource: aliases[name] ?? name, hard: most, used: has, written }];
  });
}

/** Two names for one thing. */
const aliases: Readonly<Record<string, string>> = { cpu: 'requests.cpu', memory: 'requests.memory' };

function unitOf(name: string): string {
  return name.endsWith('cpu') ? 'cpu' : name;
}

/** Quotas that look at the same pods; each of them binds. */
export function scopeOf({ metadata, spec }: Quota): string {
  return JSON.stringify([metadata.namespace, [...(spec?.scopes ?? [])].toSorted(), spec?.scopeSelector ?? null]);
}

/** What one more pod like this takes of a quota, by the quota's names. */
export function costOf(pod: Pod): ReadonlyMap<string, number> {
  const requests = requestsOf(pod);
  const limits = (resource: string) =>
    containersOf(pod)
      .filter(({ role }) => role !== 'init')
      .reduce((sum, { spec }) => sum + (amount(resource, spec.resources?.limits?.[resource]) ?? 0), 0);
  return new Map([
    ['pods', 1],
    ['count/pods', 1],
    ['requests.cpu', requests.get('cpu') ?? 0],
    ['requests.memory', requests.get('memory') ?? 0],
    ['limits.cpu', limits('cpu')],
    ['limits.memory', limits('memory')],
  ]);
}
