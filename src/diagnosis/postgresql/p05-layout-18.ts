import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { eventsOf } from '../crash/container.ts';
import { failureEvidence } from '../crash/log-verdict.ts';
import type { Trouble } from '../crash/trouble.ts';
import { kubectl } from '../remedy.ts';
import { claimRelated, copyCommands, dataOf, declared } from './data.ts';
import { hasLog } from './said.ts';
import { imageName, imageTag } from './server.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** From 18 on the official image keeps each major version in a directory of its own and refuses the old place of the volume. */
export const p05Layout18 = serverRule({
  code: 'P5',
  neverStarted: true,
  recognise(cluster, trouble) {
    const { container, workload } = trouble;
    const spoken = verdictFromWords(cluster, trouble, 'layout');
    if (!spoken && !isOldLayout(cluster, trouble) && !isMountRefused(cluster, trouble)) return undefined;
    const verdict = spoken ?? { evidence: failureEvidence(cluster, trouble), commands: [] };
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...declared(cluster, container)],
      parameters: {
        image: container.spec.image ?? '?',
        mount: dataOf(cluster, container)?.mountPath ?? '/var/lib/postgresql/data',
      },
      related: claimRelated(cluster, container),
      commands: [
        ...verdict.commands,
        kubectl(['rollout', 'history'], workload),
        ...copyCommands(cluster, container, workload),
      ],
    };
  },
});

/** Images that keep the official one's layout. */
const official = new Set(['postgres', 'postgis', 'pgvector']);
const formerPlace = '/var/lib/postgresql/data';

/** Without a log: the official image 18 or newer, over a volume at the place where the data lay until 17. */
function isOldLayout(cluster: Cluster, trouble: Trouble): boolean {
  const { container, end } = trouble;
  if (hasLog(cluster, trouble) || end?.exitCode !== 1 || !official.has(imageName(container))) return false;
  const own = (container.spec.env ?? []).some(({ name }) => name === 'PGDATA');
  return (majorOf(container) ?? 0) >= 18 && !own && dataOf(cluster, container)?.mountPath === formerPlace;
}

/** `18`, `18.1-alpine`, `18-3.6` of PostGIS, `0.8.1-pg18` of an extension; undefined for `latest` and names of one's own. */
function majorOf(container: Container): number | undefined {
  const [, first, named] = /^(\d{2})(?:[.-]|$)|(?:^|[-_.])pg-?(\d{2})(?:\D|$)/.exec(imageTag(container)) ?? [];
  const major = Number(first ?? named);
  return Number.isNaN(major) ? undefined : major;
}

/** The former place itself, and no file or directory in it. */
const atFormerPlace = /var\/lib\/postgresql\/data(?![\w./-])/;
const mounting =
  /error mounting|mount .{0,200}(?:not a directory|no such file)|rootfs|procfd|openat2?|creating [`'"]|not a directory|too many levels of symbolic links/i;

/** The former place is no directory of these images: some runtimes can then mount nothing there, and no server starts. */
function isMountRefused(cluster: Cluster, { container, end }: Trouble): boolean {
  const mounted = (container.spec.volumeMounts ?? []).some(
    ({ mountPath }) => mountPath?.replace(/\/$/, '') === formerPlace,
  );
  if (!mounted || (majorOf(container) ?? 18) < 18) return false;
  const messages = [
    end?.message,
    container.status?.state?.waiting?.message,
    ...eventsOf(cluster, container, 'Failed').map(({ message }) => message),
  ];
  return messages.some((text = '') => atFormerPlace.test(text.slice(0, 4000)) && mounting.test(text.slice(0, 4000)));
}
