import type { Cluster } from '../cluster.ts';
import { inRange } from '../policy/cidr.ts';
import { clueOf } from './decisive.ts';
import { frame } from './patterns/failure.ts';
import { technologyIn } from './patterns/host.ts';
import { type DependencyCause, dependencyCauses } from './patterns/pattern.ts';
import { type Group, type ServerSort, serverSorts } from './server-program.ts';
import { type Meant, serversMeant } from './servers.ts';
import type { Trouble } from './trouble.ts';

/** A program reaches its server through a file, or on its own machine: no server of the cluster is meant. */
const local = /\.sock\b|\bsocket '|local (?:MySQL|MariaDB)|localhost|\b127\.0\.0\.1\b|\[2002\] No such file/i;

/** How programs call a server whose sort they do not say. */
const groups: readonly (readonly [Group, RegExp])[] = [
  [
    'database',
    /\b(?:databases?|db|datasource|jdbc|hikari\w*|agroal|sql\w*|orm|doctrine|knex)\b|sequelize|prisma|typeorm|hibernate|liquibase|flyway|alembic|DBConnection|ActiveRecord/i,
  ],
  [
    'broker',
    /\b(?:message )?brokers?\b|\bmessage (?:queue|bus)\b|\bmessaging\b|kombu|celery|\bqueue (?:server|connection)\b/i,
  ],
  ['cache', /\bcache\b/i],
  ['search', /\bsearch (?:engine|backend|server|cluster)\b/i],
];

/**
 * The servers that a program may mean which says of none where it is, but perhaps of which sort: in the line that decides,
 * else in the errors and frames right above it.
 */
export function unnamedServers(
  cluster: Cluster,
  trouble: Trouble,
  told: {
    readonly cause: DependencyCause;
    readonly line: string;
    readonly above: readonly string[];
    readonly port?: number | undefined;
  },
): Meant | undefined {
  if (!['refused', 'timeout', 'unreachable'].includes(told.cause) || local.test(told.line)) return undefined;
  const near = [told.line, ...told.above.filter((line) => frame.test(line) || isDependency(line))];
  if (near.some((line) => local.test(line) && !frame.test(line))) return undefined;
  const sorts =
    firstOf(near, sortSaid) ??
    firstOf(
      near.filter((line) => !frame.test(line)),
      groupSaid,
    );
  const known = sorts ?? serverSorts.filter(({ ports }) => told.port !== undefined && ports.includes(told.port));
  return known.length > 0 ? serversMeant(cluster, trouble, known) : undefined;
}

/** Whether an address that nobody has now can only have been that of a pod or a Service of this cluster. */
export function wasInside(cluster: Cluster, host: string): boolean {
  const api = cluster.get('Service', 'default', 'kubernetes')?.spec?.clusterIP;
  const pods = cluster.all('Node').flatMap(({ spec }) => [spec?.podCIDR ?? '', ...(spec?.podCIDRs ?? [])]);
  return [...pods, ...(api?.includes('.') ? [`${api}/16`] : [])].some((range) => inRange(host, range));
}

function firstOf(
  lines: readonly string[],
  of: (line: string) => readonly ServerSort[],
): readonly ServerSort[] | undefined {
  return lines.map(of).find((sorts) => sorts.length > 0);
}

function isDependency(line: string): boolean {
  const cause = clueOf(line)?.cause;
  return dependencyCauses.some((known) => known === cause);
}

/** “broker” alone is not Kafka's word. */
function sortSaid(line: string): readonly ServerSort[] {
  const technology = technologyIn(line);
  if (technology === 'Kafka' && !/kafka|bootstrap/i.test(line)) return [];
  return serverSorts.filter((sort) => sort.technology === technology);
}

function groupSaid(line: string): readonly ServerSort[] {
  const group = groups.find(([, words]) => words.test(line))?.[0];
  // Redis serves as a broker as often as brokers do.
  return serverSorts.filter((sort) => sort.group === group || (group === 'broker' && sort.technology === 'Redis'));
}
