import type { Event, PersistentVolumeClaim } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';

/** Why a provisioner, or Kubernetes in its place, did not make a volume. */
export type Refusal = 'class' | 'helper' | 'selector' | 'immediate' | 'node-map' | 'node' | 'mode' | 'space' | 'other';

/** In order: the first that matches explains the message. */
const patterns: readonly (readonly [Refusal, RegExp])[] = [
  ['class', /storageclass\S* "[^"]*" not found/i],
  ['helper', /helper[- ]?pod|process timeout/i],
  ['selector', /selector\b[^.]{0,60}not support|not support[^.]{0,40}selector/i],
  ['immediate', /no node was specified/i],
  ['node-map', /config doesn't contain|no (?:local )?path available|nodePathMap|sharedFileSystemPath/i],
  ['node', /\bnodes? "[^"]*" not found|failed to get (?:target|selected) node|error getting (?:selected|target) node/i],
  [
    'mode',
    /only supports? [^.]{0,60}(?:ReadWriteOnce|access ?mode)|access ?modes?\b[^.]{0,80}(?:not supported|unsupported|invalid)|(?:unsupported|invalid|not support\w*)[^.]{0,40}access ?mode|capabilit\w+[^.]{0,80}not supported|MULTI_NODE_\w+[^.]{0,60}not supported/i,
  ],
  [
    'space',
    /ResourceExhausted|not enough (?:free )?(?:space|storage|capacity)|insufficient (?:space|storage|capacity|free)|no space left|out of (?:disk )?(?:space|capacity)/i,
  ],
];

export interface Failure {
  readonly refusal: Refusal;
  readonly event: Event;
  /** The message without the preamble that names the class. */
  readonly detail: string;
}

/** The last attempt to make a volume for a claim, when it failed. */
export function failureOf(cluster: Cluster, claim: PersistentVolumeClaim): Failure | undefined {
  const event = cluster
    .events('PersistentVolumeClaim', claim)
    .findLast(({ reason }) => reason === 'ProvisioningFailed');
  if (!event) return undefined;
  const message = event.message ?? '';
  const refusal = patterns.find(([, pattern]) => pattern.test(message))?.[0] ?? 'other';
  const detail = message.replace(/^failed to provision volume with StorageClass "[^"]*":\s*/i, '').slice(0, 300) || '—';
  return { refusal, event, detail };
}
