/**
 * Finds a person in free text. "Phones, 9/12-digit ids, birth dates, and an honorific followed by two to four
 * capitalised words are refused" (definition 14). It errs towards refusing: the officer can reword a note, but a
 * name that slipped in can't be taken back.
 */
export type PersonalKind = "phone" | "identity-number" | "birth-date" | "person-name";

export interface PersonalFinding {
  readonly kind: PersonalKind;
  /** the place with the person taken out, e.g. "ông •••": safe to show and store */
  readonly masked: string;
}

const date = String.raw`\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}`;
const anyDate = new RegExp(`(?<!\\d)${date}(?!\\d)`, "gu");

/** Two to four capitalised words; more may follow, the person is found all the same. */
const capitalisedWords = String.raw`\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*){1,3}`;
const honorific = String.raw`ông|bà|anh|chị|đồng\s+chí|đ\s?\/\s?c|mr|mrs|ms|dr`;
/** Phrases that only look like a person: "Bà con Nhân dân", "Bà Mẹ Việt Nam Anh Hùng", "Anh Hùng Lao Động". */
const notAName = String.raw`(?!(?:con|mẹ|em|hùng\s+(?:lao|lực))(?!\p{L}))`;
const honorificAlone = new RegExp(`(?<![\\p{L}\\d])(${honorific})(?![\\p{L}])[\\s.:,(/)]*`, "giu");
const nameAhead = new RegExp(`^${capitalisedWords}`, "u");
const notANameAhead = new RegExp(`^${notAName}`, "iu");

/** "phát sinh ngày 12/3/2023" is about a matter, not a birth. */
const notABirth = "học|phát|vệ|dân|thí|nữ|nam|giáo|môn|sản|tái|hồi|hy|hi|nảy|tân|sơ|nghiên cứu";
const bornOn = new RegExp(
  String.raw`(?<![\p{L}\d])(?<!(?:${notABirth})\s)(sinh(?:\s+(?:vào\s+)?ngày)?|ngày(?:,?\s+tháng,?\s+năm)?\s+sinh|s\.?n|n\.?s|born(?:\s+on)?|date\s+of\s+birth|dob)[\s.:(-]*(?:${date}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})`,
  "iu",
);

/** A run of nine or more digits, written together or in groups. */
const digitRun = /(?<![\p{L}\d.,])(?:\(?\+?\d)(?:[ .\-()]{0,2}\d){8,}(?!\d)/gu;
const identityWord = /(?:cmnd|cccd|căn\s+cước|chứng\s+minh|hộ\s+chiếu|số\s+định\s+danh)\D{0,20}$/iu;

/** The first personal detail in a text, or null. Zero-width marks and full-width digits hide nothing. */
export function findPersonalDetail(text: string): PersonalFinding | null {
  const plain = text.normalize("NFKC").replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "");
  return birthDate(plain) ?? personName(plain) ?? numberOfAPerson(plain);
}

function birthDate(text: string): PersonalFinding | null {
  const found = bornOn.exec(text);
  return found === null ? null : { kind: "birth-date", masked: `${found[1]} •••` };
}

function personName(text: string): PersonalFinding | null {
  for (const found of text.matchAll(honorificAlone)) {
    const rest = text.slice(found.index + found[0].length);
    if (notANameAhead.test(rest) && nameAhead.test(rest)) {
      return { kind: "person-name", masked: `${found[1]} •••` };
    }
  }
  return null;
}

function numberOfAPerson(text: string): PersonalFinding | null {
  const withoutDates = text.replace(anyDate, (found) => "/".repeat(found.length));
  for (const found of withoutDates.matchAll(digitRun)) {
    const kind = kindOfDigits(found[0], withoutDates.slice(0, found.index));
    if (kind !== null) return { kind, masked: "•".repeat(found[0].replace(/\D/g, "").length) };
  }
  return null;
}

function kindOfDigits(run: string, before: string): PersonalKind | null {
  const digits = run.replace(/\D/g, "");
  const groups = run.split(/\D+/).filter((group) => group !== "");
  const isTogether = groups.length === 1;
  const isIdentityLength = digits.length === 9 || digits.length === 12;
  if (identityWord.test(before)) return "identity-number";
  if (isIdentityLength && (isTogether || (digits.length === 12 && digits.startsWith("0")))) {
    return "identity-number";
  }
  return isPhone(run, digits, groups[0]!) ? "phone" : null;
}

/** Ten digits (mobile) or eleven (landline) from 0, or the same with +84 for the 0. A lone leading "0" is a figure of its own. */
function isPhone(run: string, digits: string, firstGroup: string): boolean {
  if (/^\(?\+/.test(run)) return digits.length >= 10 && digits.length <= 13;
  if (digits.startsWith("84") && firstGroup === digits) return digits.length === 11 || digits.length === 12;
  const isLongEnough = digits.length === 10 || digits.length === 11;
  return digits.startsWith("0") && isLongEnough && firstGroup.length >= 3;
}
