import type { Container } from '../containers.ts';

/** What a server is to the programs that need it, for those that do not say which one they mean. */
export type Group = 'database' | 'broker' | 'cache' | 'search' | 'store';

/** A sort of server, as its images and ports show it. */
export interface ServerSort {
  /** As `technologyIn` calls it. */
  readonly technology: string;
  readonly group: Group;
  /** The last part of its images' names, without tag. */
  readonly image: RegExp;
  /** The end of their whole names, where the last part says nothing. */
  readonly path?: RegExp;
  readonly ports: readonly number[];
}

export const serverSorts: readonly ServerSort[] = [
  {
    technology: 'PostgreSQL',
    group: 'database',
    image:
      /(?:^|[-_])(?:postgres(?:ql)?|postgis|pgvector|pgvecto-rs|timescaledb|vectorchord)(?![a-z])|^spilo|^cockroach/,
    ports: [5432],
  },
  {
    technology: 'MySQL/MariaDB',
    group: 'database',
    image: /(?:^|[-_])(?:mysql|mariadb)(?![a-z])|^percona(?:-(?:server|xtradb-cluster))?$/,
    ports: [3306],
  },
  {
    technology: 'SQL Server',
    group: 'database',
    image: /^mssql|^azure-sql-edge$/,
    path: /\/mssql\/server$/,
    ports: [1433],
  },
  { technology: 'Oracle', group: 'database', image: /^oracle-?(?:free|xe|database)/, ports: [1521] },
  {
    technology: 'MongoDB',
    group: 'database',
    image: /^mongo(?:db)?(?![a-z])|^percona-server-mongodb|^ferretdb/,
    ports: [27017],
  },
  { technology: 'Cassandra', group: 'database', image: /^(?:cassandra|scylla|dse-server)(?![a-z])/, ports: [9042] },
  { technology: 'ClickHouse', group: 'database', image: /^clickhouse(?:-server)?$/, ports: [8123] },
  { technology: 'InfluxDB', group: 'database', image: /^influxdb/, ports: [8086] },
  { technology: 'Neo4j', group: 'database', image: /^neo4j/, ports: [7687] },
  {
    technology: 'Redis',
    group: 'cache',
    image: /^(?:redis(?!insight)|valkey|keydb|dragonfly)(?![a-z])/,
    ports: [6379],
  },
  { technology: 'Memcached', group: 'cache', image: /^memcached/, ports: [11211] },
  { technology: 'RabbitMQ', group: 'broker', image: /^rabbitmq/, ports: [5672, 5671] },
  {
    technology: 'Kafka',
    group: 'broker',
    image: /(?:^|-)kafka(?![a-z])|^redpanda(?!-console)/,
    ports: [9092, 9093, 29092],
  },
  { technology: 'NATS', group: 'broker', image: /^nats(?:-server)?$/, ports: [4222] },
  { technology: 'ActiveMQ', group: 'broker', image: /^activemq|artemis/, ports: [61616] },
  { technology: 'MQTT', group: 'broker', image: /mosquitto|^(?:emqx|vernemq|hivemq)/, ports: [1883, 8883] },
  { technology: 'ZooKeeper', group: 'store', image: /^zookeeper/, ports: [2181] },
  { technology: 'etcd', group: 'store', image: /^etcd$/, ports: [2379] },
  {
    technology: 'Elasticsearch/OpenSearch',
    group: 'search',
    image: /^(?:elasticsearch|opensearch)(?:-oss)?$/,
    ports: [9200],
  },
  { technology: 'Meilisearch', group: 'search', image: /^meilisearch/, ports: [7700] },
  { technology: 'Typesense', group: 'search', image: /^typesense/, ports: [8108] },
  { technology: 'S3', group: 'store', image: /^(?:minio|seaweedfs|garage|localstack)$/, ports: [] },
  {
    technology: 'LDAP',
    group: 'store',
    image: /openldap|^(?:lldap|glauth|389ds|dirsrv)/,
    ports: [389, 636, 1389, 3890],
  },
];

const database =
  /(?:^|\/)(?:postgres(?!t\b)\w*|postgis|spilo|timescaledb|pgvector|mysql\w*|mariadb|percona\w*|mongo\w*|redis|valkey|keydb|dragonfly|rabbitmq|kafka|elasticsearch|opensearch|clickhouse|cassandra|couchdb|influxdb)(?:[:@-][^/]*)?$/i;
/** Programs about databases that are named after them. */
const companion =
  /[-_](?:\w+[-_])?(?:exporter|express|ui|gui|web|admin|commander|insight|operator|backup|restore|dump|client|cli|proxy|router|bouncer|pgpool|pool|migrat\w*|sync|init|connect|rest)\b/i;

/** The programs of such images that serve. */
const serving =
  /^(?:\S*\/)?(?:postgres|pg_ctl\w*|patroni|mysqld\w*|mariadbd\w*|mongod|mongos|redis-server|valkey-server|redis-sentinel|rabbitmq-server|kafka-server-start\S*|elasticsearch|opensearch|(?:docker-)?entrypoint\S*)$/i;
/** Those that ask a server. */
const asking =
  /\b(?:psql|pg_dump\w*|pg_restore|pg_basebackup|pg_isready|createdb|createuser|dropdb|pgbench|mysql|mysqldump|mysqladmin|mysqlcheck|mariadb(?:-(?:dump|admin|check))?|mongo(?:sh|dump|restore|export|import)?|(?:redis|valkey)-cli|rabbitmq(?:admin|ctl)|kafka-(?:topics|configs|console)\S*|curl|wget)(?=["'\s;]|$)/i;

/** What matters here of a container, of a pod or of a template. */
export type Program = Pick<Container['spec'], 'image' | 'command' | 'args'>;

/** Whether a main container is a database or a broker, rather than the client of one that comes in the same image. */
export function servesData(program: Program): boolean {
  return database.test(program.image ?? '') && serves(program);
}

/** The sort of server that a main container is; undefined for every other program, and for the clients in such images. */
export function sortOf(program: Program): ServerSort | undefined {
  const image = program.image ?? '';
  const name = nameIn(image);
  const whole = image.replace(/[:@][^/]*$/, '');
  const sort = serverSorts.find((one) => one.image.test(name) || one.path?.test(whole));
  return sort && serves(program) ? sort : undefined;
}

function serves({ image = '', command = [], args = [] }: Program): boolean {
  if (companion.test(nameIn(image))) return false;
  const written = [...command, ...args].join(' ').slice(0, 4000);
  return startsServer(written) || !asking.test(written);
}

function nameIn(image: string): string {
  return (image.split('/').at(-1) ?? '').split(/[:@]/)[0] ?? '';
}

/** Whether a shell line, or a list of words, runs a server: `psql -U postgres` only names one. */
function startsServer(written: string): boolean {
  const commands = written.split(/[;&|\n()"']+|\b(?:do|then|until|while|if|exec|gosu \S+|su-exec \S+)\b/);
  return commands.some((one) => serving.test(one.trim().split(/\s/)[0] ?? ''));
}
