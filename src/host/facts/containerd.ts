import { z } from 'zod';
import type { HostFacts } from '../../model/host.ts';
import type { Readable } from '../../model/readable.ts';
import type { Section } from './section.ts';

type Containerd = HostFacts['containerd'] extends Readable<infer T> ? T : never;

const info = z.object({
  status: z.object({
    conditions: z.array(
      z.object({
        type: z.string(),
        status: z.boolean(),
        reason: z.string().optional(),
        message: z.string().optional(),
      }),
    ),
  }),
});

/**
 * Whether containerd answers over CRI, as the kubelet asks it. That crictl fails is an answer too, so its status is printed
 * and not returned; only where it cannot be asked at all is the part unreadable.
 */
export const containerd: Section<Containerd> = {
  name: 'containerd',
  script: `if [ -x "$k3s" ]; then set -- "$k3s" crictl info; else set -- crictl info; fi
output=$(as_root 8 "$@" 2>&1); status=$?
case $status in 126|127) printf '%s\\n' "$output" >&2; return $status ;; esac
case $output in *sudo:*) printf '%s\\n' "$output" >&2; return 77 ;; esac
if [ $status = 77 ]; then printf '%s\\n' "$output" >&2; return 77; fi
printf 'status %s\\n%s\\n' $status "$output" | head -c 60000`,
  parse(output) {
    const [, status = '', text = ''] = /^\s*status (\d+)\n([^]*)$/.exec(output) ?? [];
    if (status === '0') return { answering: true, detail: conditionsOf(text) };
    const late = ['124', '137', '143'].includes(status);
    const detail = late ? 'no answer within 8 s' : (text.trim().split('\n').at(-1) ?? '').slice(0, 500);
    return { answering: false, detail };
  },
};

/** `RuntimeReady=true, NetworkReady=false NetworkPluginNotReady cni plugin not initialized`. */
function conditionsOf(text: string): string {
  const { status } = info.parse(JSON.parse(text.slice(text.search(/^\{/m))));
  return status.conditions
    .map((condition) =>
      [`${condition.type}=${condition.status}`, condition.reason, condition.message].filter(Boolean).join(' '),
    )
    .join(', ');
}
