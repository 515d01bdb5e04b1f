// Goes before DuckDB's own worker: the engine lies compressed, so that it is small on any host, without its help.
{
  const fetchAnything = self.fetch;
  self.fetch = async (request, options) => {
    const response = await fetchAnything(request, options);
    if (!response.url.endsWith(".wasm.gz")) return response;
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    const bytes = await response.arrayBuffer();
    // a host that says how it is encoded has had it unpacked already
    const isPacked = new Uint8Array(bytes, 0, 2)[0] === 0x1f;
    const body = new Blob([bytes]).stream();
    return new Response(isPacked ? body.pipeThrough(new DecompressionStream("gzip")) : body, {
      headers: { "content-type": "application/wasm" },
    });
  };
}
