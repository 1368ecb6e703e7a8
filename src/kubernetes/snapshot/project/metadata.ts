import { redactRecord } from '../../../redaction/records.ts';
import { all, each, isFields, plain, record, shared, sharedAs } from './fields.ts';
import type { Sharing } from './sharing.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
/** Longer annotations are documents of some tool; what rules read is a word, a name or a number. Characters. */
const longestAnnotation = 512;

const fields = record({
  ...all(plain, 'name', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp'),
  ...all(plain, 'deletionTimestamp', 'deletionGracePeriodSeconds'),
  ...all(shared, 'labels', 'finalizers'),
  annotations,
  ownerReferences: sharedAs(each(record(all(plain, 'apiVersion', 'kind', 'name', 'uid', 'controller')))),
});

/** Without `managedFields` and large annotations, which are most of an object's bytes. Empty for what is none. */
export function projectMetadata(metadata: unknown, known: Sharing): Record<string, unknown> {
  return fields(metadata, known) ?? {};
}

function annotations(value: unknown, known: Sharing): unknown {
  if (!isFields(value)) return undefined;
  const short = Object.entries(value).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1].length <= longestAnnotation && entry[0] !== lastApplied,
  );
  return short.length > 0 ? known.of(redactRecord(Object.fromEntries(short))) : undefined;
}
