import { partXmlns, xmlElement, xmlHeader, xmlText } from "./xml-write.ts";

/** The texts of a workbook, each kept once: Excel itself moves inline texts here when it saves. */
export interface StringTable {
  /** number by which a cell refers to the text */
  indexOf(text: string): number;
  /** the shared strings part of all texts asked for so far */
  xml(): string;
}

/** An empty string table. */
export function createStringTable(): StringTable {
  const indexByText = new Map<string, number>();
  let uses = 0;
  return {
    indexOf(text) {
      uses++;
      const index = indexByText.get(text) ?? indexByText.size;
      indexByText.set(text, index);
      return index;
    },
    xml() {
      const items = [...indexByText.keys()].map(
        (text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`,
      );
      return (
        xmlHeader +
        xmlElement("sst", { ...partXmlns, count: uses, uniqueCount: items.length }, items.join(""))
      );
    },
  };
}
