import { setTimeout as pause } from 'node:timers/promises';
import { faultNamed } from '../../lab/faults/apply.ts';
import type { Place } from '../../lab/faults/fault.ts';
import { builtIn } from '../../src/kubernetes/built-in.ts';
import type { KubernetesClient } from '../../src/kubernetes/client.ts';
import type { TestCluster } from '../lab.ts';
import type { Loose } from './case.ts';
import { brief } from './expect.ts';
import { type HostCase, type HostSeen, type Places, silence } from './host-case.ts';
import { diagnose } from './lions.ts';
import { condition } from './symptoms.ts';
import { apply, look, makeNamespace } from './workspace.ts';

export function placesOf(cluster: TestCluster, client: KubernetesClient): Places {
  const [server, agent] = cluster.machines;
  const address = new URL(client.server).host;
  return { server: server?.name ?? '', agent: (agent ?? server)?.name ?? '', address };
}

function placeOf(cluster: TestCluster, fault: string): Place {
  const machine = faultNamed(fault).on === 'agent' ? cluster.machines[1] : undefined;
  return { lab: cluster.lab, machine: machine ?? cluster.lab.server };
}

/** Breaks it, makes what suffers from it, and waits until it shows. */
export async function strike(cluster: TestCluster, client: KubernetesClient, one: HostCase): Promise<void> {
  const places = placesOf(cluster, client);
  const namespace = `e2e-${one.fault}`;
  if (one.manifest) await makeNamespace(client, namespace);
  const began = Date.now();
  await breakFault(cluster, one.fault);
  if (one.manifest) {
    const manifest = one.manifest.replaceAll('@AGENT@', places.agent).replaceAll('@SERVER@', places.server);
    await apply(client, namespace, manifest);
  }
  for (;;) {
    const seen = { ...(await seenNow(client, namespace)), seconds: (Date.now() - began) / 1000 };
    if (one.until(seen, places)) return;
    if (seen.seconds > 180) throw new Error(`${one.fault}: no symptom within 180 s`);
    await pause(1000);
  }
}

export async function breakFault(cluster: TestCluster, fault: string): Promise<void> {
  await faultNamed(fault).break(placeOf(cluster, fault));
}

export async function seenNow(client: KubernetesClient, namespace: string): Promise<Omit<HostSeen, 'seconds'>> {
  const quick = { timeoutMs: 5000 };
  try {
    await client.version(quick);
    const [inside, nodes, leases] = await Promise.all([
      look(client),
      client.list<Loose>(builtIn.Node, quick),
      client.list<Loose>(builtIn.Lease, quick),
    ]);
    const [own, system] = [inside(namespace), inside('kube-system')];
    return { answering: true, nodes: nodes.items, leases: leases.items, own, system };
  } catch {
    return silence;
  }
}

/** Takes the fault back and waits until the cluster is as well as before. */
export async function mend(cluster: TestCluster, client: KubernetesClient, fault: string): Promise<void> {
  await faultNamed(fault).mend(placeOf(cluster, fault));
  const end = Date.now() + 180_000;
  for (let ill = ['nothing was seen']; ill.length > 0; await pause(1000)) {
    ill = await complaints(client).catch((error: Error) => [error.message]);
    if (Date.now() > end) throw new Error(`${fault} is mended, but after 180 s: ${ill.join('; ')}`);
  }
}

async function complaints(client: KubernetesClient): Promise<string[]> {
  const { nodes, leases, system, answering } = await seenNow(client, 'kube-system');
  if (!answering) return ['the API server does not answer'];
  const pods = await standingPods(client);
  await clearHistory(client, pods);
  const stale = leases.filter(
    ({ metadata, spec }) =>
      (metadata.namespace === 'kube-node-lease' || /^kube-(scheduler|controller-manager)$/.test(metadata.name)) &&
      Date.now() - Date.parse(spec?.renewTime ?? '') > 15_000,
  );
  const sick = nodes.filter((node) => !condition(node, 'Ready') || (node.spec?.taints ?? []).length > 0);
  const down = system.deployments.filter((one) => one.status?.readyReplicas !== one.spec?.replicas);
  const ending = pods.filter((one) => one.metadata.deletionTimestamp || !condition(one, 'Ready'));
  const names = (kind: string, items: readonly Loose[]) => items.map((one) => `${kind} ${one.metadata.name}`);
  return [...names('lease', stale), ...names('node', sick), ...names('deployment', down), ...names('pod', ending)];
}

const addOns = new Set(['kube-system', 'cert-manager']);

/** Of the cluster itself and of what the lab adds to it. */
async function standingPods(client: KubernetesClient): Promise<readonly Loose[]> {
  const { items } = await client.list<Loose>(builtIn.Pod);
  return items.filter(({ metadata }) => addOns.has(metadata.namespace ?? ''));
}

/** The evicted stay behind, and restarts are remembered: true, but the next case must not be blamed for them. */
async function clearHistory(client: KubernetesClient, pods: readonly Loose[]): Promise<void> {
  for (const { metadata, status } of pods) {
    const restarted = status?.containerStatuses?.some((one: Loose) => one['restartCount'] > 0);
    if (metadata.deletionTimestamp || (status?.phase !== 'Failed' && !restarted)) continue;
    await client.delete(builtIn.Pod, metadata.name, { namespace: metadata.namespace, gracePeriodSeconds: 1 });
  }
}

/** What the fault before left behind (a pod that starts anew after K3s did) is rightly reported, and is not the next case. */
export async function untilNothingIsBlamed(config: string): Promise<void> {
  for (const end = Date.now() + 180_000; ; await pause(2000)) {
    const { report } = await diagnose(config);
    const blamed = report.findings.filter((finding) => finding.severity !== 'unknown');
    if (blamed.length === 0) return;
    if (Date.now() > end) throw new Error(`before the fault, 180 s after the last: ${blamed.map(brief).join(', ')}`);
  }
}
