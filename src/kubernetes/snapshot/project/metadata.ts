import type { Metadata } from '../../../model/object.ts';
import { redactRecord } from '../../../redaction/records.ts';
import { each, pick, texts } from './fields.ts';
import type { Sharing } from './sharing.ts';

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
export function projectMetadata(metadata: unknown, sharing: Sharing): Metadata {
  const { annotations, ownerReferences } = pick(metadata, ['annotations', 'ownerReferences']) ?? {};
  const short = Object.entries(texts(annotations) ?? {}).filter(
    ([key, value]) => key !== lastApplied && value.length <= longestAnnotation,
  );
  const owners = each((reference) => pick(reference, owner))(ownerReferences);
  return {
    ...sharing.fields(pick(metadata, kept)),
    ...(short.length > 0 && { annotations: sharing.of(redactRecord(Object.fromEntries(short))) }),
    ...(owners && { ownerReferences: sharing.of(owners) }),
  } as unknown as Metadata;
}
