import type { Language } from "../domain/issue-text.ts";

/** What officials write in words, in the language of a programme's forms. */
export const words: Readonly<
  Record<
    Language,
    {
      readonly zeros: readonly string[];
      readonly estimated: string;
      readonly notApplicable: string;
      /** before a number: more than that, which is no number */
      readonly vaguely: string;
      /** in the note of a file that is sent once more, so that it is another file */
      readonly sentAgain: string;
    }
  >
> = {
  vi: {
    zeros: ["không phát sinh", "-", "không"],
    estimated: "ước",
    notApplicable: "không áp dụng",
    vaguely: "hơn",
    sentAgain: "Gửi lại báo cáo",
  },
  en: {
    zeros: ["nil", "-", "none"],
    estimated: "approx.",
    notApplicable: "not applicable",
    vaguely: "over",
    sentAgain: "Report sent again",
  },
};
