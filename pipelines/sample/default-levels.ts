import type { Catalogue, Indicator } from "../domain/catalogue.ts";
import { between, type Chance } from "./chance.ts";
import type { Level } from "./sample-data.ts";

/** A plausible level for a figure of which nothing was said: by what is measured, and its size by chance. */
export function defaultLevel(
  indicator: Indicator,
  part: Level["part"],
  { programme }: Catalogue,
  chance: Chance,
): Level {
  const drawn = chance("level", indicator.indicator_id, part);
  const [first, last] = part === "share" ? sharePath(indicator, drawn) : sizePath(indicator, part, drawn);
  return {
    indicator_id: indicator.indicator_id,
    part,
    audience: null,
    org_unit_key: null,
    basis: indicator.measure === "flag" ? "flat" : "each",
    of: null,
    path: [
      { on: programme.starts_on, value: first },
      { on: programme.ends_on, value: last },
    ],
    seasons: [],
    spread: null,
  };
}

/** What should rise begins in the sixties and ends in the eighties or nineties, per cent. */
function sharePath({ direction }: Indicator, drawn: number): readonly [number, number] {
  const [low, high] = [between(55, 72, drawn), between(80, 97, drawn)];
  if (direction === "none") return [high, high];
  return direction === "higher" ? [low, high] : [100 - low, 100 - high];
}

function sizePath(
  { measure, flow_or_stock }: Indicator,
  part: Level["part"],
  drawn: number,
): readonly [number, number] {
  if (measure === "flag") return [1, 1];
  if (measure === "money" || measure === "quantity")
    return [between(40, 400, drawn), between(50, 450, drawn)];
  const size = part === "denominator" ? between(20, 300, drawn) : between(3, 40, drawn * drawn);
  return flow_or_stock === "stock" ? [size, size * 1.1] : [size, size * 1.2];
}
