import type { ValidationRule, ValidationSpec } from "../../domain/workbook-spec.ts";
import { type XmlAttributes, xmlElement, xmlList, xmlText } from "./xml-write.ts";

/** The data validations of a sheet, or nothing where it has none. */
export const validationsXml = (validations: readonly ValidationSpec[]): string =>
  xmlList("dataValidations", validations.map(validationXml));

function validationXml({ ranges, rule, prompt, error }: ValidationSpec): string {
  const { attributes, formulas } = ruleXml(rule);
  const messages = {
    allowBlank: 1,
    showInputMessage: prompt === undefined ? undefined : 1,
    showErrorMessage: error === undefined ? undefined : 1,
    errorStyle: error?.severity === "warning" ? "warning" : undefined,
    errorTitle: error?.title,
    error: error?.text,
    promptTitle: prompt?.title,
    prompt: prompt?.text,
  };
  return xmlElement("dataValidation", { ...attributes, ...messages, sqref: ranges.join(" ") }, formulas);
}

function ruleXml(rule: ValidationRule): { attributes: XmlAttributes; formulas: string } {
  switch (rule.kind) {
    case "any":
      return { attributes: {}, formulas: "" };
    case "list":
      return { attributes: { type: "list" }, formulas: formula(1, quoted(rule.choices.join(","))) };
    case "named-list":
      return { attributes: { type: "list" }, formulas: formula(1, rule.name) };
    default: {
      const { operator, bounds } = boundsOf(rule.minimum, rule.maximum);
      const formulas = bounds.map((bound, index) => formula(index + 1, String(bound))).join("");
      return { attributes: { type: rule.kind, operator }, formulas };
    }
  }
}

const formula = (position: number, text: string): string =>
  `<formula${position}>${xmlText(text)}</formula${position}>`;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** More than any DECIMAL(18,4) holds: "a number, whatever its size". */
const widest = 1e15;

function boundsOf(
  minimum: number | null,
  maximum: number | null,
): { operator: string; bounds: readonly number[] } {
  if (minimum !== null && maximum !== null) return { operator: "between", bounds: [minimum, maximum] };
  if (minimum !== null) return { operator: "greaterThanOrEqual", bounds: [minimum] };
  if (maximum !== null) return { operator: "lessThanOrEqual", bounds: [maximum] };
  return { operator: "between", bounds: [-widest, widest] };
}
