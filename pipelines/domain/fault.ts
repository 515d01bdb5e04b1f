/** Broken machinery (never bad data). `Retryable` may work if tried again; `Fatal` needs a person. Both carry their `cause`. */
export class Retryable extends Error {
  override name = "Retryable";
}

export class Fatal extends Error {
  override name = "Fatal";
}
