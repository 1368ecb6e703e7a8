import type { KindTypes } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { since } from './issuance.ts';

type Deployment = KindTypes['Deployment'];

/** cert-manager's own Deployments. */
export interface AddOn {
  readonly controller: Deployment | undefined;
  readonly webhook: Deployment | undefined;
  /** Where Secrets of ClusterIssuers belong. */
  readonly namespace: string;
  /** `absent` only when all Deployments of the cluster were read and none is the controller. */
  readonly state: 'works' | 'down' | 'absent' | 'unknown';
}

export const addOn: (cluster: Cluster) => AddOn = perCluster((cluster) => {
  const controller = cluster.all('Deployment').find(isController);
  const webhook = cluster.all('Deployment').find(isWebhook);
  const whole = cluster.canRead('Deployment') && cluster.snapshot.namespaces === undefined;
  const working = controller && (isDown(cluster, controller) ? 'down' : 'works');
  return {
    controller,
    webhook,
    namespace: resourceNamespace(controller),
    state: working ?? (whole ? 'absent' : 'unknown'),
  };
});

/** What M1 blames where there is no such object. */
export function controllerRef(cluster: Cluster): ObjectRef {
  const { controller, namespace } = addOn(cluster);
  return controller ? refOf('Deployment', controller) : { kind: 'Deployment', namespace, name: 'cert-manager' };
}

function isController(deployment: Deployment): boolean {
  return isPart(deployment, 'controller', /(?:^|\/)cert-manager-controller[:@]/, 'cert-manager');
}

/** Providers of DNS call theirs `cert-manager-webhook-PROVIDER`. */
function isWebhook(deployment: Deployment): boolean {
  return isPart(deployment, 'webhook', /(?:^|\/)cert-manager-webhook[:@]/, 'cert-manager-webhook');
}

function isPart({ metadata, spec }: Deployment, component: string, image: RegExp, name: string): boolean {
  if ((spec?.template?.spec?.containers ?? []).some((container) => image.test(container.image ?? ''))) return true;
  const labels = metadata.labels ?? {};
  const own = labels['app.kubernetes.io/component'] === component;
  return metadata.name === name && (own || labels['app'] === name || labels['app.kubernetes.io/name'] !== undefined);
}

const starting = 120_000;

/** Scaled to zero, or without a ready pod for longer than a start takes. */
export function isDown(cluster: Cluster, { metadata, spec, status }: Deployment): boolean {
  if (spec?.replicas === 0) return true;
  if ((status?.readyReplicas ?? 0) > 0 || (status?.availableReplicas ?? 0) > 0) return false;
  const available = status?.conditions?.find(({ type }) => type === 'Available');
  if (available?.status === 'True') return false;
  return since(cluster, String(available?.lastTransitionTime ?? metadata.creationTimestamp ?? '')) > starting;
}

function resourceNamespace(controller: Deployment | undefined): string {
  const own = controller?.metadata.namespace ?? 'cert-manager';
  const args = (controller?.spec?.template?.spec?.containers ?? []).flatMap((container) => container.args ?? []);
  const given = args.flatMap((word) => /^--cluster-resource-namespace=(.+)$/.exec(word)?.[1] ?? [])[0];
  return given === undefined || given.startsWith('$(') ? own : given;
}

/** A configuration that has the API server ask cert-manager's webhook, and the Service that it asks. */
export interface Gate {
  readonly ref: ObjectRef;
  readonly service: string;
}

export const webhookGates: (cluster: Cluster) => readonly Gate[] = perCluster((cluster) =>
  (['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const).flatMap((kind) =>
    cluster.all(kind).flatMap((configuration) => {
      const hook = (configuration.webhooks ?? []).find(({ name }) => name === 'webhook.cert-manager.io');
      const service = hook?.clientConfig?.service?.name;
      return service ? [{ ref: refOf(kind, configuration), service }] : [];
    }),
  ),
);
