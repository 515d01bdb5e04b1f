/**
 * Applies `work` to every item, at most `size` at a time, results in order. It throws what the first failed item threw,
 * and only when none is under way any more: nothing is written behind the back of whoever tries again.
 */
export async function inBlocks<T, R>(
  items: readonly T[],
  size: number,
  work: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += size) {
    const block = items.slice(from, from + size);
    const settled = await Promise.allSettled(block.map(async (item, nth) => work(item, from + nth)));
    for (const outcome of settled) {
      if (outcome.status === "rejected") throw outcome.reason;
      results.push(outcome.value);
    }
  }
  return results;
}
