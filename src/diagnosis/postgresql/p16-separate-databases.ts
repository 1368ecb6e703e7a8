import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import { type Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { dataOf } from './data.ts';
import { imageName, isBitnami, isManaged, isServer } from './server.ts';

type Workload = KindTypes['StatefulSet'] | KindTypes['Deployment'];
type Service = KindTypes['Service'];

/** Several replicas of the plain image behind one Service: each is a database of its own, and knows nothing of the others. */
export const p16SeparateDatabases: Rule = {
  code: 'P16',
  family: 'postgresql',
  reads: ['StatefulSet', 'Deployment', 'Service'],
  *check(cluster) {
    for (const kind of ['StatefulSet', 'Deployment'] as const) {
      for (const workload of cluster.all(kind)) {
        const object = refOf(kind, workload);
        const server = serverIn(workload, object);
        const replicas = Number(workload.spec?.replicas ?? 1);
        if (!server || !(replicas > 1) || isReplicating(workload, server)) continue;
        // Deployments whose pods share one claim are two servers on the same data.
        if (kind === 'Deployment' && dataOf(cluster, server)?.claim !== undefined) continue;
        const services = servicesOf(cluster, workload);
        const [service] = services;
        if (!service) continue;
        yield {
          severity: 'warning',
          object,
          victims: [],
          aside: true,
          related: services.map((one) => ({ ...refOf('Service', one), role: 'reference' })),
          evidence: [
            fromSpec(object, 'spec.replicas', replicas),
            fromSpec(object, `spec.template.spec.containers[${server.name}].image`, server.spec.image ?? '?'),
            fromSpec(refOf('Service', service), 'spec.selector', selectorOf(service)),
          ],
          parameters: { replicas, image: server.spec.image ?? '?', service: service.metadata.name },
          remedy: remedy(
            'troubleshooting/postgresql',
            object,
            kubectl('get', refOf('Service', service), '-o', 'yaml'),
            ...(kind === 'StatefulSet' ? [podDump(object)] : []),
            kubectl('describe', object),
          ),
        };
      }
    }
  },
};

/** Each replica is dumped before anything is scaled down. */
function podDump({ namespace, name }: ObjectRef): string {
  return kubectl(
    'exec',
    { kind: 'Pod', ...(namespace !== undefined && { namespace }), name: `${name}-0` },
    '--',
    'pg_dumpall',
    '-U',
    'postgres',
  );
}

/** The template's server, as if it were the container of a pod. */
function serverIn({ metadata, spec }: Workload, object: ObjectRef): Container | undefined {
  const template = spec?.template?.spec;
  const pod = { metadata: { namespace: metadata.namespace, name: metadata.name }, spec: template } as Container['pod'];
  return (template?.containers ?? [])
    .map((one): Container => ({ pod, name: one.name, role: 'main', spec: one, status: undefined, path: '' }))
    .find((container) => isServer(container, object) && !isManaged({ container, workload: object }));
}

const replication =
  /replica|standby|primary|master|slave|basebackup|repmgr|patroni|pg_auto_failover|stolon|recovery|cluster|leader|failover/i;
/** Parameters that make replication possible and do not bring it about. */
const tuning =
  /\b(?:wal_level|hot_standby\w*|max_replication_slots|max_wal_senders|max_standby\w*|cluster_name)\s*=\s*\S+/gi;
/** Programs beside a server that have no part in how it replicates. */
const bystander = /exporter|metrics|backup|fluent|log|istio|linkerd|proxy|bouncer|node-agent|vault|config-reload/i;

/** Images whose entry point is the official one. */
const official = /^(?:postgres|postgis|pgvector|timescaledb)$/i;

/** Whether anything hints at a replication that somebody built. The official image has no variables for it: they do nothing. */
function isReplicating({ metadata, spec }: Workload, server: Container): boolean {
  const template = spec?.template?.spec;
  const owned = (metadata.ownerReferences ?? []).some(({ controller }) => controller);
  const containers = template?.containers ?? [];
  const init = template?.initContainers ?? [];
  const written = [...containers, ...init]
    .flatMap(({ command = [], args = [], lifecycle }) => [...command, ...args, JSON.stringify(lifecycle ?? '')])
    .join(' ');
  const environment = isBitnami(server) || !official.test(imageName(server)) ? namesOf(server) : '';
  const mounts = (template?.volumes ?? []).map(({ name, configMap }) => `${name} ${configMap?.name ?? ''}`).join(' ');
  const strange = containers.some(
    ({ name, image = '' }) => name !== server.name && !bystander.test(`${name} ${image}`),
  );
  const cloned = init.some(({ image = '' }) => image === server.spec.image);
  const own =
    (server.spec.command ?? []).length > 0 && !/postgres|docker-entrypoint/.test((server.spec.command ?? []).join(' '));
  return (
    owned || strange || cloned || own || replication.test(`${written.replace(tuning, '')} ${environment} ${mounts}`)
  );
}

function namesOf({ spec }: Container): string {
  return (spec.env ?? []).map(({ name }) => name).join(' ');
}

/** Services that lead to any of the replicas, rather than to a certain one. */
function servicesOf(cluster: Cluster, { metadata, spec }: Workload): readonly Service[] {
  const labels = spec?.template?.metadata?.labels ?? {};
  return cluster.all('Service').filter((service) => {
    const selector = Object.entries(service.spec?.selector ?? {});
    if (service.metadata.namespace !== metadata.namespace || selector.length === 0) return false;
    return selector.every(([label, value]) => labels[label] === value);
  });
}

function selectorOf({ spec }: Service): string {
  return Object.entries(spec?.selector ?? {})
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
}
