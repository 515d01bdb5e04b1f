import * as z from "zod";

export const functionNames = ["accept", "keep-windows", "build", "publish", "remind", "door"] as const;
/** A function is the folder of its handler: `functions/<name>/handler.ts`. */
export type FunctionName = (typeof functionNames)[number];

const sizeSchema = z.strictObject({
  memory_mb: z.int().min(128).max(10_240),
  timeout_seconds: z.int().min(3).max(900),
  /** of its folder for temporary files */
  disk_mb: z.int().min(512).max(10_240),
});
export type FunctionSize = z.output<typeof sizeSchema>;

/** Who may see the site: people with an account, or whoever comes from some addresses (IPv4, as 203.0.113.0/24). */
const accessSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("accounts"),
    /** the public half of the key that signs the site's cookies, PEM; null until there is one, and the site stays shut */
    cookie_key: z.string().startsWith("-----BEGIN PUBLIC KEY-----").nullable(),
  }),
  z.strictObject({ kind: z.literal("addresses"), ranges: z.array(z.cidrv4()).min(1) }),
]);

const stageSchema = z.strictObject({
  stage: z.enum(["dev", "production", "emulator"]),
  /** stands in the name of every resource, so that one account can hold several */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,15}$/, "must be 2 to 16 characters of a-z and 0-9, a letter first"),
  architecture: z.enum(["x64", "arm64"]),
  data: z.strictObject({
    /** what becomes of the buckets when their stack is destroyed */
    removal: z.enum(["retain", "destroy"]),
    /** nobody, whatever their role, may remove or replace what was received, answered or closed */
    facts_are_kept: z.boolean(),
    /** for so long a received file or a receipt can't be removed for good (Object Lock, governance); null = no lock */
    lock_days: z.int().min(1).max(36_500).nullable(),
  }),
  /** whose key signs the forms' codes: the published sample key, so that everything is simulated, or a secret of the stage */
  form_key: z.enum(["sample", "secret"]),
  functions: z.strictObject(
    Object.fromEntries(functionNames.map((name) => [name, sizeSchema])) as Record<
      FunctionName,
      typeof sizeSchema
    >,
  ),
  /** a message not finished is given again after so many times its function's timeout */
  visibility_factor: z.number().min(1).max(6),
  /** uploads answered at the same time, at most, so that the door is never starved */
  accept_at_once: z.int().min(2).max(1000),
  /** a reserved concurrency of one for the keeper; new accounts have too little to reserve any */
  keeper_alone: z.boolean(),
  schedules: z.strictObject({
    keep_windows: z.string().regex(/^(rate|cron)\(.+\)$/),
    remind: z.string().regex(/^(rate|cron)\(.+\)$/),
  }),
  athena: z.strictObject({
    /** a ledger with more receipts than this is built by Athena */
    above_receipts: z.int().min(0),
    /** the most that one question of an analyst may scan */
    scan_limit_mb: z.int().min(10),
    keeps_named_queries: z.boolean(),
  }),
  access: accessSchema,
  /** the site's own name, with its certificate of us-east-1; null = the name that CloudFront gives */
  domain: z
    .strictObject({ name: z.hostname(), certificate_arn: z.string().startsWith("arn:aws:acm:us-east-1:") })
    .nullable(),
  /** from where the site can be reached at all, ISO 3166 */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  /** whether alarms and a budget tell somebody */
  is_watched: z.boolean(),
  /** both: what everybody may see is published beside what leaders see, in the data bucket */
  edition: z.enum(["leadership", "both"]),
  /** where alarms and the budget's notices go; null = to the topic only */
  alarm_address: z.email().nullable(),
  log_retention_days: z.literal([1, 7, 30, 90, 180, 365]),
  monthly_budget_usd: z.number().positive(),
});
export type Stage = z.output<typeof stageSchema>;

const size = (memory_mb: number, timeout_seconds: number, disk_mb = 512): FunctionSize => ({
  memory_mb,
  timeout_seconds,
  disk_mb,
});

const production = {
  stage: "production",
  name: "production",
  architecture: "arm64",
  data: { removal: "retain", facts_are_kept: true, lock_days: 3650 },
  form_key: "secret",
  functions: {
    accept: size(1024, 60),
    "keep-windows": size(1024, 300),
    build: size(3008, 900, 2048),
    publish: size(3008, 900, 2048),
    remind: size(512, 60),
    door: size(1024, 29),
  },
  visibility_factor: 6,
  accept_at_once: 5,
  keeper_alone: false,
  schedules: {
    // windows end at a full hour, and may be closed a quarter of an hour later
    keep_windows: "cron(16 * * * ? *)",
    remind: "cron(0 8 ? * MON-FRI *)",
  },
  athena: { above_receipts: 20_000, scan_limit_mb: 1024, keeps_named_queries: true },
  access: { kind: "accounts", cookie_key: null },
  domain: null,
  countries: ["VN"],
  is_watched: true,
  edition: "leadership",
  alarm_address: null,
  log_retention_days: 90,
  monthly_budget_usd: 10,
} as const satisfies z.input<typeof stageSchema>;

const stages: Readonly<Record<Stage["stage"], z.input<typeof stageSchema>>> = {
  production,
  dev: {
    ...production,
    stage: "dev",
    name: "dev",
    data: { removal: "destroy", facts_are_kept: false, lock_days: null },
    form_key: "sample",
    log_retention_days: 7,
    monthly_budget_usd: 5,
  },
  // what `npm run test:deploy` deploys: the same stacks, without what no emulator plays
  emulator: {
    ...production,
    stage: "emulator",
    name: "emulator",
    architecture: "x64",
    data: { removal: "retain", facts_are_kept: true, lock_days: null },
    form_key: "sample",
    // a message that fails five times is given up within two minutes
    functions: { ...production.functions, accept: size(1024, 20) },
    visibility_factor: 1,
    // the test calls the keeper itself until it says otherwise
    schedules: { ...production.schedules, keep_windows: "cron(0 0 1 1 ? 2099)" },
    athena: { ...production.athena, keeps_named_queries: false },
    access: { kind: "addresses", ranges: ["127.0.0.1/32"] },
    // no emulator plays budgets, or alarms on sums
    is_watched: false,
    log_retention_days: 1,
  },
};

/** What may be said on the command line of a stage, `-c stage=dev -c name=left`; what is not said stays as it is here. */
export interface StageChoice {
  readonly stage: string | undefined;
  readonly name?: string | undefined;
  readonly alarmAddress?: string | undefined;
  /** PEM */
  readonly cookieKey?: string | undefined;
  readonly keepWindows?: string | undefined;
  readonly athenaAboveReceipts?: string | undefined;
  readonly domain?: string | undefined;
  readonly certificate?: string | undefined;
}

/** The settings of a stage; throws with every setting that is wrong. */
export function stageFrom(choice: StageChoice): Stage {
  const known = Object.keys(stages).join(", ");
  if (choice.stage === undefined || !(choice.stage in stages))
    throw new Error(
      `Which stage? Expected -c stage=… with one of ${known}; found ${choice.stage ?? "none"}.`,
    );
  const base = stages[choice.stage as Stage["stage"]];
  const parsed = stageSchema.safeParse({ ...base, ...chosen(choice, base) });
  if (!parsed.success)
    throw new Error(`The stage ${choice.stage} is wrong:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function chosen(choice: StageChoice, { schedules, athena }: z.input<typeof stageSchema>): object {
  const { name, alarmAddress, cookieKey, domain, certificate } = choice;
  const { keepWindows, athenaAboveReceipts } = choice;
  return {
    ...(name === undefined ? {} : { name }),
    ...(alarmAddress === undefined ? {} : { alarm_address: alarmAddress }),
    ...(cookieKey === undefined ? {} : { access: { kind: "accounts", cookie_key: cookieKey } }),
    ...(domain === undefined ? {} : { domain: { name: domain, certificate_arn: certificate ?? "" } }),
    ...(keepWindows === undefined ? {} : { schedules: { ...schedules, keep_windows: keepWindows } }),
    ...(athenaAboveReceipts === undefined
      ? {}
      : { athena: { ...athena, above_receipts: Number(athenaAboveReceipts) } }),
  };
}
