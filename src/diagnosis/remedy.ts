import type { Remedy } from '../model/finding.ts';
import type { ObjectRef } from '../model/object.ts';
import type { ProcedureId } from '../model/procedure.ts';
import { shellCommand } from '../model/shell.ts';

/** A command line to type now, each word quoted where a shell would otherwise read something into it. */
export function command(...words: readonly string[]): string {
  // No argument can hold a NUL, and what a cluster holds is hostile: an advice that cannot be typed must not end the diagnosis.
  return shellCommand(...words.map((word) => word.replaceAll('\0', '\uFFFD')));
}

/** `kubectl VERB … -n NAMESPACE KIND/NAME`, the namespace only where the object has one. */
export function kubectl(verb: string | readonly string[], ref: ObjectRef, ...more: readonly string[]): string {
  const namespace = ref.namespace === undefined ? [] : ['-n', ref.namespace];
  return command('kubectl', ...namespace, ...[verb].flat(), `${ref.kind.toLowerCase()}/${ref.name}`, ...more);
}

export function remedy(procedure: ProcedureId, object: ObjectRef, ...commands: readonly string[]): Remedy {
  const namespace: Record<string, string> = object.namespace === undefined ? {} : { namespace: object.namespace };
  return { procedure, parameters: { kind: object.kind, ...namespace, name: object.name }, commands };
}
