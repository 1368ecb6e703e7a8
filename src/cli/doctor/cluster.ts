import { wantedKinds } from '../../diagnosis/diagnose.ts';
import { rules } from '../../diagnosis/registry.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { Translate } from '../../text/text.ts';
import { checked, checkedByError } from './check.ts';
import { checkRights } from './rights.ts';
import type { Check } from './schema.ts';

/** Rules take ages from the server's times, so clocks that differ by more make them wrong. */
const clockToleranceMs = 10_000;

/** Everything that is asked of the API server. When it does not answer, what follows is unknown and says so. */
export async function checkCluster(
  client: KubernetesClient,
  namespaces: readonly string[] | undefined,
  words: Translate,
): Promise<readonly Check[]> {
  const asked = Date.now();
  let version: string;
  let date: string | undefined;
  try {
    ({ version } = await client.version());
    date = (await client.raw({ method: 'GET', path: '/version' })).headers.date;
  } catch (error) {
    const blinds = rules.filter((rule) => rule.reads.length > 0).map((rule) => rule.code);
    return [checkedByError('api', error, words, blinds), ...unasked(words)];
  }
  return [
    checkVersion(version, client.server, words),
    checkClock(date, asked, Date.now(), words),
    ...(await rightsOf(client, namespaces, words)),
  ];
}

/** What only an API server that answers can tell. */
export function unasked(words: Translate): readonly Check[] {
  return [
    checked('clock', 'unknown', words('cli.doctor.clockUnknown')),
    checked('rights', 'unknown', words('cli.doctor.rightsUnknown')),
  ];
}

function checkVersion(version: string, server: string, words: Translate): Check {
  const minor = Number(/^v1\.(\d+)/.exec(version)?.[1] ?? 0);
  const message = words('cli.doctor.api', { server, version });
  if (minor >= 31) return checked('api', 'ok', message);
  return checked('api', 'warning', message, { advice: words('cli.doctor.apiOldAdvice') });
}

/** An HTTP date has no fractions of a second, so one second either way says nothing. */
export function checkClock(date: string | undefined, before: number, after: number, words: Translate): Check {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return checked('clock', 'unknown', words('cli.doctor.clockUnknown'));
  const skew = server > after ? server - after : server + 1_000 < before ? server + 1_000 - before : 0;
  const seconds = Math.round(Math.abs(skew) / 1_000);
  if (Math.abs(skew) <= clockToleranceMs) return checked('clock', 'ok', words('cli.doctor.clock'));
  const message = words(skew > 0 ? 'cli.doctor.clockBehind' : 'cli.doctor.clockAhead', { count: seconds });
  return checked('clock', 'warning', message, { advice: words('cli.doctor.clockAdvice') });
}

async function rightsOf(
  client: KubernetesClient,
  namespaces: readonly string[] | undefined,
  words: Translate,
): Promise<readonly Check[]> {
  try {
    return await checkRights(client, rules, wantedKinds(rules), namespaces, words);
  } catch (error) {
    return [checkedByError('rights', error, words, [], 'unknown')];
  }
}
