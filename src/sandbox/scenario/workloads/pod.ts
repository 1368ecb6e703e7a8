import type { Chain } from '../chain.ts';
import { addPod } from '../pods.ts';
import { type Made, planOf } from './parts.ts';

/** A pod that nothing owns. */
export function pod(chain: Chain): Made {
  const owner = addPod(chain.builder, planOf(chain, { name: chain.name }));
  return { owner, pods: [owner] };
}
