import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { basePulls } from './base-image.ts';
import { deadRegistry } from './in-cluster.ts';
import { type Meaning, meaningOf, reasonIn } from './messages.ts';
import { movedTo } from './moved.ts';
import { type Pull, pullsInTrouble, type Said } from './pull.ts';
import { badSecret } from './pull-secret.ts';

/** A pull with the one rule that explains it: of several words in its messages, and of what the cluster shows, one cause. */
export interface FailedPull extends Pull {
  readonly code: string;
  readonly meaning: Meaning | undefined;
  /** The message that decided; the container's state when none did. */
  readonly decisive: Said;
  /** The message without its preambles; the reason alone when there is none. */
  readonly detail: string;
}

const codes: Readonly<Record<Meaning, string>> = {
  malformed: 'I11',
  runtime: 'I15',
  disk: 'I13',
  corrupt: 'I13',
  platform: 'I10',
  withdrawn: 'I2',
  certificate: 'I8',
  'plain-http': 'I9',
  rate: 'I5',
  network: 'I7',
  name: 'I6',
  server: 'I15',
  signature: 'I15',
  refused: 'I3',
  absent: 'I1',
};

const byCode = perCluster((cluster) => Map.groupBy(judged(cluster), (pull) => pull.code));

/** The pulls that the rule of this code explains. */
export function failedPulls(cluster: Cluster, code: string): readonly FailedPull[] {
  return byCode(cluster).get(code) ?? [];
}

function* judged(cluster: Cluster): Iterable<FailedPull> {
  for (const pull of [...pullsInTrouble(cluster), ...basePulls(cluster)]) {
    const state = pull.said[0] as Said;
    const decisive =
      pull.said.find(({ text }) => meaningOf(text, pull.image)) ??
      pull.said.find(({ text }) => reasonIn(text)) ??
      state;
    const meaning = meaningOf(decisive.text, pull.image);
    yield {
      ...pull,
      code: codeOf(cluster, pull, meaning),
      meaning,
      decisive,
      detail: reasonIn(decisive.text) || pull.reason,
    };
  }
}

function codeOf(cluster: Cluster, pull: Pull, meaning: Meaning | undefined): string {
  const stated = byReason(pull.reason, meaning);
  if (stated) return stated;
  const said = meaning ? codes[meaning] : pull.reason === 'RegistryUnavailable' ? 'I15' : 'I16';
  const { registry } = pull.reference;
  if (['I1', 'I7', 'I15', 'I16'].includes(said) && meaning !== 'runtime' && deadRegistry(cluster, registry))
    return 'I14';
  if (['I1', 'I3', 'I16'].includes(said) && movedTo(pull.reference)) return 'I2';
  if (said === 'I3' && badSecret(cluster, pull)) return 'I4';
  if (said === 'I16' && badSecret(cluster, pull)?.problem === 'absent') return 'I4';
  return said;
}

/** Reasons that leave nothing to guess, whatever the message. */
function byReason(reason: string, meaning: Meaning | undefined): string | undefined {
  switch (reason) {
    case 'InvalidImageName':
      return 'I11';
    case 'ErrImageNeverPull':
      return 'I12';
    case 'ImageInspectError':
      return meaning === 'malformed' || meaning === 'disk' || meaning === 'corrupt' ? codes[meaning] : 'I15';
    case 'SignatureValidationFailed':
      return 'I15';
    default:
      return undefined;
  }
}
