import { rules } from '../../diagnosis/registry.ts';
import { unreadableFacts } from '../../diagnosis/report/unreadable.ts';
import type { HostSource } from '../../host/source.ts';
import type { HostFacts } from '../../model/host.ts';
import type { Readable } from '../../model/readable.ts';
import type { Translate } from '../../text/text.ts';
import { checked } from './check.ts';
import type { Check } from './schema.ts';

/** Whether each machine can be read, and which facts of it cannot. */
export async function checkHosts(
  hosts: ReadonlyMap<string, HostSource>,
  words: Translate,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const blinds = rules.filter((rule) => rule.hosts).map((rule) => rule.code);
  if (hosts.size === 0)
    return [
      checked('hosts', 'skipped', words('cli.doctor.noHosts'), { advice: words('cli.doctor.noHostsAdvice'), blinds }),
    ];
  return Promise.all(
    [...hosts].map(async ([name, source]) => checkHost(name, await source.read(signal), blinds, words)),
  );
}

function checkHost(name: string, host: Readable<HostFacts>, blinds: readonly string[], words: Translate): Check {
  if (!host.ok) {
    const { reason, message } = host.unreadable;
    const why = words(`cli.diagnose.unreadable.reason.${reason}`);
    return checked(`host/${name}`, 'failed', words('cli.doctor.hostFailed', { name, why, message }), {
      advice: words('cli.doctor.hostAdvice', { name }),
      blinds,
    });
  }
  const missing = unreadableFacts(host.value);
  if (missing.length === 0) return checked(`host/${name}`, 'ok', words('cli.doctor.host', { name }));
  const facts = missing.map(([fact]) => fact).join(', ');
  const message = words('cli.doctor.hostPartly', { name, facts, message: missing[0]?.[1].message ?? '' });
  return checked(`host/${name}`, 'warning', message, { advice: words('cli.doctor.hostPartlyAdvice'), weakens: blinds });
}
