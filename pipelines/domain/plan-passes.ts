/** Receipts whose observations an engine takes at once: what is more is built in several passes, so that memory stays bounded. */
export const receiptsInAPass = 5_000;

/** The items in order, in as few passes as their receipts allow; an item is never divided. */
export function passesOf<Item>(
  items: readonly Item[],
  receiptsOf: (item: Item) => number,
): readonly (readonly Item[])[] {
  const passes: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const receipts = receiptsOf(item);
    if (receipts > room || passes.length === 0) {
      passes.push([]);
      room = receiptsInAPass;
    }
    passes.at(-1)!.push(item);
    room -= receipts;
  }
  return passes;
}
