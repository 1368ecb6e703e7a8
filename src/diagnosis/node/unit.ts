import type { HostFacts, UnitState } from '../../model/host.ts';
import { valueOf } from '../../model/readable.ts';
import { secondsSince } from './conditions.ts';

/**
 * `up`: runs; `starting`: for the first time and not for long; `looping`: starts and ends again, or starts for ever;
 * `stopped`: does not run and nothing will start it; `unread`: not known.
 */
export type UnitHealth = 'up' | 'starting' | 'looping' | 'stopped' | 'unread';

/** K3s is up within a minute on slow machines; an agent without its server starts for ever. */
const startTakes = 120;

export function unitHealth(facts: HostFacts, now: number): UnitHealth {
  const unit = valueOf(facts.unit);
  if (!unit) return 'unread';
  const age = secondsSince(now, unit.since);
  if (unit.active === 'active' || unit.active === 'reloading') {
    return unit.restarts >= 2 && age !== undefined && age < startTakes && fallsAgain(facts) ? 'looping' : 'up';
  }
  if (unit.active === 'activating') {
    const fresh = unit.sub !== 'auto-restart' && unit.restarts === 0 && (age === undefined || age < startTakes);
    return fresh ? 'starting' : 'looping';
  }
  return 'stopped';
}

/** containerd is asked only some seconds after K3s says that it runs, and needs longer with many pods to take over. */
const settles = 45;

export function justStarted(facts: HostFacts, now: number): boolean {
  const age = secondsSince(now, valueOf(facts.unit)?.since);
  return age !== undefined && age < settles;
}

/**
 * Whether its last starts succeeded and ended all the same, so that the present one will, too. One that runs after starts
 * that failed has recovered.
 */
function fallsAgain(facts: HostFacts): boolean {
  let ended = 0;
  let up = false;
  for (const line of valueOf(facts.journal) ?? []) {
    if (/is up and running|: Started k3s/.test(line)) up = true;
    if (!/Main process exited/.test(line)) continue;
    if (up) ended++;
    up = false;
  }
  return ended >= 2;
}

/** The unit as systemctl takes it: `k3s` or `k3s-agent`, by the role when it could not be read. */
export function unitName(facts: HostFacts): string {
  const name = valueOf(facts.unit)?.name.replace(/\.service$/, '');
  return name || (facts.role === 'server' ? 'k3s' : 'k3s-agent');
}

export function unitSaid(unit: UnitState): string {
  const exit = unit.exitStatus ? `, status ${unit.exitStatus}` : '';
  const load = unit.load === 'loaded' ? '' : `${unit.load}, `;
  const enabled = unit.enabled === 'enabled' || !unit.enabled ? '' : `, ${unit.enabled}`;
  const since = unit.since ? ` since ${unit.since}` : '';
  return `${load}${unit.active} (${unit.sub}, result ${unit.result}${exit})${since}, restarts ${unit.restarts}${enabled}`;
}
