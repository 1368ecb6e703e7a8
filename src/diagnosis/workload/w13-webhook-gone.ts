import type { Kind } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { readyEndpoints } from '../crash/service.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { behindService } from './api-service.ts';
import { secondsSince } from './condition.ts';

const kinds = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'] as const satisfies readonly Kind[];

/** A webhook is often registered some minutes before its pods are ready. */
const patience = 180;

/** An admission webhook that must be asked, and whose Service is gone or has nobody behind it: what it guards will be refused. */
export const w13WebhookGone: Rule = {
  code: 'W13',
  family: 'workload',
  reads: [...kinds, 'Service', 'EndpointSlice'],
  consults: ['Deployment', 'StatefulSet', 'DaemonSet', 'Pod'],
  *check(cluster) {
    for (const kind of kinds) {
      for (const configuration of cluster.all(kind) as readonly Configuration[]) {
        if (configuration.metadata.deletionTimestamp) continue;
        if (secondsSince(cluster, configuration.metadata.creationTimestamp) < patience) continue;
        const draft = judge(cluster, kind, configuration);
        if (draft) yield draft;
      }
    }
  },
};

interface Hook {
  readonly name?: string;
  readonly failurePolicy?: string;
  readonly rules?: readonly { readonly operations?: readonly string[]; readonly resources?: readonly string[] }[];
  readonly clientConfig?: { readonly service?: { readonly namespace?: string; readonly name?: string } };
}

interface Configuration extends KubeObject {
  readonly webhooks?: readonly Hook[];
}

function judge(cluster: Cluster, kind: Kind, configuration: Configuration): Draft | undefined {
  const object = refOf(kind, configuration);
  for (const hook of configuration.webhooks ?? []) {
    const { namespace = '', name = '' } = hook.clientConfig?.service ?? {};
    // Without a policy the server takes Fail.
    if (!namespace || !name || (hook.failurePolicy ?? 'Fail') !== 'Fail' || (hook.rules ?? []).length === 0) continue;
    const state = stateOf(cluster, namespace, name);
    if (!state) continue;
    const service: ObjectRef = { kind: 'Service', namespace, name };
    const guarded = [...new Set((hook.rules ?? []).flatMap((rule) => rule.resources ?? []))];
    return {
      severity: 'warning',
      object,
      victims: [object],
      related: [{ ...service, role: 'reference' }],
      evidence: [
        fromSpec(object, `webhooks[${hook.name ?? ''}].clientConfig.service`, `${namespace}/${name}`),
        fromStatus(
          service,
          state === 'gone' ? 'metadata.name' : 'endpoints',
          state === 'gone' ? 'not found' : 'none ready',
        ),
      ],
      parameters: {
        webhook: hook.name ?? '–',
        service: `${namespace}/${name}`,
        resources: guarded.slice(0, 6).join(', ') || '–',
      },
      remedy: remedy(
        'troubleshooting/crash-loop',
        object,
        command('kubectl', '-n', namespace, 'get', 'service,endpointslices,pods'),
        kubectl(['get', '-o', 'yaml'], object),
      ),
      // Who is refused already says it better, and pods behind the Service that do not work are the cause.
      blames: [object, ...behindService(cluster, namespace, name)],
    };
  }
  return undefined;
}

function stateOf(cluster: Cluster, namespace: string, name: string): 'gone' | 'empty' | undefined {
  if (cluster.exists('Service', namespace, name) === 'no') return 'gone';
  const service = cluster.get('Service', namespace, name);
  return service && readyEndpoints(cluster, service) === 0 ? 'empty' : undefined;
}
