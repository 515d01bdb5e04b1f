import type { CellMark } from "../../domain/mark.ts";
import { removal, type XmlEdit, type XmlOutline, type XmlSpan } from "./xml-edit.ts";
import { xmlElement, xmlText } from "./xml-write.ts";

/** Stands in the formula of our conditional formats, which is always true, and tells them when they come back. */
const signs = { error: "thuocdo:error", warning: "thuocdo:warning" } as const;
const formulaOf = (severity: CellMark["severity"]): string => `"${signs[severity]}"<>""`;

const formatPath = "worksheet/conditionalFormatting";
const rulePath = `${formatPath}/cfRule`;

const isOurs = ({ start, end }: XmlSpan, { text }: XmlOutline): boolean => {
  const rule = text.slice(start, end);
  return Object.values(signs).some((sign) => rule.includes(sign));
};

/** The conditional formats of marked cells, of the two first priorities. */
export function markFormatsXml(
  marksByCell: ReadonlyMap<string, readonly CellMark[]>,
  formats: Readonly<Record<CellMark["severity"], number>>,
): string {
  const cells = Map.groupBy(marksByCell.keys(), (cell) => severityOf(marksByCell.get(cell)!));
  return (["error", "warning"] as const)
    .filter((severity) => cells.has(severity))
    .map((severity, index) => {
      const attributes = { type: "expression", dxfId: formats[severity], priority: index + 1 };
      const rule = xmlElement("cfRule", attributes, `<formula>${xmlText(formulaOf(severity))}</formula>`);
      return xmlElement("conditionalFormatting", { sqref: cells.get(severity)!.join(" ") }, rule);
    })
    .join("");
}

/** A cell with errors and warnings shows as one with errors. */
const severityOf = (marks: readonly CellMark[]): CellMark["severity"] =>
  marks.some(({ severity }) => severity === "error") ? "error" : "warning";

/** Edits that take out what an earlier round put in; some programs put rules over the same cells into one element. */
export function oldFormatCuts(outline: XmlOutline): XmlEdit[] {
  const rulesOf = new Map<XmlSpan, XmlSpan[]>();
  let rules: XmlSpan[] = [];
  for (const span of outline.spans) {
    if (span.path === rulePath) rules.push(span);
    if (span.path !== formatPath) continue;
    rules = [];
    rulesOf.set(span, rules);
  }
  return [...rulesOf].flatMap(([format, inside]) => {
    const ours = inside.filter((rule) => isOurs(rule, outline));
    return ours.length > 0 && ours.length === inside.length ? [removal(format)] : ours.map(removal);
  });
}

/** Edits that move the priorities of other rules, those in extensions too, behind 1 and 2 where they begin before. */
export function priorityEdits(outline: XmlOutline): XmlEdit[] {
  const tags = outline.spans
    .filter((span) => span.path === rulePath && !isOurs(span, outline))
    .map(({ start, innerStart }) => ({ start, end: innerStart }));
  const extensions = outline.spans.filter(({ path }) => path === "worksheet/extLst");
  const places = [...tags, ...extensions].flatMap(({ start, end }) =>
    prioritiesIn(outline.text.slice(start, end)).map(([from, to]) => ({
      start: start + from,
      end: start + to,
    })),
  );
  const priorities = places.map(({ start, end }) => Number(outline.text.slice(start, end)));
  const lowest = priorities.reduce((least, priority) => Math.min(least, priority), Number.POSITIVE_INFINITY);
  const shift = 3 - lowest;
  return shift <= 0
    ? []
    : places.map((place, index) => ({ ...place, by: String(priorities[index]! + shift) }));
}

/** Where the numbers stand. */
const prioritiesIn = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(/<(?:[\w.-]+:)?cfRule\b[^>]*?\spriority\s*=\s*["'](\d+)["']/dg)].map(
    ({ indices }) => indices![1]!,
  );
