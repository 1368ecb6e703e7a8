import type { ObjectRef } from '../../model/object.ts';
import { certificatesBehind } from '../certificate/served.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { command, kubectl } from '../remedy.ts';
import { refusalRule } from './refusal-rule.ts';
import { reasonIn } from './refusals.ts';

const kinds = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'] as const;

/** An admission webhook refuses the pods, or cannot be reached, which refuses them too. */
export const g08Webhook = refusalRule(
  'G8',
  [...kinds, 'Service', 'EndpointSlice', 'Secret', 'Certificate'],
  (cluster, { message, workload }) => {
    const name = /failed calling webhook "([^"]+)"|admission webhook "([^"]+)" denied the request/
      .exec(message)
      ?.slice(1)
      .find(Boolean);
    if (!name) return undefined;
    const found = configurationOf(cluster, name);
    const service = found?.service ?? serviceIn(message);
    const object = found?.object;
    return {
      ...(object && { object }),
      parameters: {
        webhook: name,
        detail: reasonIn(message),
        service: service ? `${service.namespace}/${service.name}` : '–',
      },
      related: service ? [{ ...service, role: 'reference' as const }] : [],
      // A webhook that answered “no” works; only one that could not be asked is explained by its Service.
      blames:
        service && !/denied the request/.test(message)
          ? [service, ...certificatesShown(cluster, service, message)]
          : [],
      commands: [
        object ? kubectl(['get', '-o', 'yaml'], object) : command('kubectl', 'get', kinds.join(',').toLowerCase()),
        ...(service ? [command('kubectl', '-n', service.namespace ?? '', 'get', 'service,endpointslices,pods')] : []),
        kubectl('describe', workload),
      ],
    };
  },
);

/** What the API server is shown, where it says that it does not trust it. */
function certificatesShown(cluster: Cluster, { namespace, name }: ObjectRef, message: string): readonly ObjectRef[] {
  const service = /x509|certificate/i.test(message) ? cluster.get('Service', namespace, name) : undefined;
  return service ? certificatesBehind(cluster, service) : [];
}

interface Hook {
  readonly name?: string;
  readonly clientConfig?: { readonly service?: { readonly namespace?: string; readonly name?: string } };
}

function configurationOf(
  cluster: Cluster,
  name: string,
): { object: ObjectRef; service: ObjectRef | undefined } | undefined {
  for (const kind of kinds) {
    for (const configuration of cluster.all(kind)) {
      const hook = ((configuration.webhooks ?? []) as readonly Hook[]).find((one) => one.name === name);
      if (!hook) continue;
      const { namespace, name: service } = hook.clientConfig?.service ?? {};
      return {
        object: refOf(kind, configuration),
        service: service ? { kind: 'Service', namespace, name: service } : undefined,
      };
    }
  }
  return undefined;
}

/** `Post "https://NAME.NAMESPACE.svc:443/…"`. */
function serviceIn(message: string): ObjectRef | undefined {
  const [, name, namespace] = /https:\/\/([^./"]+)\.([^./"]+)\.svc[:./]/.exec(message) ?? [];
  return name && namespace ? { kind: 'Service', namespace, name } : undefined;
}
