/** Letters and marks of Unicode Vietnamese that no TCVN3 or VNI text contains, since those use Latin-1 code points only. */
const unicodeVietnamese = /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|[\u0300-\u0323]/;
const beyondAscii = /[\u0080-\uffff]/;

/**
 * Whether the text is in an encoding from before Unicode: a font named ".Vn…" means TCVN3, "VNI-…" means VNI. Plain
 * ASCII reads the same in all of them, and Unicode typed under such a font is still Unicode: neither counts.
 */
export const isLegacyText = (font: string, text: string): boolean =>
  /^(\.Vn|VNI-)/i.test(font) && beyondAscii.test(text) && !unicodeVietnamese.test(text);
