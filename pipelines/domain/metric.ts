/** What is counted of a deployed pipeline, and its CloudWatch unit. Alarms and the dashboard name these. */
export const metricUnits = {
  /** receipts, and of those the accepted and the returned */
  Received: "Count",
  Accepted: "Count",
  Returned: "Count",
  /** from arrival in the inbox to the receipt */
  SecondsToReceipt: "Seconds",
  /** uploads refused unread, and objects that have no business in the inbox */
  Refused: "Count",
  ForeignUploads: "Count",
  /** what waited in the inbox when it was swept, and for how long the oldest had */
  WaitingUploads: "Count",
  OldestWaitingSeconds: "Seconds",
  Closed: "Count",
  /** from a window's end to its close */
  WindowLatenessSeconds: "Seconds",
  /** since the earliest end of a window that is due and not closed; 0 where there is none */
  OverdueSeconds: "Seconds",
  /** objects written */
  Built: "Count",
  Published: "Count",
  Failed: "Count",
} as const;

export type MetricName = keyof typeof metricUnits;
export const metricNamespace = "ThuocDo";

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** What an event of the journal counts for, at a UTC instant; events that nobody counts give nothing. */
export function metricsOf(event: string, facts: Facts, now: string): Partial<Record<MetricName, number>> {
  const since = (instant: unknown): number =>
    Math.max(0, (Date.parse(now) - Date.parse(String(instant))) / 1000);
  switch (event) {
    case "accepted":
      return { Received: 1, Accepted: 1, SecondsToReceipt: since(facts.received_at) };
    case "rejected":
      return { Received: 1, Returned: 1, SecondsToReceipt: since(facts.received_at) };
    case "refused":
      return { Refused: 1 };
    case "foreign-upload":
      return { ForeignUploads: 1 };
    case "closed":
      return {
        Closed: 1,
        ...(facts.cause === "straggler" ? {} : { WindowLatenessSeconds: since(facts.instant) }),
      };
    case "kept":
      return {
        WaitingUploads: Number(facts.waiting),
        OldestWaitingSeconds: facts.oldest_at === null ? 0 : since(facts.oldest_at),
        OverdueSeconds: facts.open_from === null ? 0 : since(facts.open_from),
      };
    case "built":
      return { Built: Number(facts.written) };
    case "published":
      return { Published: 1 };
    case "failed":
      return { Failed: 1 };
    default:
      return {};
  }
}
