import { type MetricName, metricNamespace, metricsOf, metricUnits } from "../../pipelines/domain/metric.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";

export interface TelemetryOptions {
  readonly clock: Clock;
  /** takes one line */
  readonly write: (line: string) => void;
  readonly stage: string;
  /** stands in every line, so that all that was done in one call, or for one upload, is found together */
  readonly correlation: Readonly<Record<string, string>>;
}

/**
 * A journal for CloudWatch: one line of JSON an event, with its metrics in the embedded format, so that counting costs
 * no call. Facts are about files and windows, never a person. Progress is not told: nobody watches.
 */
export function createTelemetry({ clock, write, stage, correlation }: TelemetryOptions): Journal {
  return {
    note: (event, facts = {}) => {
      const now = clock.now();
      const counted = metricsOf(event, facts, now);
      write(
        JSON.stringify({
          event,
          at: now,
          stage,
          ...correlation,
          ...facts,
          ...counted,
          ...embedded(counted, now),
        }),
      );
    },
    progress: () => {},
  };
}

/** What tells CloudWatch which members of the line are metrics. */
function embedded(counted: Partial<Record<MetricName, number>>, now: string): object {
  const names = Object.keys(counted) as MetricName[];
  if (names.length === 0) return {};
  const Metrics = names.map((Name) => ({ Name, Unit: metricUnits[Name] }));
  return {
    _aws: {
      Timestamp: Date.parse(now),
      CloudWatchMetrics: [{ Namespace: metricNamespace, Dimensions: [["stage"]], Metrics }],
    },
  };
}
