/**
 * Runs a task for each item, at most `most` at the same time, in order of the items. Stops starting new ones at the first
 * error, which is thrown once those under way have ended.
 */
export async function inParallel<T>(items: Iterable<T>, most: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failed = false;
  const work = async () => {
    for (let next = queue.next(); !next.done && !failed; next = queue.next()) {
      try {
        await task(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: most }, work));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
}
