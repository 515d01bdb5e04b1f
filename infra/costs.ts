import * as z from "zod";
import { alarmMetricCount } from "./alarms.ts";
import type { Stage } from "./stages.ts";

const priceSchema = z.strictObject({
  service: z.string().min(1),
  item: z.string().min(1),
  unit: z.string().min(1),
  usd: z.coerce.number().positive(),
  free_a_month: z.coerce.number().min(0),
  as_of: z.iso.date(),
  source: z.string().min(1),
});
/** What one unit of something costs in ap-southeast-1, and how much of it a month is free for ever. */
export type Price = z.output<typeof priceSchema>;

/** The price list of a CSV file without quotes; throws where a line is none of it. */
export function pricesFrom(csv: string): readonly Price[] {
  const [header = "", ...lines] = csv.trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return priceSchema.parse(Object.fromEntries(names.map((name, at) => [name, cells[at]])));
  });
}

/** What a programme asks of a stage in a month. Counts marked "measured" are of the sample term's store. */
export interface Workload {
  readonly name: string;
  readonly reporters: number;
  /** with corrections */
  readonly uploads: number;
  /** receipts there are after the years of a term */
  readonly receipts: number;
  /** closes of windows there are, measured: 128 a term */
  readonly closes: number;
  /** hours in which something arrived: so often is built, published and the site made */
  readonly builds: number;
  /** objects of the warehouse and the publication that a build makes again (measured: 29 of 439 and 160) */
  readonly objects_per_build: number;
  readonly build_seconds: number;
  readonly site_minutes: number;
  readonly stored_gb: number;
  readonly page_views: number;
  /** questions of analysts, and what one scans */
  readonly questions: number;
  readonly gb_per_question: number;
}

export const city: Workload = {
  name: "the city",
  reporters: 37,
  uploads: 80,
  receipts: 1_200,
  closes: 128,
  builds: 30,
  objects_per_build: 200,
  build_seconds: 60,
  site_minutes: 3,
  stored_gb: 0.5,
  page_views: 3_000,
  questions: 100,
  gb_per_question: 0.01,
};

export const nation: Workload = {
  name: "the nation",
  reporters: 10_599,
  uploads: 14_000,
  receipts: 250_000,
  closes: 128,
  builds: 600,
  objects_per_build: 500,
  build_seconds: 600,
  site_minutes: 15,
  stored_gb: 120,
  page_views: 2_000_000,
  questions: 5_000,
  gb_per_question: 0.5,
};

const hoursOfMonth = 730;
const runsOfKeeper = hoursOfMonth;
/** requests that answering one upload takes, measured: reads of the stream, history and windows; lists; writes */
const perUpload = { reads: 60, writes: 15, seconds: 2 } as const;

/** How much of each line of the price list a workload takes in a month, by "service, item". */
export function usageOf(stage: Stage, work: Workload): Readonly<Record<string, number>> {
  const { memory_mb: ofAccept } = stage.functions.accept;
  const gb = (mb: number): number => mb / 1024;
  const listings = Math.ceil(work.receipts / 1_000);
  const calls = work.uploads + runsOfKeeper + work.builds * 2;
  const doorRequests = work.uploads * 20;
  return {
    "Lambda, arm64 run time":
      work.uploads * perUpload.seconds * gb(ofAccept) +
      runsOfKeeper * 3 * gb(stage.functions["keep-windows"].memory_mb) +
      work.builds * work.build_seconds * 2 * gb(stage.functions.build.memory_mb) +
      doorRequests * 0.3 * gb(stage.functions.door.memory_mb),
    "Lambda, requests": calls + doorRequests,
    "S3, stored": work.stored_gb,
    "S3, writes and lists":
      work.uploads * perUpload.writes +
      runsOfKeeper * (4 + listings) +
      work.builds * (work.objects_per_build * 2 + listings * 2),
    "S3, reads":
      work.uploads * perUpload.reads +
      runsOfKeeper * (work.closes + 2) +
      30 * work.receipts +
      work.builds * (work.receipts * 0.1 + work.objects_per_build * 4) +
      work.page_views,
    "EventBridge, object events": work.uploads + work.builds * work.objects_per_build,
    "Scheduler, invocations": runsOfKeeper + 30,
    // three queues are asked by long polling, five at a time, three times a minute
    "SQS, requests": 3 * 5 * 3 * 60 * hoursOfMonth + work.uploads * 3,
    "Athena, scanned": (work.questions * Math.max(work.gb_per_question, 0.01)) / 1024,
    "Glue, catalogue objects": 30 / 100_000,
    "CloudFront, sent": (work.page_views * 0.35) / 1024,
    "CloudFront, requests": work.page_views * 8,
    "CodeBuild, general1.small": work.builds * work.site_minutes,
    "API Gateway, HTTP API requests": doorRequests,
    "Cognito, active accounts": work.reporters,
    "CloudWatch, logs taken in": (calls * 4 + doorRequests) / 1024 ** 2,
    "CloudWatch, alarm metrics": alarmMetricCount(stage),
    // three are told at every run of the keeper; the others only in hours in which something happens
    "CloudWatch, own metrics": 3 + (11 * Math.min(work.builds, hoursOfMonth)) / hoursOfMonth,
    "CloudWatch, dashboards": 1,
    "Secrets Manager, secrets": stage.form_key === "secret" ? 1 : 0,
    "X-Ray, traces": calls + doorRequests,
    "SNS, notices by e-mail": 20,
  };
}

export interface CostLine {
  readonly price: Price;
  readonly used: number;
  /** after what is free */
  readonly usd: number;
}

/** A month's bill, one line for each line of the price list; throws where the two do not name the same things. */
export function billOf(
  prices: readonly Price[],
  usage: Readonly<Record<string, number>>,
): readonly CostLine[] {
  const named = prices.map(({ service, item }) => `${service}, ${item}`);
  const odd = [...new Set(named).symmetricDifference(new Set(Object.keys(usage)))];
  if (odd.length > 0) throw new Error(`Prices and usage differ in ${odd.join("; ")}.`);
  return prices.map((price, at) => {
    const used = usage[named[at]!]!;
    return { price, used, usd: Math.max(0, used - price.free_a_month) * price.usd };
  });
}

export const totalOf = (bill: readonly CostLine[]): number => bill.reduce((sum, { usd }) => sum + usd, 0);

/** The bills of several workloads side by side, as Markdown. */
export function costTable(prices: readonly Price[], stage: Stage, works: readonly Workload[]): string {
  const bills = works.map((work) => billOf(prices, usageOf(stage, work)));
  const cell = ({ used, usd }: CostLine): string => `${amount(used)} → ${usd.toFixed(2)}`;
  const lines = prices.map(
    ({ service, item, unit }, at) =>
      `| ${service}: ${item} | ${unit} | ${bills.map((bill) => cell(bill[at]!)).join(" | ")} |`,
  );
  const totals = bills.map((bill) => `**${totalOf(bill).toFixed(2)}**`);
  return [
    `| a month | unit | ${works.map(({ name }) => `${name}: used → USD`).join(" | ")} |`,
    `| --- | --- | ${works.map(() => "---:").join(" | ")} |`,
    ...lines,
    `| **together** | USD | ${totals.join(" | ")} |`,
  ].join("\n");
}

const amount = (used: number): string =>
  used >= 100 ? Math.round(used).toLocaleString("en-US") : String(Number(used.toPrecision(2)));
