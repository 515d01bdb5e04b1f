import { type CellStyle, unlockedStyles } from "../../domain/workbook-spec.ts";
import { partXmlns, type XmlAttributes, xmlElement, xmlHeader, xmlList } from "./xml-write.ts";

/** Official reports are set in Times New Roman (Decree 30/2020/NĐ-CP, appendix I). */
export const fontName = "Times New Roman";

const ink = "FF1B1D21";
const ink2 = "FF4D525A";
const surface = "FFF3F1EA";
const band = "FF23487A";
const line = "FFD9D5CA";
const controlLine = "FF83868B";

interface Look {
  readonly font: keyof typeof fonts;
  readonly fill: keyof typeof fills;
  readonly border: keyof typeof borders;
  readonly alignment: XmlAttributes;
  /** 0 = General, 49 = text: what is typed stays as typed */
  readonly formatId?: 0 | 49;
}

const font = (size: number, colour: string, marks = ""): string =>
  xmlElement(
    "font",
    {},
    `${marks}${xmlElement("sz", { val: size })}${xmlElement("color", { rgb: colour })}${xmlElement("name", { val: fontName })}${xmlElement("family", { val: 1 })}`,
  );

const fonts = {
  body: font(12, ink),
  title: font(16, ink, "<b/>"),
  heading: font(12, "FFFFFFFF", "<b/>"),
  quiet: font(11, ink2),
  note: font(11, ink2, "<i/>"),
} as const;

const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

/** The first two are reserved: Excel overrides whatever else stands there. */
const fills = {
  none: '<fill><patternFill patternType="none"/></fill>',
  reserved: '<fill><patternFill patternType="gray125"/></fill>',
  surface: solid(surface),
  band: solid(band),
} as const;

const box = (colour: string): string => {
  const sides = ["left", "right", "top", "bottom"].map((side) =>
    xmlElement(side, { style: "thin" }, xmlElement("color", { rgb: colour })),
  );
  return `<border>${sides.join("")}<diagonal/></border>`;
};

const borders = {
  none: "<border><left/><right/><top/><bottom/><diagonal/></border>",
  line: box(line),
  control: box(controlLine),
} as const;

const wrapped = { vertical: "center", wrapText: 1 } as const;

const looks: Readonly<Record<CellStyle, Look>> = {
  title: { font: "title", fill: "none", border: "none", alignment: { vertical: "center" } },
  heading: { font: "heading", fill: "band", border: "line", alignment: { ...wrapped, horizontal: "center" } },
  label: { font: "body", fill: "surface", border: "line", alignment: wrapped },
  code: { font: "quiet", fill: "surface", border: "line", alignment: { vertical: "center" }, formatId: 49 },
  unit: { font: "quiet", fill: "surface", border: "line", alignment: wrapped },
  note: { font: "note", fill: "none", border: "none", alignment: { vertical: "top", wrapText: 1 } },
  locked: { font: "body", fill: "surface", border: "line", alignment: wrapped },
  input: {
    font: "body",
    fill: "none",
    border: "control",
    alignment: { vertical: "center", horizontal: "right" },
  },
  inputText: { font: "body", fill: "none", border: "control", alignment: wrapped, formatId: 49 },
};

const styleNames = Object.keys(looks) as CellStyle[];

/** Number of a style's cell format; 0 is the plain one of cells that are not written. */
export const formatIndex = (style: CellStyle): number => styleNames.indexOf(style) + 1;

/** The styles part: one cell format for each style. */
export function stylesXml(): string {
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
  const plainCell = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  const content = [
    xmlList("fonts", Object.values(fonts)),
    xmlList("fills", Object.values(fills)),
    xmlList("borders", Object.values(borders)),
    xmlList("cellStyleXfs", [plain]),
    xmlList("cellXfs", [plainCell, ...styleNames.map(cellFormatXml)]),
    xmlList("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  ].join("");
  return xmlHeader + xmlElement("styleSheet", partXmlns, content);
}

function cellFormatXml(style: CellStyle): string {
  const look = looks[style];
  const attributes = {
    numFmtId: look.formatId ?? 0,
    fontId: Object.keys(fonts).indexOf(look.font),
    fillId: Object.keys(fills).indexOf(look.fill),
    borderId: Object.keys(borders).indexOf(look.border),
    xfId: 0,
    applyNumberFormat: 1,
    applyFont: 1,
    applyFill: 1,
    applyBorder: 1,
    applyAlignment: 1,
    applyProtection: 1,
  };
  const protection = xmlElement("protection", { locked: unlockedStyles.has(style) ? 0 : 1 });
  return xmlElement("xf", attributes, xmlElement("alignment", look.alignment) + protection);
}
