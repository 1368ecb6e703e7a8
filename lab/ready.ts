import { statSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from './error.ts';
import type { Lab } from './lab.ts';
import { runFolder } from './state.ts';

interface Condition {
  type: string;
  status: string;
}
interface Item {
  metadata: { name: string; namespace?: string };
  spec?: { renewTime?: string; nodeName?: string };
  status?: {
    phase?: string;
    conditions?: Condition[];
    containerStatuses?: { ready: boolean; state?: { running?: { startedAt?: string } } }[];
  };
}
export interface Seen {
  readonly nodes: readonly Item[];
  readonly leases: readonly Item[];
  readonly deployments: readonly Item[];
  readonly pods: readonly Item[];
}

/** Namespaces that the lab itself fills; pods of users may be as broken as they like. */
const ours = ['kube-system', 'cert-manager', 'postgres-development'];
const builtIn = ['coredns', 'local-path-provisioner', 'metrics-server', 'traefik'];

function is(item: Item, type: string): boolean {
  return item.status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;
}

/**
 * What is still missing for a ready cluster. For its first seconds after a boot the API tells the past: nodes Ready, pods
 * Running. So a node counts only with a lease newer than its machine's boot, a pod only with containers started since.
 */
export function notReady(seen: Seen, booted: ReadonlyMap<string, Date>): string[] {
  const out: string[] = [];
  const since = (node: string | undefined): Date => booted.get(node ?? '') ?? new Date(0);
  for (const name of booted.keys()) {
    const node = seen.nodes.find((one) => one.metadata.name === name);
    const lease = seen.leases.find((one) => one.metadata.name === name);
    if (!node || !is(node, 'Ready')) out.push(`node ${name}`);
    else if (new Date(lease?.spec?.renewTime ?? 0) < since(name)) out.push(`a sign of life of node ${name}`);
  }
  for (const name of builtIn) {
    const one = seen.deployments.find((d) => d.metadata.namespace === 'kube-system' && d.metadata.name === name);
    if (!one || !is(one, 'Available')) out.push(`deployment ${name}`);
  }
  for (const pod of seen.pods) {
    if (!ours.includes(pod.metadata.namespace ?? '')) continue;
    if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') continue;
    const containers = pod.status?.containerStatuses ?? [];
    const running = containers.every(
      (c) =>
        c.ready && new Date(c.state?.running?.startedAt ?? 0).getTime() + 1000 > since(pod.spec?.nodeName).getTime(),
    );
    if (!is(pod, 'Ready') || containers.length === 0 || !running) out.push(`pod ${pod.metadata.name}`);
  }
  return out;
}

async function look(lab: Lab): Promise<Seen> {
  const list = async (...what: string[]): Promise<Item[]> => {
    const text = await lab.kubectl(['get', ...what, '--output=json', '--request-timeout=5s']);
    return (JSON.parse(text) as { items: Item[] }).items;
  };
  const [nodes, leases, deployments, pods] = await Promise.all([
    list('nodes'),
    list('leases', '--namespace=kube-node-lease'),
    list('deployments', '--all-namespaces'),
    list('pods', '--all-namespaces'),
  ]);
  return { nodes, leases, deployments, pods };
}

/** When each machine was last switched on: its keeper's pid file is written then. */
function boots(lab: Lab): Map<string, Date> {
  const run = runFolder(lab.folder, lab.settings.name);
  return new Map(lab.machines.map((m) => [m.name, statSync(join(run, `${m.name}.pid`)).mtime]));
}

/** Waits until the cluster is ready, and says what is missing when it does not become so. */
export async function waitUntilReady(lab: Lab, seconds = 240): Promise<void> {
  const limit = Date.now() + seconds * 1000;
  let missing: string[] = ['the API server'];
  while (Date.now() < limit) {
    try {
      missing = notReady(await look(lab), boots(lab));
      if (missing.length === 0) return;
    } catch (error) {
      missing = [error instanceof Error ? error.message : String(error)];
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new LabError(`the cluster is not ready after ${seconds} s; missing: ${missing.join(', ')}`);
}
