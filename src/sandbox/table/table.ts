import type { ResourceType } from '../api/resources.ts';
import type { StoredObject } from '../fields.ts';
import { columnsFor } from './columns.ts';

export interface TableWanted {
  readonly type: ResourceType;
  readonly objects: readonly StoredObject[];
  readonly metadata: unknown;
  readonly apiVersion: string;
  /** `None`, `Metadata` or `Object`: what each row carries beside its cells. */
  readonly include: string;
}

/** Objects as the `Table` that `kubectl get` prints. */
export function asTable({ type, objects, metadata, apiVersion, include }: TableWanted) {
  const columns = columnsFor(type);
  return {
    kind: 'Table',
    apiVersion,
    metadata,
    columnDefinitions: columns.map(({ name, type: cell = 'string', priority = 0 }) => ({
      name,
      type: cell,
      format: name === 'Name' ? 'name' : '',
      description: '',
      priority,
    })),
    rows: objects.map((object) => ({
      cells: columns.map((column) => column.cell(object) ?? ''),
      ...(include !== 'None' && {
        object:
          include === 'Object' ? object : { kind: 'PartialObjectMetadata', apiVersion, metadata: object.metadata },
      }),
    })),
  };
}
