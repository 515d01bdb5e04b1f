import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { takeTurn } from "../../pipelines/steps/take-turn.ts";

const clock = createSettableClock("2023-06-16T02:00:00.000Z");
const newPlace = () => ({ store: createMemoryStore({ clock }), clock, key: "turns/one.json", minutes: 15 });

describe("a turn", () => {
  it("is one's alone, of many who want it at once", async () => {
    const place = newPlace();
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, at) => takeTurn({ ...place, holder: `holder ${at}` })),
    );
    expect(taken.filter((turn) => turn !== null)).toHaveLength(1);
  });

  it("is free again when it is handed back", async () => {
    const place = newPlace();
    const handBack = await takeTurn({ ...place, holder: "one" });
    expect(await takeTurn({ ...place, holder: "other" })).toBeNull();
    await handBack!();
    expect(await takeTurn({ ...place, holder: "other" })).not.toBeNull();
  });

  it("is taken from one who can't be alive any more, and can't be handed back by it", async () => {
    const place = newPlace();
    const late = await takeTurn({ ...place, holder: "one" });
    clock.set("2023-06-16T02:14:59.999Z");
    expect(await takeTurn({ ...place, holder: "other" })).toBeNull();
    clock.set("2023-06-16T02:15:00.000Z");
    expect(await takeTurn({ ...place, holder: "other" })).not.toBeNull();
    await late!();
    expect(await takeTurn({ ...place, holder: "third" })).toBeNull();
  });
});
