/**
 * Loaded before the build (node --import): a fetch of anything but this machine fails the build and says what to
 * vendor, so that a site which needs the network can't be built by accident on a machine that has one.
 */
const isLoopback = (address: URL): boolean => ["127.0.0.1", "localhost", "[::1]"].includes(address.hostname);
const fetchAnything = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const address = new URL(input instanceof Request ? input.url : String(input));
  if (!/^https?:$/.test(address.protocol) || isLoopback(address)) return fetchAnything(input, init);
  const library = /\/npm\/((?:@[^/]+\/)?[^/@]+)/.exec(address.pathname)?.[1] ?? address.pathname;
  throw new Error(
    `The site is built offline and something asked for ${address}. Add “${library}” to the libraries in dashboards/vendor.ts.`,
  );
};
