import { listAt, textAt } from '../../fields.ts';
import { suffixFor } from '../builder.ts';
import type { Chain } from '../chain.ts';
import { addClaim } from '../claims.ts';
import { addPod } from '../pods.ts';
import { workloadStatus } from '../workload-status.ts';
import { type Made, owning, planOf, podLabels, templateOf, top } from './parts.ts';

/** A StatefulSet with its numbered pods, and the claims that its templates make for each. */
export function statefulSet(chain: Chain): Made {
  const { workload, namespace, name, builder, selector } = chain;
  const revision = `${name}-${suffixFor(10, namespace, name)}`;
  const owner = top(
    chain,
    {
      replicas: workload.replicas,
      serviceName: name,
      selector: { matchLabels: selector },
      template: templateOf(chain),
    },
    { ...workloadStatus(chain), currentRevision: revision, updateRevision: revision, collisionCount: 0 },
  );
  const pods = Array.from({ length: workload.replicas }, (_, index) => {
    const podName = `${name}-${index}`;
    const volumes = listAt(workload.spec, 'volumeClaimTemplates').map((template) => claimed(chain, template, podName));
    const labels = {
      ...podLabels(chain),
      'apps.kubernetes.io/pod-index': String(index),
      'controller-revision-hash': revision,
      'statefulset.kubernetes.io/pod-name': podName,
    };
    const spec = {
      ...workload.pod,
      hostname: podName,
      subdomain: name,
      volumes: [...listAt(workload.pod, 'volumes'), ...volumes],
    };
    return addPod(
      builder,
      planOf(chain, { name: podName, generateName: `${name}-`, labels, spec, owner: owning(owner) }),
    );
  });
  return { owner, pods };
}

/** Adds the bound claim that a template makes for a pod; the result is the pod's volume. */
function claimed({ builder, workload, namespace, selector, place }: Chain, template: unknown, podName: string) {
  const volume = textAt(template, 'metadata.name') ?? '';
  const claimName = `${volume}-${podName}`;
  addClaim(
    builder,
    `${namespace}/${claimName}`,
    {
      size: textAt(template, 'spec.resources.requests.storage') ?? '1Gi',
      class: textAt(template, 'spec.storageClassName') ?? 'local-path',
      state: 'bound',
      age: workload.age,
      labels: selector as Record<string, string>,
      events: [],
    },
    place.name,
  );
  return { name: volume, persistentVolumeClaim: { claimName } };
}
