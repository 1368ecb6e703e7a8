/** Whom a program tried to reach. */
export interface Address {
  readonly host: string;
  readonly port?: number;
}

const name = '[A-Za-z0-9](?:[\\w.-]{0,252})';
const dotted = '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}';

/** Wordings that hold the host as group 1 and perhaps the port as group 2; those that name a host precede those with an IP. */
const wordings: readonly RegExp[] = [
  `lookup (${name})`,
  `getaddrinfo for (${name}) failed`,
  `\\b[\\w.-]{1,64}@(${name}): Permission denied`,
  `getaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_NONAME) (${name})`,
  `(?:translate|resolve) (?:the )?(?:host ?name|host address|host|address)?:? ?["'“]?(${name})`,
  `error for host (${name}):`,
  `UnknownHostException:? (?:Failed to resolve ['"])?(${name})`,
  `Failed to resolve ['"](${name})['"]`,
  `Unknown MySQL server host '(${name})'`,
  `host not found in (?:upstream )?"(${name})`,
  `bad address '(${name})`,
  `Hostname not known: (${name})`,
  `Failed host lookup: '(${name})'`,
  `Unknown server host '(${name})'`,
  `ResolvError: no address for ['"]?(${name})`,
  `address (?:of host:?|for) (${name})(?::(\\d+))?`,
  `(${name}) could not be resolved`,
  `query[A-Z]\\w{0,8} E[A-Z]{4,12} (${name})`,
  `resolve (?:server|broker|instance|bootstrap|upstream|node|endpoint)s? (?:host(?:name)? )?['"]?(${name})(?::(\\d+))?`,
  `DNS resolution failed for (?:service:? )?(${name})(?::(\\d+))?`,
  `can't find (${name}): (?:NXDOMAIN|SERVFAIL)`,
  `server at "(${name})"(?: \\([^)]{0,60}\\))?, port (\\d+)`,
  `Connection to (${name}):(\\d+) refused`,
  `server at ['"\`](${name})['"\`]:['"\`](\\d+)`,
  `jdbc:\\w{1,20}(?::\\w{1,20})?://(${name})(?::(\\d+))?`,
  `connect to (?:(?:MySQL|MariaDB) )?server on '(${name})(?::(\\d+))?'`,
  `connect to (${name}) \\([^)]{1,60}\\) port (\\d+)`,
  `connect to (${name}) port (\\d+)`,
  `connect(?:ing)? to:? (?:server )?\\[?(?:\\w{1,20}://)?(?:[^\\s@/]{1,200}@)?(${name}):(\\d{2,5})\\b`,
  // “to Redis at h:p”, “to MASTER h:p”, “to PostgreSQL host h:p”
  `connect(?:ing)? to (?:\\w{1,30} ){1,2}(${name}):(\\d{2,5})\\b`,
  // pg_isready
  `(${name}):(\\d{2,5}) - (?:no response|rejecting connections|no attempt)`,
  `\\b(?:https?|postgres(?:ql)?|mysql|mariadb|mongodb(?:\\+srv)?|rediss?|amqps?|tcp|ldaps?|kafka|nats|smtps?|grpc)://(?:[^\\s@/]{1,200}@)?(${name})(?::(\\d+))?`,
  `host=['"\`]?(${name})`,
  `host: ['"](${name})['"]`,
  `host=?'(${name})', port=?'?(\\d+)`,
  `(?:refused|timed out): (?:no further information: )?(${name})/${dotted}:(\\d+)`,
  `DefaultDnsQuestion\\((${name})`,
  `for host ['"]?(${name})['"]?,? port (\\d+)`,
  `connection to (?:\\w{1,20} )?(${name}):(\\d{2,5})\\b`,
  `\\((${name})/${dotted}:(\\d+)\\)`,
  `\\((${name}):(\\d{2,5})\\)`,
  `dial (?:tcp|udp)[46]? (${name}):(\\d+)`,
  `(?:ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ECONNRESET) (${name}):(\\d+)`,
  `waiting for (?:service |host |database |db )?['"]?(?!(?:databases?|db|postgres(?:ql)?|mysql|mariadb|redis|valkey|mongo(?:db)?|rabbitmq|kafka|elasticsearch|opensearch|cassandra|clickhouse|zookeeper|etcd|nats|memcached|minio|ldap|(?:message )?brokers?|cache|backends?|dependenc\\w+|services|conns?|connections|connectivity|responses?|reply|answers?|startup|readiness|health\\w*|schemas?|migrations?|primary|leader|master|replicas?|sync|data|them|other|more|at|up|in)(?![:\\w-]|\\.\\w))(${name})(?::(\\d+))?`,
  `(?:write|send(?:ing)?|query|request) to ['"]?(${dotted})\\b`,
  // Go, of an open connection: from here, a high port, to there.
  `(?:read|write) (?:tcp|udp)[46]? [^\\s>]{3,60}:(?:3[2-9]|[4-6]\\d)\\d{3}->\\[?([\\da-f:.]{3,45})\\]?:(\\d{2,5})\\b`,
  `/?(${dotted}):(\\d{2,5})\\b`,
  `\\b(localhost):(\\d{2,5})\\b`,
].map((wording) => new RegExp(wording, 'i'));

/** Words that stand where a host could and are none. */
const notHosts =
  /^(?:the|a|an|to|be|server|host|hostname|address|name|error|connection|it|service|port|all|for|tcp|https?|null|undefined|none|no|another|lock|changelog|cluster|your|any|its|this|that|master|instance|reference|dependency|symbol|type|placeholder|unable|configuration)$/i;

/** Where to read about an error is not where it happened. */
const manual =
  /\b(?:see|read more at|more info(?:rmation)?(?: at)?|docs?|visit|refer to|help(?: at)?):? {0,2}https?:\/\/[^\s)]{1,300}/gi;

/** Every host that a line of a log says was dialled or looked up, the most telling first. */
export function addressesIn(line: string): readonly Address[] {
  const told = line.replace(manual, ' ');
  return wordings.flatMap((wording) => {
    const [, found, port] = wording.exec(told) ?? [];
    const host = found?.replace(/[.:]+$/, '') ?? '';
    if (host.length < 2 || notHosts.test(host) || /\.(?:go|js|ts|py|java|rb|php|rs|cs|mjs|cjs)$/.test(host)) return [];
    return [port === undefined ? { host } : { host, port: Number(port) }];
  });
}

/** What kind of server a line speaks of, for want of a host. */
export function technologyIn(line: string): string | undefined {
  return technologies.find(([, words]) => words.test(line))?.[0];
}

const technologies: readonly (readonly [string, RegExp])[] = [
  [
    'PostgreSQL',
    /postgres|psycopg|\bpq\b|pgx|PSQLException|PG::|npgsql|pg_hba|SQLSTATE\[08|could not connect to server: |Is the server running|SASL auth|password authentication failed/i,
  ],
  ['MySQL/MariaDB', /mysql|mariadb|using password|SQLSTATE\[HY000\]|\(HY000[/)]/i],
  ['Redis', /redis|valkey|NOAUTH|WRONGPASS/i],
  ['RabbitMQ', /rabbit|amqp|ACCESS_REFUSED|vhost/i],
  ['MongoDB', /mongo/i],
  ['Kafka', /kafka|broker/i],
  ['Elasticsearch/OpenSearch', /elastic|opensearch/i],
  ['Cassandra', /cassandra|scylla|gocql|NoHostAvailable/i],
  ['ClickHouse', /clickhouse/i],
  ['InfluxDB', /influx/i],
  ['Neo4j', /neo4j/i],
  ['Memcached', /memcache/i],
  ['NATS', /\bnats\b/i],
  ['ActiveMQ', /activemq|artemis/i],
  ['MQTT', /\bmqtt\b|mosquitto/i],
  ['ZooKeeper', /zookeeper|KeeperErrorCode/i],
  ['etcd', /\betcd\b/i],
  ['Meilisearch', /meilisearch/i],
  ['Typesense', /typesense/i],
  ['SSH', /publickey|\bssh\b|git@|host key|permission denied, please/i],
  ['Git', /\bgit\b|remote repository|for 'https:/i],
  ['LDAP', /ldap/i],
  ['SMTP', /smtp|EAUTH|535[ -]/i],
  ['S3', /\bs3\b|aws|minio|InvalidAccessKeyId|SignatureDoesNotMatch/i],
  ['SQL Server', /SQL Server|Login failed for user/i],
  ['Oracle', /ORA-\d{5}|oracle|TNS:/i],
  ['JDBC', /jdbc|hikari|agroal|datasource/i],
  ['OpenID Connect', /\bOIDC\b|openid|\boauth2?\b/i],
  ['DNS', /resolution|resolve|lookup|getaddrinfo/i],
];
