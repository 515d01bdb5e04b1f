/** How long an AWS client waits: a service that does not answer is a fault, not a wait without end. */
export const timeLimits = (requestTimeoutMs = 30_000) => ({
  connectionTimeout: 5_000,
  requestTimeout: requestTimeoutMs,
  throwOnRequestTimeout: true,
});
