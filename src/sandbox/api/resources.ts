import { fieldsAt, listAt, type StoredObject, textAt } from '../fields.ts';
import { builtInTable } from './resource-table.ts';

/** One kind of object that the server knows, as discovery describes it. */
export interface ResourceType {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly kind: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  /** Names of subresources, such as `status`. */
  readonly subresources: readonly string[];
  /** Defined by a CustomResourceDefinition: its lists are atomic and strategic merge patches are refused. */
  readonly custom: boolean;
  /** Printer columns of a CustomResourceDefinition. */
  readonly columns?: readonly {
    readonly name: string;
    readonly type: string;
    readonly jsonPath: string;
    readonly priority: number;
  }[];
}

export const allVerbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

const words = (text: string | undefined) => (text && text !== '-' ? text.split(',') : []);

function fromRow(row: string): ResourceType {
  const [groupVersion = '', resource = '', kind = '', scope, shortNames, categories, subresources, verbs] =
    row.split(/\s+/);
  return {
    ...splitGroupVersion(groupVersion),
    resource,
    kind,
    singular: kind.toLowerCase(),
    namespaced: scope === 'ns',
    shortNames: words(shortNames),
    categories: words(categories),
    subresources: words(subresources),
    verbs: verbs ? words(verbs) : allVerbs,
    custom: false,
  };
}

export const builtIns: readonly ResourceType[] = builtInTable.trim().split('\n').map(fromRow);

export function splitGroupVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

export const groupVersion = (type: Pick<ResourceType, 'group' | 'version'>) =>
  type.group ? `${type.group}/${type.version}` : type.version;

/** The types that a CustomResourceDefinition adds, one a served version, the storage version first. */
export function customTypes(definition: StoredObject): ResourceType[] {
  const names = fieldsAt(definition, 'spec.names');
  const kind = textAt(names, 'kind') ?? '';
  const versions = listAt(definition, 'spec.versions').filter(
    (version) => fieldsAt({ version }, 'version')['served'] !== false,
  );
  return versions.map((version) => ({
    group: textAt(definition, 'spec.group') ?? '',
    version: textAt(version, 'name') ?? 'v1',
    resource: textAt(names, 'plural') ?? '',
    kind,
    singular: textAt(names, 'singular') ?? kind.toLowerCase(),
    namespaced: textAt(definition, 'spec.scope') !== 'Cluster',
    shortNames: listAt(names, 'shortNames').map(String),
    categories: listAt(names, 'categories').map(String),
    subresources: Object.keys(fieldsAt(version, 'subresources')).filter((name) => name === 'status'),
    verbs: allVerbs,
    custom: true,
    columns: listAt(version, 'additionalPrinterColumns').map((column) => ({
      name: textAt(column, 'name') ?? '',
      type: textAt(column, 'type') ?? 'string',
      jsonPath: textAt(column, 'jsonPath') ?? '',
      priority: Number(fieldsAt({ column }, 'column')['priority'] ?? 0),
    })),
  }));
}
