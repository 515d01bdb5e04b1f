import { fontName } from "./write-styles.ts";
import { xmlElement } from "./xml-write.ts";

const font = (size: number, colour: string, marks = ""): string =>
  `<font>${marks}<sz val="${size}"/><color rgb="${colour}"/><name val="${fontName}"/><family val="1"/></font>`;

const wrapped = { vertical: "top", wrapText: 1 } as const;

const rule = (colour: string): string =>
  `<border><left/><right/><top/><bottom style="thin"><color rgb="${colour}"/></bottom><diagonal/></border>`;

/** How the cells of the list look. */
export const cellLooks = {
  title: { font: font(16, "FF1B1D21", "<b/>"), border: null, alignment: { vertical: "center" } },
  line: { font: font(12, "FF1B1D21"), border: null, alignment: { vertical: "top" } },
  heading: { font: font(12, "FF1B1D21", "<b/>"), border: rule("FF1B1D21"), alignment: wrapped },
  text: { font: font(12, "FF1B1D21"), border: rule("FFD9D5CA"), alignment: wrapped },
  link: { font: font(12, "FF0A4F86", "<u/>"), border: rule("FFD9D5CA"), alignment: wrapped },
} as const;

/** A cell format of these parts of the styles, by number. */
export const cellXml = (
  fontId: number,
  borderId: number,
  alignment: Readonly<Record<string, string | number>>,
): string => {
  const numbers = { numFmtId: 0, fontId, fillId: 0, borderId, xfId: 0 };
  const applied = { applyFont: 1, applyBorder: 1, applyAlignment: 1 };
  return xmlElement("xf", { ...numbers, ...applied }, xmlElement("alignment", alignment));
};

/** Not by colour alone, so that it shows on paper too. */
const markLook = (marks: string, colour: string, ground: string): string => {
  const side = (name: string) => `<${name} style="thin"><color rgb="${colour}"/></${name}>`;
  return [
    `<dxf><font>${marks}<color rgb="${colour}"/></font>`,
    `<fill><patternFill patternType="solid"><fgColor rgb="${ground}"/><bgColor rgb="${ground}"/></patternFill></fill>`,
    `<border>${["left", "right", "top", "bottom"].map(side).join("")}</border></dxf>`,
  ].join("");
};

/** Letters, ground and frame of a marked cell, as conditional formats put them over its own look. */
export const markLooks = {
  error: markLook("<b/>", "FF710021", "FFF6D5DA"),
  warning: markLook("<i/>", "FF5C4F00", "FFF7EBB0"),
} as const;
