import type { Metadata } from '../../../model/object.ts';
import { redactRecord } from '../../../redaction/records.ts';
import { each, pick, texts } from './fields.ts';

const kept = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'finalizers',
] as const;
const owner = ['apiVersion', 'kind', 'name', 'uid', 'controller'];
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
/** Longer annotations are documents of some tool; what rules read is a word, a name or a number. Characters. */
const longestAnnotation = 512;

/** Without `managedFields` and large annotations, which are most of an object's bytes. */
export function projectMetadata(metadata: unknown): Metadata {
  const { annotations, ownerReferences } = pick(metadata, ['annotations', 'ownerReferences']) ?? {};
  const short = Object.entries(texts(annotations) ?? {}).filter(
    ([key, value]) => key !== lastApplied && value.length <= longestAnnotation,
  );
  const owners = each((reference) => pick(reference, owner))(ownerReferences);
  return {
    ...pick(metadata, kept),
    ...(short.length > 0 && { annotations: redactRecord(Object.fromEntries(short)) }),
    ...(owners && { ownerReferences: owners }),
  } as unknown as Metadata;
}
