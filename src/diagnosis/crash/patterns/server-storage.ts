/** What is wrong with a server's storage, as it told a client. */
export type StorageTrouble = 'read-only' | 'permission' | 'space' | 'data';

interface Wording {
  /** As `technologyIn` calls the server. */
  readonly technology: string;
  /** What only this server says, and only of its own files. */
  readonly said: RegExp;
  /** When the line itself names no error of the system. */
  readonly otherwise?: StorageTrouble;
}

const wordings: readonly Wording[] = [
  // PostgreSQL names its files from its own directory: base/16384/2619.
  {
    technology: 'PostgreSQL',
    said: /["«»“„]\s?(?:base|global|pg_[a-z_]+)\/\S{1,200}\s?["«»“”]|["«»“„]\s?postmaster\.pid\s?["«»“”]/,
  },
  {
    technology: 'PostgreSQL',
    said: /invalid page in block \d+ of relation|missing chunk number \d+ for toast|could not access status of transaction|contains (?:unexpected zero|corrupted) page|could not read block(?:s)? \d/,
    otherwise: 'data',
  },
  {
    technology: 'MySQL/MariaDB',
    said: /Got error (?:28|30|13|5)\b.{0,80}from storage engine|\bErr(?:code|no): (?:28|30|13|5)\b|\(errno: (?:28|30|13|5)\b/i,
  },
  { technology: 'MySQL/MariaDB', said: /\b1114\b.{0,20}The table '.{1,120}' is full|Disk full \(/, otherwise: 'space' },
  {
    technology: 'MySQL/MariaDB',
    said: /is marked as crashed and should be repaired|Index for table '.{1,120}' is corrupt|Incorrect key file for table|Tablespace is missing for table/,
    otherwise: 'data',
  },
  { technology: 'Redis', said: /\bMISCONF\b/, otherwise: 'data' },
  {
    technology: 'MongoDB',
    said: /Mongo\w*(?:Error|Exception)?.{0,300}(?:OutOfDiskSpace|WiredTiger\w*|WT_PANIC|No space left on device|Read-only file system)/,
    otherwise: 'data',
  },
  {
    technology: 'Elasticsearch/OpenSearch',
    said: /FORBIDDEN\/12\/|flood[- ]stage|read[-_]only[-_ /]+allow[-_ ]delete/i,
    otherwise: 'space',
  },
  {
    technology: 'S3',
    said: /XMinioStorageFull|minimum free drive threshold|Storage backend has reached/,
    otherwise: 'space',
  },
  {
    technology: 'S3',
    said: /(?:drive|disk|file|volume) access denied|Storage resources are insufficient|XMinio\w{0,20}Quorum/,
    otherwise: 'data',
  },
  { technology: 'etcd', said: /etcdserver: (?:mvcc: database space exceeded|no space)/, otherwise: 'space' },
  { technology: 'Kafka', said: /KafkaStorageException|Disk error when trying to access log file/, otherwise: 'data' },
  { technology: 'RabbitMQ', said: /connection(?:\.| is )?blocked.{0,60}\bdisk\b|\blow on disk\b/i, otherwise: 'space' },
  { technology: 'ClickHouse', said: /DB::(?:Errno)?Exception: .{0,300}\/var\/lib\/clickhouse/ },
  {
    technology: 'ClickHouse',
    said: /NOT_ENOUGH_SPACE|DB::Exception: Cannot reserve .{1,40}, not enough space/,
    otherwise: 'space',
  },
  { technology: 'InfluxDB', said: /\/var\/lib\/influxdb\S*: /i },
  {
    technology: 'SQL Server',
    said: /Could not allocate space for object|transaction log for database '.{1,120}' is full/,
    otherwise: 'space',
  },
  { technology: 'SQL Server', said: /logical consistency-based I\/O error/, otherwise: 'data' },
  { technology: 'Oracle', said: /ORA-(?:0165[3-5]|01688|00257|19809|27072)\b/, otherwise: 'space' },
  { technology: 'Oracle', said: /ORA-(?:01578|01157|01110)\b/, otherwise: 'data' },
];

/** Errors of the system, in the languages in which servers answer. */
const errors: readonly (readonly [StorageTrouble, RegExp])[] = [
  [
    'read-only',
    /read-only file ?system|accessible en lecture seulement|nur lesbar|schreibgeschützt|sólo lectura|solo lectura|sola lettura|err(?:no|code|or):? 30\b/i,
  ],
  [
    'space',
    /no space left|quota exceeded|disk full|not enough space|aucun espace disponible|kein speicherplatz|no queda espacio|spazio esaurito|OutOfDiskSpace|err(?:no|code|or):? 28\b/i,
  ],
  [
    'permission',
    /(?:permission|access) denied|operation not permitted|permission non accordée|keine berechtigung|permiso denegado|permesso negato|err(?:no|code|or):? 13\b/i,
  ],
  [
    'data',
    /input\/output error|no such file or directory|structure needs cleaning|erreur d'entrée\/sortie|eingabe-\/ausgabefehler|read only \d+ of \d+ bytes|err(?:no|code|or):? 5\b/i,
  ],
];

/** Which server a line quotes, and what it said is wrong with its own storage. */
export function storageTroubleIn(
  line: string,
): { readonly technology: string; readonly about: StorageTrouble } | undefined {
  for (const { technology, said, otherwise } of wordings) {
    if (!said.test(line)) continue;
    const about = errors.find(([, words]) => words.test(line))?.[0] ?? otherwise;
    if (about) return { technology, about };
  }
  return undefined;
}
