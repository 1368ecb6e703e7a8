import { type Fields, isFields } from '../fields.ts';
import { define } from './json-patch.ts';

/** RFC 7396: fields of the patch win, null removes, lists are replaced. */
export function mergePatch(document: Fields, patch: Fields): Fields {
  const result: Fields = { ...document };
  for (const [field, value] of Object.entries(patch)) {
    const before = Object.hasOwn(result, field) ? result[field] : undefined;
    if (value === null) delete result[field];
    else if (isFields(value)) define(result, field, mergePatch(isFields(before) ? before : {}, value));
    else define(result, field, value);
  }
  return result;
}
