import { ApiError, badRequest } from '../api/status.ts';
import { type Fields, isFields } from '../fields.ts';

const rejected = () =>
  new ApiError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});

/**
 * RFC 6902 on a copy.
 * @throws {ApiError} 400 for something that is no patch, 422 for one that does not fit the object, as the real server
 */
export function jsonPatch(document: Fields, patch: unknown): Fields {
  if (!Array.isArray(patch))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    );
  const root = { '': structuredClone(document) as unknown };
  for (const operation of patch) {
    if (!isFields(operation)) throw badRequest('error decoding patch: an operation must be an object');
    run(root, operation);
  }
  if (!isFields(root[''])) throw rejected();
  return root[''];
}

function run(root: Fields, operation: Fields): void {
  const path = pointer(operation['path']);
  switch (operation['op']) {
    case 'add':
      return add(root, path, structuredClone(operation['value']));
    case 'remove':
      return void remove(root, path);
    case 'replace':
      remove(root, path);
      return add(root, path, structuredClone(operation['value']));
    case 'move':
      return add(root, path, remove(root, pointer(operation['from'])));
    case 'copy':
      return add(root, path, structuredClone(read(root, pointer(operation['from']))));
    case 'test':
      if (!same(read(root, path), operation['value'])) throw rejected();
      return;
    default:
      throw rejected();
  }
}

function pointer(text: unknown): string[] {
  if (typeof text !== 'string' || (text !== '' && !text.startsWith('/'))) throw rejected();
  return text.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The place that a path leads to: what holds it, and its last step. */
function place(root: Fields, path: readonly string[]): { holder: Fields | unknown[]; step: string } {
  let holder: unknown = root;
  for (const step of path.slice(0, -1)) holder = child(holder, step);
  if (!isFields(holder) && !Array.isArray(holder)) throw rejected();
  return { holder, step: path.at(-1) ?? '' };
}

function child(holder: unknown, step: string): unknown {
  if (Array.isArray(holder)) return holder[position(step, holder.length - 1)];
  if (isFields(holder) && Object.hasOwn(holder, step)) return holder[step];
  throw rejected();
}

function position(step: string, highest: number): number {
  if (!/^(0|[1-9]\d*)$/.test(step) || Number(step) > highest) throw rejected();
  return Number(step);
}

function read(root: Fields, path: readonly string[]): unknown {
  const { holder, step } = place(root, path);
  return child(holder, step);
}

function add(root: Fields, path: readonly string[], value: unknown): void {
  const { holder, step } = place(root, path);
  if (!Array.isArray(holder)) define(holder, step, value);
  else holder.splice(step === '-' ? holder.length : position(step, holder.length), 0, value);
}

function remove(root: Fields, path: readonly string[]): unknown {
  const { holder, step } = place(root, path);
  const value = child(holder, step);
  if (Array.isArray(holder)) holder.splice(Number(step), 1);
  else delete holder[step];
  return value;
}

/** Sets a field even when a hostile patch calls it `__proto__`. */
export function define(holder: Fields, field: string, value: unknown): void {
  Object.defineProperty(holder, field, { value, writable: true, enumerable: true, configurable: true });
}

/** Equal as JSON; the order of fields does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isFields(a) || !isFields(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
