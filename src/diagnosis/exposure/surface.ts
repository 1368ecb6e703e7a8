import type { Pod } from '../../model/kinds.ts';
import { containersOf } from '../containers.ts';
import { referenceOf } from '../image/reference.ts';

/** A program from which its user can change or read everything, and which nobody offers to the whole world on purpose. */
export interface Surface {
  /** As its makers write it. */
  readonly name: string;
  /** The last part of its images' names, without tag. */
  readonly image: RegExp;
  /** Values of `app`, `k8s-app` and `app.kubernetes.io/name` in its usual manifests and charts. */
  readonly labels: readonly string[];
  readonly ports: readonly number[];
  /** Whether it lets in everybody, without asking who they are. */
  readonly open?: boolean;
  /** On its other ports it serves what is meant for others. */
  readonly onlyThese?: boolean;
}

export const surfaces: readonly Surface[] = [
  {
    name: 'Kubernetes dashboard',
    image: /^(?:kubernetes-)?dashboard(?:-(?:web|api|auth|amd64))?$/,
    labels: ['kubernetes-dashboard', 'kubernetes-dashboard-web', 'kubernetes-dashboard-kong'],
    ports: [8443, 9090, 8000],
  },
  { name: 'Grafana', image: /^grafana(?:-oss|-enterprise)?$/, labels: ['grafana'], ports: [3000] },
  { name: 'Prometheus', image: /^prometheus$/, labels: ['prometheus'], ports: [9090], open: true },
  { name: 'Alertmanager', image: /^alertmanager$/, labels: ['alertmanager'], ports: [9093], open: true },
  { name: 'pgAdmin', image: /^pgadmin4?$/, labels: ['pgadmin', 'pgadmin4'], ports: [80, 443, 5050] },
  { name: 'phpMyAdmin', image: /^phpmyadmin$/, labels: ['phpmyadmin'], ports: [80, 8080, 443] },
  { name: 'Adminer', image: /^adminer$/, labels: ['adminer'], ports: [8080] },
  { name: 'mongo-express', image: /^mongo-express$/, labels: ['mongo-express'], ports: [8081] },
  { name: 'Redis Insight', image: /^redis-?insight$/, labels: ['redisinsight'], ports: [5540, 8001], open: true },
  { name: 'Redis Commander', image: /^redis-commander$/, labels: ['redis-commander'], ports: [8081], open: true },
  { name: 'Longhorn UI', image: /^longhorn-ui$/, labels: ['longhorn-ui'], ports: [8000], open: true },
  {
    name: 'PostgreSQL',
    image: /^(?:postgres(?:ql)?|postgis|pgvector|timescaledb(?:-ha)?|spilo-\d+|postgres-\d+)$/,
    labels: ['postgres', 'postgresql'],
    ports: [5432],
  },
  {
    name: 'MySQL',
    image: /^(?:mysql|mysql-server|mariadb|mariadb-galera|percona|percona-server)$/,
    labels: ['mysql', 'mariadb'],
    ports: [3306],
  },
  {
    name: 'MongoDB',
    image: /^(?:mongo|mongodb|mongodb-community-server|percona-server-mongodb)$/,
    labels: ['mongo', 'mongodb'],
    ports: [27017],
  },
  {
    name: 'Redis',
    image: /^(?:redis|redis-stack|redis-stack-server|valkey|keydb)$/,
    labels: ['redis', 'valkey'],
    ports: [6379],
  },
  {
    name: 'Elasticsearch',
    image: /^(?:elasticsearch|opensearch)$/,
    labels: ['elasticsearch', 'opensearch'],
    ports: [9200, 9300],
  },
  { name: 'Kibana', image: /^(?:kibana|opensearch-dashboards)$/, labels: ['kibana'], ports: [5601] },
  { name: 'InfluxDB', image: /^influxdb$/, labels: ['influxdb'], ports: [8086, 8088] },
  {
    name: 'ClickHouse',
    image: /^clickhouse(?:-server)?$/,
    labels: ['clickhouse'],
    ports: [8123, 9000, 9004],
    onlyThese: true,
  },
  { name: 'Cassandra', image: /^(?:cassandra|scylla)$/, labels: ['cassandra', 'scylla'], ports: [9042, 7000, 7199] },
  { name: 'CouchDB', image: /^couchdb$/, labels: ['couchdb'], ports: [5984] },
  { name: 'Neo4j', image: /^neo4j$/, labels: ['neo4j'], ports: [7474, 7687] },
  { name: 'Qdrant', image: /^qdrant$/, labels: ['qdrant'], ports: [6333, 6334] },
  { name: 'Milvus', image: /^milvus$/, labels: ['milvus'], ports: [19530], onlyThese: true },
  { name: 'Solr', image: /^solr$/, labels: ['solr'], ports: [8983] },
  { name: 'ZooKeeper', image: /^zookeeper$/, labels: ['zookeeper'], ports: [2181] },
  { name: 'Consul', image: /^consul$/, labels: ['consul'], ports: [8500], onlyThese: true },
  {
    name: 'RabbitMQ management',
    image: /^rabbitmq$/,
    labels: ['rabbitmq'],
    ports: [15672, 15671],
    onlyThese: true,
  },
  { name: 'MinIO console', image: /^minio$/, labels: ['minio'], ports: [9001, 9090], onlyThese: true },
  {
    name: 'Kafka UI',
    image: /^(?:kafka-ui|akhq|kafdrop|cmak)$/,
    labels: ['kafka-ui', 'akhq', 'kafdrop'],
    ports: [8080, 9000],
  },
  { name: 'Docker daemon', image: /^docker$/, labels: ['dind', 'docker'], ports: [2375], onlyThese: true, open: true },
  { name: 'etcd', image: /^etcd$/, labels: ['etcd'], ports: [2379, 2380] },
  { name: 'Memcached', image: /^memcached$/, labels: ['memcached'], ports: [11211], open: true },
];

const traefikApi: Surface = {
  name: 'Traefik dashboard',
  image: /^traefik$/,
  labels: [],
  ports: [8080, 9000],
  open: true,
  // Its others are there to be reached.
  onlyThese: true,
};

/** What answers on a port of a pod: a number, or a container port's name. */
export function surfaceBehind(pod: Pod, target: number | string): Surface | undefined {
  const containers = containersOf(pod).filter(({ role }) => role !== 'init');
  for (const { spec } of containers) {
    const declared = spec.ports?.find(({ name, containerPort }) => name === target || containerPort === Number(target));
    const surface = surfaceOfImage(spec.image ?? '', spec.args ?? []);
    const port = declared?.containerPort ?? Number(target);
    const alone = containers.length === 1 && !(spec.ports ?? []).length;
    // A proxy beside the program, on a port of its own, is what answers there.
    if (surface && (declared || alone || surface.ports.includes(port)) && isItsPort(surface, port)) return surface;
  }
  return undefined;
}

function isItsPort({ onlyThese, ports }: Surface, port: number): boolean {
  return !onlyThese || ports.includes(port);
}

/** Ports of databases that nothing else uses, so that an image of any name behind them is one. */
const protocols: ReadonlyMap<number, string> = new Map([
  [5432, 'PostgreSQL'],
  [3306, 'MySQL'],
  [27017, 'MongoDB'],
  [6379, 'Redis'],
  [11211, 'Memcached'],
  [9042, 'Cassandra'],
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
]);

/** Programs that lead to others: what stands behind them cannot be seen here. */
const leads =
  /traefik|nginx|haproxy|envoy|kong|caddy|ingress|klipper-lb|gateway|tailscale|ngrok|frp|gost|tunnel|ssh|vpn|wireguard|socat/i;

/** What speaks on a port that belongs to one protocol, whatever the image is called. */
export function surfaceByPort(pod: Pod, port: number): Surface | undefined {
  const name = protocols.get(port);
  if (name === undefined || containersOf(pod).some(({ spec }) => leads.test(spec.image ?? ''))) return undefined;
  const declared = containersOf(pod).some(({ spec }) =>
    spec.ports?.some(({ containerPort }) => containerPort === port),
  );
  if (!declared) return undefined;
  return surfaces.find((surface) => surface.name === name) ?? { name, image: /^$/, labels: [], ports: [port] };
}

function surfaceOfImage(image: string, args: readonly string[]): Surface | undefined {
  const name = programOf(image);
  if (traefikApi.image.test(name)) return args.some((arg) => insecure.test(arg)) ? traefikApi : undefined;
  const found = surfaces.find((surface) => surface.image.test(name));
  return found?.open && asksForLogin(args) ? { ...found, open: false } : found;
}

/** `postgres` for `docker.io/library/postgres:16`, and `traefik` for Rancher's `mirrored-library-traefik`. */
export function programOf(image: string): string {
  const name = referenceOf(image).repository.split('/').at(-1) ?? '';
  return name.startsWith('mirrored-') ? (name.split('-').at(-1) ?? '') : name;
}

const insecure = /^--api\.insecure(?:=true)?$/i;

/** Prometheus and Alertmanager take users from a file; the operator always gives one, which has none in it. */
function asksForLogin(args: readonly string[]): boolean {
  return args.some((arg) => /^--?web\.config\.file=/.test(arg) && !arg.endsWith('/web_config/web-config.yaml'));
}

/** What a Service says that it leads to, for want of a pod to look at. */
export function surfaceByLabels(labels: Readonly<Record<string, string>>, target: number): Surface | undefined {
  const said = ['app.kubernetes.io/name', 'k8s-app', 'app'].map((key) => labels[key]);
  return surfaces.find(
    (surface) => surface.ports.includes(target) && said.some((value) => value && surface.labels.includes(value)),
  );
}
