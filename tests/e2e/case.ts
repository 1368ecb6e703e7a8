import type { KubernetesClient } from '../../src/kubernetes/client.ts';
import type { RawObject } from '../../src/kubernetes/object.ts';
import type { ObjectRef } from '../../src/model/object.ts';

/** What stands in one namespace of the cluster at one moment. */
export interface Seen {
  readonly pods: readonly Loose[];
  readonly claims: readonly Loose[];
  readonly events: readonly Loose[];
  readonly deployments: readonly Loose[];
  readonly jobs: readonly Loose[];
  /** Server's objects may lack anything; conditions ask with `?.`. */
  readonly volumes: readonly Loose[];
}

/** An object as JSON. Conditions look deep into it, and a wrong path must be false, not a type error in forty files. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Loose = RawObject & { readonly spec?: any; readonly status?: any; readonly [field: string]: any };

export type Until = (seen: Seen) => boolean;

/** What a case may know of the cluster before it writes its manifest. */
export interface Facts {
  readonly nodes: readonly { readonly name: string; readonly memoryBytes: number }[];
}

/** Something to do once the first objects are in a certain state: a second version, a deletion. */
export interface Step {
  readonly when: Until;
  act(client: KubernetesClient, namespace: string): Promise<unknown>;
}

interface Common {
  /** Also names its namespace, `e2e-NAME`. */
  readonly name: string;
  /** YAML, all of it for the case's namespace; objects of the cluster are named `lions-e2e-…`. */
  readonly manifest: string | ((facts: Facts) => string);
  /** Labels of the namespace. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  /** The symptom (or, of a healthy oddity, the oddity) is there. */
  readonly until: Until;
  /** Needs images or registries that only this project's lab has. */
  readonly needs?: 'lab';
}

/** Something that is broken, and what must be said of it. */
export interface FailingCase extends Common {
  /** The rule's code. */
  readonly code: string;
  /** The finding's object; of the case's namespace unless its kind has none. */
  readonly culprit: Ref;
  /** Each must be found in some evidence, written as `OBJECT PATH: VALUE`. */
  readonly evidence: readonly RegExp[];
  /** Objects that must be folded under the finding. */
  readonly victims?: readonly Ref[];
}

/** Something that looks odd and is well: nothing may be said of it. */
export interface HealthyCase extends Common {
  readonly healthy: true;
}

export type WorkloadCase = FailingCase | HealthyCase;

/** `Kind/name`. */
export type Ref = `${string}/${string}`;

const clusterKinds = [
  'Node',
  'Namespace',
  'PersistentVolume',
  'StorageClass',
  'IngressClass',
  'PriorityClass',
  'RuntimeClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'Host',
  'Cluster',
  'ClusterIssuer',
  'ClusterRoleBinding',
  'Image',
  'Registry',
];

export function refOf(ref: Ref, namespace: string): ObjectRef {
  const [kind = '', ...name] = ref.split('/');
  const within = clusterKinds.includes(kind) ? {} : { namespace };
  return { kind, ...within, name: name.join('/') };
}

export function namespaceOf({ name }: { readonly name: string }): string {
  return `e2e-${name}`;
}
