import { describe, expect, it } from "vitest";
import { inBlocks } from "../../pipelines/domain/in-blocks.ts";

const nextTurn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe("working in blocks", () => {
  it.each([0, 1, 15, 16, 17, 40])(
    "gives the results of %i items in their order, 16 under way",
    async (count) => {
      let underWay = 0;
      let most = 0;
      const items = Array.from({ length: count }, (_, at) => at);
      const results = await inBlocks(items, 16, async (item, at) => {
        underWay += 1;
        most = Math.max(most, underWay);
        for (let turn = item % 3; turn >= 0; turn -= 1) await nextTurn();
        underWay -= 1;
        return `${item} ${at}`;
      });
      expect(results).toEqual(items.map((item) => `${item} ${item}`));
      expect(most).toBe(Math.min(16, count));
    },
  );

  it.each(["at once", "later"])(
    "throws the first failure (%s) when nothing is under way any more",
    async (when) => {
      const done: number[] = [];
      const work = (item: number): Promise<void> => {
        if (item === 1 && when === "at once") throw new Error("item 1");
        return nextTurn().then(() => {
          if (item === 1 || item === 2) throw new Error(`item ${item}`);
          done.push(item);
        });
      };
      await expect(inBlocks([0, 1, 2, 3, 4], 4, work)).rejects.toThrow("item 1");
      expect(done).toEqual([0, 3]);
    },
  );
});
