/** The lab's PostgreSQL, made of Debian's packages; it behaves as the well-known image does, and runs as user 999. */
export const postgres = 'docker.io/library/postgres:15';

interface DatabaseParts {
  /** Shell lines that make the data directory before the server starts, as its own user; `$PGDATA` names it. */
  readonly prepare?: string;
  /** Fields of the server's container. */
  readonly container?: Readonly<Record<string, unknown>>;
  /** Containers beside the server. */
  readonly beside?: readonly object[];
  readonly volumes?: readonly object[];
  readonly replicas?: number;
}

const password = { name: 'POSTGRES_PASSWORD', value: 'made-for-a-test' };

/** StatefulSet `db` with its Service, as YAML. With `prepare` the data lies on a volume that lives as long as the pod. */
export function database({ prepare, container, beside = [], volumes = [], replicas = 1 }: DatabaseParts = {}): string {
  const home = { name: 'data', mountPath: '/var/lib/postgresql/data' };
  const data = { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' };
  const prepared = prepare !== undefined;
  const { env = [password], volumeMounts = [], ...fields } = (container ?? {}) as Record<string, readonly object[]>;
  const server = {
    name: 'postgres',
    image: postgres,
    ports: [{ containerPort: 5432 }],
    env: [...env, ...(prepared ? [data] : [])],
    volumeMounts: [...volumeMounts, ...(prepared ? [home] : [])],
    ...fields,
  };
  const preparation = { name: 'prepare', image: postgres, env: [data], volumeMounts: [home] };
  const spec = {
    terminationGracePeriodSeconds: 1,
    ...(prepared && { initContainers: [{ ...preparation, command: ['bash', '-ec', prepare] }] }),
    containers: [server, ...beside],
    volumes: [...volumes, ...(prepared ? [{ name: 'data', emptyDir: {} }] : [])],
  };
  const labels = { app: 'db' };
  const set = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db' },
    spec: {
      serviceName: 'db',
      replicas,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec },
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'db' },
    spec: { selector: labels, ports: [{ port: 5432 }] },
  };
  return `${JSON.stringify(service)}\n---\n${JSON.stringify(set)}`;
}

/** Makes a database's files, which the server then finds. */
export const initialise = 'initdb -D "$PGDATA" -A trust > /dev/null';
