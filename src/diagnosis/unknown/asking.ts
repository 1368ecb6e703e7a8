import { type ApiTrouble, apiTrouble } from '../api.ts';
import type { Cluster } from '../cluster.ts';

/** Why the API server as a whole could not be asked for anything; undefined as soon as a single kind could be read. */
export function askingFails(cluster: Cluster): ApiTrouble | undefined {
  const trouble = apiTrouble(cluster);
  if (trouble) return trouble;
  const parts = [...cluster.snapshot.kinds.values()];
  const reasons = parts.flatMap((part) => (part.ok ? [] : [part.unreadable]));
  const [first] = reasons;
  // The version may be told to anybody, so that it was read says nothing about our rights.
  return first && reasons.length === parts.length && reasons.length >= 3 ? { ...first, side: 'client' } : undefined;
}
