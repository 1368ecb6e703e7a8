import type { UnitState } from '../../model/host.ts';
import type { Instant } from '../../model/snapshot.ts';
import { pairsOf, type Section } from './section.ts';

const properties = [
  'Id',
  'LoadState',
  'ActiveState',
  'SubState',
  'Result',
  'ExecMainStatus',
  'NRestarts',
  'StateChangeTimestamp',
  'UnitFileState',
];

export const unit: Section<UnitState> = {
  name: 'unit',
  script: `within 8 systemctl show -p ${properties.join(',')} "$unit.service"`,
  parse(output) {
    const pairs = pairsOf(output);
    const text = (name: string) => pairs.get(name) ?? '';
    if (!pairs.has('LoadState')) throw new RangeError('systemctl printed no LoadState');
    const status = pairs.get('ExecMainStatus');
    return {
      name: text('Id'),
      load: text('LoadState'),
      active: text('ActiveState'),
      sub: text('SubState'),
      result: text('Result'),
      ...(status !== undefined && { exitStatus: Number(status) }),
      // Versions of systemd before 235 do not count.
      restarts: Number(pairs.get('NRestarts') ?? 0),
      since: instantOf(text('StateChangeTimestamp')),
      enabled: text('UnitFileState'),
    };
  },
};

/** `Wed 2026-11-25 09:18:20 UTC`; empty for a unit that never changed. The script asks for UTC. */
function instantOf(text: string): Instant | undefined {
  const [, day, time] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC$/.exec(text) ?? [];
  return day && time ? `${day}T${time}Z` : undefined;
}
