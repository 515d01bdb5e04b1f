import { isLegacyText } from "./legacy-font.ts";
import type { XmlElement } from "./xml.ts";

/** A string item: its runs joined, without phonetic runs. */
export interface RichText {
  readonly text: string;
  /** the part of the text that has the font of its cell */
  readonly inheritedText: string;
  /** a font of an old encoding that a run of the text uses */
  readonly legacyFont: string | null;
}

export interface RichTextCollector {
  open(element: XmlElement): void;
  text(text: string, path: readonly string[]): void;
  /** characters collected so far */
  length(): number;
  /** the collected item; the next one starts empty */
  take(): RichText;
}

/** Collects the `t` elements of one string item (`si` or `is`). */
export function createRichTextCollector(): RichTextCollector {
  let text = "";
  let inheritedText = "";
  let legacyFont: string | null = null;
  let runFont: string | null = null;
  return {
    open({ name, attribute }) {
      if (name === "r" || name === "rPh") runFont = null;
      if (name === "rFont") runFont = attribute("val") ?? null;
    },
    text(characters, path) {
      if (path.at(-1) !== "t" || path.includes("rPh")) return;
      text += characters;
      if (runFont === null) inheritedText += characters;
      else if (isLegacyText(runFont, characters)) legacyFont ??= runFont;
    },
    length: () => text.length,
    take() {
      const item = { text: textFromEscapes(text), inheritedText, legacyFont };
      text = "";
      inheritedText = "";
      legacyFont = null;
      runFont = null;
      return item;
    },
  };
}

/** `_x000D_` is how a workbook writes a character that XML can't hold; those no text should hold (NUL, bells) stay as written. */
export function textFromEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (written, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(character) ? character : written;
  });
}
