export type Language = "vi" | "en";
type InBoth<T = string> = Readonly<Record<Language, T>>;

export interface SignIn {
  readonly authorize_url: string;
  readonly token_url: string;
  readonly client_id: string;
}

export interface About {
  readonly is_simulated: boolean;
  readonly today: InBoth;
  readonly max_bytes: number;
  readonly sign_in: SignIn | null;
}

export interface Unit {
  readonly org_unit_key: string;
  readonly name_vi: string;
  readonly name_en: string;
  readonly valid_to: string | null;
  /** whether it is one today */
  readonly is_current: boolean;
}

export interface Account {
  /** null = the office: any unit */
  readonly org_unit_key: string | null;
  readonly units: readonly Unit[];
}

export interface Report {
  readonly form_id: string;
  readonly period_id: string;
  readonly form: InBoth;
  readonly period: InBoth;
  readonly state: "not_due" | "open" | "late_open" | "closed" | "reopened";
  readonly can_send: boolean;
  readonly standing_words: InBoth;
  readonly opens: InBoth;
  readonly due: InBoth;
  readonly closes: InBoth;
}

export interface ReceiptLine {
  readonly address: string;
  readonly receipt_no: number;
  readonly verdict: "accepted" | "rejected";
  readonly error_count: number;
  readonly warning_count: number;
  readonly words: InBoth<{
    readonly subject: string;
    readonly arrived: string;
    readonly timeliness: string | null;
  }>;
}

interface Issue {
  readonly severity: "error" | "warning";
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly words: InBoth<{ readonly found: string; readonly expected: string; readonly remedy: string }>;
}

/** A receipt whole; of a file that was not even read there are only verdict, counts and issues. */
export type Receipt = Pick<ReceiptLine, "verdict" | "error_count" | "warning_count"> & {
  readonly issues: readonly Issue[];
} & (
    | { readonly receipt_no: null }
    | (ReceiptLine & {
        readonly has_marked: boolean;
        readonly is_quarantined: boolean;
        readonly submission_id: string;
        readonly receipt_sha256: string;
        readonly cells_expected: number;
        readonly cells_filled: number;
        readonly resend: InBoth<string | null>;
      })
  );

export interface Owing {
  readonly expected_count: number;
  readonly owing: readonly (Pick<Unit, "name_vi" | "name_en"> & { readonly standing_words: InBoth })[];
}

/** The door's own refusal, in words for people. */
export class Refused extends Error {
  readonly words: InBoth<{ readonly title: string; readonly detail: string }>;
  readonly status: number;
  constructor(status: number, words: Refused["words"]) {
    super(words.en.title);
    this.status = status;
    this.words = words;
  }
}

export interface Door {
  /** throws Refused, or TypeError where the door is not reached */
  ask<T>(path: string): Promise<T>;
  askRaw(path: string): Promise<Response>;
  post<T>(path: string, body: object): Promise<T>;
}

/** The door below an address; `token` is asked for each time, null = none is needed or there is none. */
export function doorAt(api: string, token: () => string | null): Door {
  async function askRaw(path: string, init: RequestInit = {}): Promise<Response> {
    const held = token();
    const headers = held === null ? {} : { authorization: `Bearer ${held}` };
    const answer = await fetch(api + path, { ...init, headers });
    if (answer.ok) return answer;
    throw await refusalFrom(answer);
  }
  return {
    askRaw: (path) => askRaw(path),
    ask: async (path) => (await askRaw(path)).json(),
    post: async (path, body) => (await askRaw(path, { method: "POST", body: JSON.stringify(body) })).json(),
  };
}

/** Whatever is no refusal of the door's, such as a page of a plain web server, counts as not reached. */
async function refusalFrom(answer: Response): Promise<Error> {
  const isProblem = answer.headers.get("content-type")?.startsWith("application/problem+json") === true;
  if (!isProblem) return answer.status === 401 ? new Refused(401, signedOut) : new TypeError("no door");
  return new Refused(answer.status, await answer.json());
}

/** A gateway refuses a token that has run out before the door sees it. */
const signedOut: Refused["words"] = {
  vi: { title: "Phiên đăng nhập đã hết.", detail: "Hãy đăng nhập lại." },
  en: { title: "The sign-in has run out.", detail: "Sign in again." },
};
