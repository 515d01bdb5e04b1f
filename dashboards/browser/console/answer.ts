import { mostDrawn, quickChart } from "../../src/components/console/quick-chart.ts";
import { part } from "../parts.ts";
import type { Answer } from "./engine.ts";
import { element, numberText, say } from "./page.ts";

const firstRows = 200;

export const clearAnswer = (): void => {
  part("answer").hidden = true;
};

/** The rows as a table, of many the first, and what a chart may be drawn of. */
export function showAnswer(answer: Answer): void {
  part("answer").hidden = false;
  showRows(answer, firstRows);
  const more = part<HTMLButtonElement>("all-rows");
  more.hidden = answer.rows.length <= firstRows;
  more.textContent = say("all-rows", { n: numberText(answer.rows.length) });
  more.onclick = () => {
    showRows(answer, answer.rows.length);
    more.hidden = true;
    part("rows").focus();
  };
  offerChart(answer);
}

function showRows({ columns, rows }: Answer, count: number): void {
  const classOf = (at: number): Record<string, string> => (columns[at]!.isNumeric ? { class: "n" } : {});
  const heads = columns.map(({ name }, at) => element("th", name, { scope: "col", ...classOf(at) }));
  const body = rows.slice(0, count).map((row) =>
    element(
      "tr",
      row.map((cell, at) => element("td", cell ?? "", classOf(at))),
    ),
  );
  const table = element("table", [element("thead", [element("tr", heads)]), element("tbody", body)]);
  part("rows").replaceChildren(table);
}

/** The choices of a chart: any column to name rows by, any number to draw. */
function offerChart(answer: Answer): void {
  const [kind, label, value] = (["kind", "label", "value"] as const).map((name) =>
    part<HTMLSelectElement>(`chart-${name}`),
  ) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement];
  const names = answer.columns.map(({ name }, at) => ({ name, at }));
  const numbers = names.filter(({ at }) => answer.columns[at]!.isNumeric);
  label.replaceChildren(...names.map(({ name, at }) => new Option(name, String(at))));
  value.replaceChildren(...numbers.map(({ name, at }) => new Option(name, String(at))));
  const likely = numbers.find(({ name }) => name === "value") ?? numbers[0];
  value.value = String(likely?.at ?? "");
  kind.disabled = numbers.length === 0 || answer.rows.length === 0;
  if (kind.disabled) kind.value = "none";
  const draw = (): void => drawChart(answer, kind.value, Number(label.value), Number(value.value));
  for (const select of [kind, label, value]) select.onchange = draw;
  draw();
}

function drawChart({ columns, rows }: Answer, kind: string, label: number, value: number): void {
  const frame = part("chart");
  frame.hidden = kind === "none";
  frame.replaceChildren();
  if (kind !== "bar" && kind !== "line") return;
  const facts = { label: columns[label]!.name, value: columns[value]!.name, n: numberText(rows.length) };
  const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));
  const chart = {
    ...({ kind, labels: rows.map((row) => row[label] ?? "") } as const),
    values: rows.map((row) => numberOf(row[value] ?? null)),
    valueText: (shown: number) => numberText(shown),
    sentence: say("chart-sentence", facts),
  };
  frame.innerHTML = quickChart(chart, Math.max(280, Math.min(800, frame.clientWidth)));
  if (rows.length > mostDrawn[kind])
    frame.append(
      element("p", say("chart-cut", { n: numberText(mostDrawn[kind]) }), { class: "quiet small" }),
    );
}
