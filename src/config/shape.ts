import { z } from 'zod';

/** A schema without its wrappers, and what they said. */
export interface Bare {
  readonly schema: z.ZodType;
  readonly description: string;
  readonly required: boolean;
  readonly fallback: unknown;
}

/** Takes optional and default off a schema. */
export function bare(wrapped: z.ZodType): Bare {
  let schema = wrapped;
  let required = true;
  let fallback: unknown;
  const description = wrapped.description ?? '';
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    required = false;
    if (schema instanceof z.ZodDefault) fallback = schema.def.defaultValue;
    schema = schema.unwrap() as z.ZodType;
  }
  return { schema, description: description || (schema.description ?? ''), required, fallback };
}

/** The schema of what stands under a path, names of map entries and numbers of list items included. */
export function schemaAt(root: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let at: z.ZodType | undefined = root;
  for (const step of path) {
    const { schema } = bare(at);
    if (schema instanceof z.ZodObject) at = schema.shape[String(step)] as z.ZodType | undefined;
    else if (schema instanceof z.ZodRecord) at = schema.valueType as z.ZodType;
    else if (schema instanceof z.ZodArray) at = schema.element as z.ZodType;
    else return undefined;
    if (!at) return undefined;
  }
  return at;
}

/** Fields that an object schema knows; none for other schemas. */
export function fieldsOf(schema: z.ZodType | undefined): readonly string[] {
  if (!schema) return [];
  const inner = bare(schema).schema;
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}
