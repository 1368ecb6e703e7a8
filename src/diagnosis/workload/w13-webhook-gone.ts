import type { Kind } from '../../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { readyEndpoints } from '../crash/service.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { behindService } from './api-service.ts';
import { secondsSince } from './condition.ts';

const kinds = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const satisfies readonly Kind[];

/** A webhook is often registered some minutes before its pods are ready. */
const patience = 180;

/** An admission webhook that must be asked, and whose Service is gone or has nobody behind it: what it guards will be refused. */
export const w13WebhookGone: Rule = {
  code: 'W13',
  family: 'workload',
  reads: [...kinds, 'Service', 'EndpointSlice'],
  consults: ['Deployment', 'StatefulSet', 'DaemonSet', 'Pod'],
  *check(cluster) {
    const unasked = kinds.flatMap((kind) =>
      (cluster.all(kind) as readonly Configuration[])
        .filter(({ metadata }) => !metadata.deletionTimestamp)
        .filter(({ metadata }) => secondsSince(cluster, metadata.creationTimestamp) >= patience)
        .flatMap((configuration) => unaskedHook(cluster, refOf(kind, configuration), configuration) ?? []),
    );
    // A program registers several configurations for one Service, and all of them fail with it.
    for (const group of Map.groupBy(unasked, ({ service }) => keyOf(service)).values()) yield draft(cluster, group);
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

interface Unasked {
  readonly object: ObjectRef;
  readonly hook: Hook;
  readonly service: ObjectRef;
  readonly state: 'gone' | 'empty';
}

/** The first webhook of a configuration that must be asked and cannot be. Without a policy the server takes Fail. */
function unaskedHook(cluster: Cluster, object: ObjectRef, { webhooks = [] }: Configuration): Unasked | undefined {
  for (const hook of webhooks) {
    const { namespace = '', name = '' } = hook.clientConfig?.service ?? {};
    if (!namespace || !name || (hook.failurePolicy ?? 'Fail') !== 'Fail' || (hook.rules ?? []).length === 0) continue;
    const state = stateOf(cluster, namespace, name);
    if (state) return { object, hook, service: { kind: 'Service', namespace, name }, state };
  }
  return undefined;
}

function draft(cluster: Cluster, group: readonly Unasked[]): Draft {
  const [{ object, hook, service, state }, ...others] = group as readonly [Unasked, ...Unasked[]];
  const { namespace = '', name } = service;
  const resources = group.flatMap((one) => (one.hook.rules ?? []).flatMap((rule) => rule.resources ?? []));
  const [path, value] = state === 'gone' ? ['metadata.name', 'not found'] : ['endpoints', 'none ready'];
  return {
    severity: 'warning',
    object,
    victims: group.map((one) => one.object),
    related: [{ ...service, role: 'reference' }],
    evidence: [
      fromSpec(object, `webhooks[${hook.name ?? ''}].clientConfig.service`, `${namespace}/${name}`),
      ...others
        .slice(0, 4)
        .map((one) =>
          fromSpec(one.object, `webhooks[${one.hook.name ?? ''}].clientConfig.service`, `${namespace}/${name}`),
        ),
      fromStatus(service, path, value),
    ],
    parameters: {
      webhook: hook.name ?? '–',
      service: `${namespace}/${name}`,
      resources: [...new Set(resources)].slice(0, 6).join(', ') || '–',
    },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      command('kubectl', '-n', namespace, 'get', 'service,endpointslices,pods'),
      kubectl(['get', '-o', 'yaml'], object),
    ),
    // Who is refused already says it better, and pods behind the Service that do not work are the cause.
    blames: [...group.map((one) => one.object), ...behindService(cluster, namespace, name)],
  };
}

function stateOf(cluster: Cluster, namespace: string, name: string): 'gone' | 'empty' | undefined {
  if (cluster.exists('Service', namespace, name) === 'no') return 'gone';
  const service = cluster.get('Service', namespace, name);
  return service && readyEndpoints(cluster, service) === 0 ? 'empty' : undefined;
}
