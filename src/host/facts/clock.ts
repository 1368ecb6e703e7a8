import type { HostFacts } from '../../model/host.ts';
import { type Readable, readable, unreadable } from '../../model/readable.ts';

type Clock = HostFacts['clock'] extends Readable<infer T> ? T : never;

/** When, by our clock, the host was asked for its time and when its answer was here. Milliseconds since 1970. */
export interface RoundTrip {
  readonly asked: number;
  readonly answered: number;
}

/**
 * Its time was taken somewhere in the round trip; the middle is the best guess and half of it the largest error. A host
 * whose date knows whole seconds only adds half a second of doubt.
 * @param text what `date +%s.%N` printed: `1795598326.123456789`, or `1795598326.%N` and the like
 */
export function clockOf(text: string, trip: RoundTrip, synchronised: boolean | undefined): Readable<Clock> {
  const [, seconds, fraction] = /^(\d+)(?:\.(\d{1,9}))?/.exec(text) ?? [];
  if (seconds === undefined) return unreadable('invalid', `“${text}” is no time`);
  const whole = fraction === undefined;
  const theirs = Number(seconds) * 1000 + (whole ? 500 : Number(`0.${fraction}`) * 1000);
  const half = (trip.answered - trip.asked) / 2;
  return readable({
    skewMs: Math.round(theirs - (trip.asked + half)),
    uncertaintyMs: Math.ceil(half + (whole ? 500 : 0)),
    ...(synchronised !== undefined && { synchronised }),
  });
}
