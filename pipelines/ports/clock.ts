/** What time it is: a UTC instant with milliseconds, e.g. 2023-06-16T02:30:00.000Z. */
export interface Clock {
  now(): string;
}
