import type { Pod } from '../../model/kinds.ts';
import { type Container, containersOf } from '../containers.ts';

export type ConfigKind = 'ConfigMap' | 'Secret';

/** A place in a pod that needs a ConfigMap or a Secret, or one key of it. Optional places are none. */
export interface Reference {
  readonly kind: ConfigKind;
  readonly name: string;
  readonly key?: string;
  /** Absent when a volume needs it: then the whole pod waits. */
  readonly container?: Container;
  readonly volume?: string;
  /** Such as `spec.containers[app].env[PASSWORD]`. */
  readonly path: string;
}

/** What a pod needs before its containers start. Pull secrets are not among it: their absence is not an obstacle by itself. */
export function referencesOf(pod: Pod): readonly Reference[] {
  return [...containersOf(pod).flatMap(ofContainer), ...(pod.spec?.volumes ?? []).flatMap(ofVolume)];
}

interface Named {
  readonly name?: string;
  readonly optional?: boolean;
}

interface Keyed extends Named {
  readonly key?: string;
}

function ofContainer(container: Container): readonly Reference[] {
  const { spec } = container;
  const base = `spec.${container.role === 'main' ? 'containers' : 'initContainers'}[${container.name}]`;
  const variables = (spec.env ?? []).flatMap(({ name, valueFrom }) => {
    const path = `${base}.env[${name}]`;
    return [
      ...one('ConfigMap', valueFrom?.configMapKeyRef, { container, path }),
      ...one('Secret', valueFrom?.secretKeyRef, { container, path }),
    ];
  });
  const whole = (spec.envFrom ?? []).flatMap(({ configMapRef, secretRef }) => [
    ...one('ConfigMap', configMapRef, { container, path: `${base}.envFrom` }),
    ...one('Secret', secretRef, { container, path: `${base}.envFrom` }),
  ]);
  return [...variables, ...whole];
}

function one(
  kind: ConfigKind,
  from: Keyed | undefined,
  rest: Pick<Reference, 'container' | 'path'>,
): readonly Reference[] {
  if (!from?.name || from.optional) return [];
  return [{ kind, name: from.name, ...(from.key !== undefined && { key: from.key }), ...rest }];
}

interface VolumeLike {
  readonly name: string;
  readonly configMap?: Named & { readonly items?: readonly { readonly key: string }[] };
  readonly secret?: {
    readonly secretName?: string;
    readonly optional?: boolean;
    readonly items?: readonly { readonly key: string }[];
  };
  readonly projected?: { readonly sources?: readonly Source[] };
  readonly csi?: { readonly nodePublishSecretRef?: Named };
}

interface Source {
  readonly configMap?: Named & { readonly items?: readonly { readonly key: string }[] };
  readonly secret?: Named & { readonly items?: readonly { readonly key: string }[] };
}

function ofVolume(volume: VolumeLike): readonly Reference[] {
  const { name, configMap, secret, projected, csi } = volume;
  const path = `spec.volumes[${name}]`;
  const sources = (projected?.sources ?? []).flatMap((source) => [
    ...items('ConfigMap', source.configMap, name, path),
    ...items('Secret', source.secret, name, path),
  ]);
  return [
    ...items('ConfigMap', configMap, name, path),
    ...items('Secret', secret && { ...secret, name: secret.secretName }, name, path),
    ...items('Secret', csi?.nodePublishSecretRef, name, path),
    ...sources,
  ];
}

type WithItems = Named & { readonly items?: readonly { readonly key: string }[] };

/** A volume without items needs the object only; with items, each of the keys. */
function items(kind: ConfigKind, from: WithItems | undefined, volume: string, path: string): readonly Reference[] {
  if (!from?.name || from.optional) return [];
  const whole: Reference = { kind, name: from.name, volume, path };
  const keys = (from.items ?? []).map(({ key }): Reference => ({ ...whole, key, path: `${path}.items[${key}]` }));
  return keys.length > 0 ? keys : [whole];
}
