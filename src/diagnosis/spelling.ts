/**
 * How many letters differ between two names (insert, delete, replace, two neighbours swapped), for “did you mean”. Capped:
 * names over 63 characters are not compared.
 */
export function distance(a: string, b: string): number {
  if (a.length > 63 || b.length > 63) return a === b ? 0 : 64;
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split('').entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      const swapped = letter === b[j - 1] && a[i - 1] === other ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, swapped));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The names that are close to a wanted one, the closest first; none when all are far. */
export function closest(wanted: string, names: readonly string[], most = 2): readonly string[] {
  return names
    .map((name) => ({ name, far: distance(name.toLowerCase(), wanted.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(wanted.length / 4)) || contains(name, wanted))
    .toSorted((a, b) => a.far - b.far || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ name }) => name);
}

function contains(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 4 && (a.includes(b) || b.includes(a));
}
