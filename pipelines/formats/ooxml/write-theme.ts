import { fontName } from "./write-styles.ts";
import { xmlElement, xmlHeader } from "./xml-write.ts";

const xmlns = "http://schemas.openxmlformats.org/drawingml/2006/main";

const colours: Readonly<Record<string, string>> = {
  dk1: "1B1D21",
  lt1: "FFFFFF",
  dk2: "23487A",
  lt2: "F3F1EA",
  accent1: "23487A",
  accent2: "007487",
  accent3: "7E6E00",
  accent4: "993D00",
  accent5: "710021",
  accent6: "5B3A8C",
  hlink: "0A4F86",
  folHlink: "5B3A8C",
};

const colourXml = ([name, val]: [string, string]): string =>
  xmlElement(`a:${name}`, {}, xmlElement("a:srgbClr", { val }));

const fontXml = (name: string): string =>
  `<a:${name}>${xmlElement("a:latin", { typeface: fontName })}<a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;

const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = xmlElement("a:ln", { w: 9525 }, fill);
const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";

/** The theme part: the project's colours and font. Each list of a format scheme needs three entries, here all alike. */
export function themeXml(): string {
  const elements = [
    `<a:clrScheme name="Thước Đo">${Object.entries(colours).map(colourXml).join("")}</a:clrScheme>`,
    `<a:fontScheme name="Thước Đo">${fontXml("majorFont")}${fontXml("minorFont")}</a:fontScheme>`,
    `<a:fmtScheme name="Thước Đo"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst>`,
    `<a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst>`,
    `<a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`,
  ].join("");
  const theme = xmlElement("a:themeElements", {}, elements);
  return xmlHeader + xmlElement("a:theme", { "xmlns:a": xmlns, name: "Thước Đo" }, theme);
}
