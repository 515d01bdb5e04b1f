/** Applies `work` to every item, at most `size` at a time, results in order. */
export async function inBlocks<T, R>(
  items: readonly T[],
  size: number,
  work: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += size) {
    const block = items.slice(from, from + size);
    results.push(...(await Promise.all(block.map((item, nth) => work(item, from + nth)))));
  }
  return results;
}
