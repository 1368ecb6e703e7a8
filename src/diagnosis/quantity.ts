/** Powers of ten and of two by suffix, as Kubernetes writes them. */
const decimal: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  K: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binary: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkKMGTPE]|[KMGTPE]i)?)$/;

/**
 * A Kubernetes quantity as a number of its base unit: cores, bytes or pieces. `500m` is 0.5, `1Gi` is 1073741824, `1e3` is 1000.
 * @returns undefined for anything that is no quantity
 */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const [, digits, exponent, suffix = ''] = (typeof value === 'string' && form.exec(value.trim())) || [];
  if (digits === undefined) return undefined;
  const power = binary[suffix];
  if (power !== undefined) return Number(digits) * 2 ** power;
  // The parser rounds the whole decimal once, where a multiplication would round a second time (0.1 × 1000).
  return Number(`${digits}${exponent ?? `e${decimal[suffix] ?? 0}`}`);
}

/**
 * What the scheduler counts in, always whole: thousandths of a core for `cpu`, bytes or pieces for everything else. Rounded
 * up, as the scheduler does, so that sums are exact.
 */
export function amount(resource: string, value: unknown): number | undefined {
  const number = quantity(value);
  if (number === undefined) return undefined;
  // 0.07 × 1000 is a little more than 70 in binary fractions; no quantity is finer than a billionth.
  return resource === 'cpu' ? Math.ceil(Number((number * 1000).toFixed(6))) : Math.ceil(number);
}

/** An {@link amount} as Kubernetes would write it: `250m`, `2`, `512Mi`, `1.5Gi`. */
export function written(resource: string, value: number): string {
  if (resource === 'cpu') return value % 1000 === 0 ? String(value / 1000) : `${value}m`;
  const isBytes = resource === 'memory' || resource.endsWith('storage') || resource.startsWith('hugepages-');
  if (!isBytes) return String(value);
  const [unit, power] = Object.entries(binary).findLast(([, power]) => Math.abs(value) >= 2 ** power) ?? ['', 0];
  return `${Number((value / 2 ** power).toFixed(1))}${unit}`;
}
