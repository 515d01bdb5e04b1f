import { parametersIn } from "../../src/components/console/statement.ts";
import { part } from "../parts.ts";
import { element, facts } from "./page.ts";

/** The values in the fields, by parameter. */
export const valuesShown = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...part("fields").querySelectorAll("input")].map((input) => [input.dataset.name!, input.value]),
  );

/** A field for each parameter of the statement; fields that stand keep their place, so typing is not interrupted. */
export function showFields(sql: string, values: Readonly<Record<string, string>>): void {
  const names = parametersIn(sql);
  part("parameters").hidden = names.length === 0;
  const standing = [...part("fields").querySelectorAll("input")].map((input) => input.dataset.name!);
  if (names.join() !== standing.join()) part("fields").replaceChildren(...names.map(fieldOf));
  for (const input of part("fields").querySelectorAll("input"))
    input.value = values[input.dataset.name!] ?? "";
}

function fieldOf(name: string): HTMLElement {
  const known = facts.queries.flatMap(({ parameters }) => parameters).find((one) => one.name === name);
  const label = element("label", known === undefined ? name : `${name}: ${known[facts.language]}`, {
    for: `set-${name}`,
  });
  const input = element("input", [], { id: `set-${name}`, "data-name": name, autocomplete: "off" });
  return element("div", [label, input], { class: "field" });
}
