import type { ResourceType } from '../api/resources.ts';
import { age } from './cells.ts';
import { clusterColumns } from './cluster-columns.ts';
import type { Column } from './column.ts';
import { jsonPath } from './json-path.ts';
import { networkColumns } from './network-columns.ts';
import { podColumns } from './pod-columns.ts';
import { workloadColumns } from './workload-columns.ts';

const name: Column = { name: 'Name', cell: (object) => object.metadata.name };
const created: Column = { name: 'Age', cell: (object) => age(object.metadata.creationTimestamp) };

/** Columns between Name and Age, as the real printers have them. */
const printers: Readonly<Record<string, readonly Column[]>> = {
  Pod: podColumns,
  ...workloadColumns,
  ...networkColumns,
  ...clusterColumns,
};

/** Events and jobs have their own order; all other kinds begin with Name and have Age before the wide columns. */
export function columnsFor(type: ResourceType): readonly Column[] {
  if (type.kind === 'Event' && type.group === '') return printers['Event'] ?? [];
  const own = type.custom ? customColumns(type) : (printers[type.kind] ?? []);
  if (own.some((column) => column.name === 'Age')) return [name, ...own];
  return [name, ...own.filter((column) => !column.priority), created, ...own.filter((column) => column.priority)];
}

function customColumns(type: ResourceType): Column[] {
  return (type.columns ?? []).map((column) => ({
    name: column.name,
    type: column.type,
    priority: column.priority,
    cell: (object) => {
      const value = jsonPath(object, column.jsonPath);
      return column.type === 'date' && value ? age(value) : value;
    },
  }));
}
