import type { LionsError } from '../model/error.ts';
import type { Resource } from './resource.ts';
import type { CallControl } from './transport/deadline.ts';
import { networkError } from './transport/network-error.ts';
import type { Transport } from './transport/transport.ts';

/** A resource as the server describes it. */
export interface DiscoveredResource extends Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  /** Such as `status`, `scale`, `log`. */
  readonly subresources: readonly string[];
}

export interface ApiGroup {
  /** Empty for the core group. */
  readonly name: string;
  /** The server's preferred one first. */
  readonly versions: readonly string[];
}

export interface DiscoveredApi {
  readonly resources: readonly DiscoveredResource[];
  /** Group versions whose list could not be had, for instance because an aggregated API server is down. */
  readonly unreadable: ReadonlyMap<string, LionsError>;
}

interface GroupList {
  readonly groups?: readonly {
    readonly name: string;
    readonly versions?: readonly { readonly version: string }[];
    readonly preferredVersion?: { readonly version: string };
  }[];
}

interface ResourceList {
  readonly resources?: readonly ListedResource[];
}

interface ListedResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly singularName?: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly verbs?: readonly string[];
}

/** What the server serves, each list asked for once and kept; `forget` after a CustomResourceDefinition came or went. */
export class Discovery {
  readonly #transport: Transport;
  readonly #lists = new Map<string, Promise<readonly DiscoveredResource[]>>();
  #groups: Promise<readonly ApiGroup[]> | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  forget(): void {
    this.#lists.clear();
    this.#groups = undefined;
  }

  groups(control: CallControl = {}): Promise<readonly ApiGroup[]> {
    this.#groups ??= this.#readGroups(control).catch((error: unknown) => {
      this.#groups = undefined;
      throw error;
    });
    return this.#groups;
  }

  /** @throws LIONS-API-003 when the server has no such group version */
  resources(apiVersion: string, control: CallControl = {}): Promise<readonly DiscoveredResource[]> {
    const known = this.#lists.get(apiVersion);
    if (known) return known;
    const reading = this.#readResources(apiVersion, control).catch((error: unknown) => {
      this.#lists.delete(apiVersion);
      throw error;
    });
    this.#lists.set(apiVersion, reading);
    return reading;
  }

  /** Every group's preferred version, or all versions; the core group first. A list that fails does not hide the others. */
  async all(options: CallControl & { readonly allVersions?: boolean } = {}): Promise<DiscoveredApi> {
    const groups = await this.groups(options);
    const wanted = groups.flatMap(({ name, versions }) =>
      (options.allVersions ? versions : versions.slice(0, 1)).map((version) => join(name, version)),
    );
    const unreadable = new Map<string, LionsError>();
    const lists = await Promise.all(
      wanted.map((apiVersion) =>
        this.resources(apiVersion, options).catch((error: unknown) => {
          unreadable.set(apiVersion, networkError(error, this.#transport.target));
          return [];
        }),
      ),
    );
    return { resources: lists.flat(), unreadable };
  }

  /** The resource of an object's `apiVersion` and `kind`; undefined when the server does not serve it. */
  async ofKind(apiVersion: string, kind: string, control: CallControl = {}): Promise<DiscoveredResource | undefined> {
    const groups = await this.groups(control);
    if (!groups.some(({ name, versions }) => versions.some((version) => join(name, version) === apiVersion)))
      return undefined;
    const resources = await this.resources(apiVersion, control);
    return resources.find((resource) => resource.kind === kind);
  }

  /** By what people type: `pods`, `pod`, `po`, `Pod`, `deployments.apps`, `certificates.v1.cert-manager.io`. */
  async named(text: string, control: CallControl = {}): Promise<DiscoveredResource | undefined> {
    const wanted = text.toLowerCase();
    const { resources } = await this.all({ ...control, allVersions: true });
    return (
      resources.find((one) => namesOf(one).includes(wanted)) ??
      resources.find((one) => namesOf(one).some((name) => qualified(one, name).includes(wanted)))
    );
  }

  async #readGroups(control: CallControl): Promise<readonly ApiGroup[]> {
    const [core, named] = await Promise.all([
      this.#transport.json<{ versions?: readonly string[] }>({ ...control, method: 'GET', path: '/api' }),
      this.#transport.json<GroupList>({ ...control, method: 'GET', path: '/apis' }),
    ]);
    const groups = (named.groups ?? []).map(({ name, versions = [], preferredVersion }) => {
      const all = versions.map(({ version }) => version);
      const first = preferredVersion ? [preferredVersion.version] : [];
      return { name, versions: [...new Set([...first, ...all])] };
    });
    return [{ name: '', versions: core.versions ?? [] }, ...groups];
  }

  async #readResources(apiVersion: string, control: CallControl): Promise<readonly DiscoveredResource[]> {
    const path = `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion.split('/').map(encodeURIComponent).join('/')}`;
    const { resources = [] } = await this.#transport.json<ResourceList>({ ...control, method: 'GET', path });
    return resources.filter(({ name }) => !name.includes('/')).map((one) => describe(one, apiVersion, resources));
  }
}

function describe(one: ListedResource, apiVersion: string, all: readonly ListedResource[]): DiscoveredResource {
  const slash = apiVersion.indexOf('/');
  return {
    apiVersion,
    group: apiVersion.slice(0, Math.max(0, slash)),
    version: apiVersion.slice(slash + 1),
    kind: one.kind,
    plural: one.name,
    namespaced: one.namespaced,
    singular: one.singularName || one.kind.toLowerCase(),
    shortNames: one.shortNames ?? [],
    categories: one.categories ?? [],
    verbs: one.verbs ?? [],
    subresources: all
      .filter(({ name }) => name.startsWith(`${one.name}/`))
      .map(({ name }) => name.slice(one.name.length + 1)),
  };
}

const join = (group: string, version: string) => (group ? `${group}/${version}` : version);

function namesOf(resource: DiscoveredResource): string[] {
  return [resource.plural, resource.singular, resource.kind.toLowerCase(), ...resource.shortNames];
}

function qualified({ group, version }: DiscoveredResource, name: string): string[] {
  return [`${name}.${group}`, `${name}.${version}.${group}`.replace(/\.$/, '')];
}
