// Plays the runtime client that Lambda puts before a function in Node: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER } = process.env;
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

/** An error as Lambda is told of it. */
const told = (error) => ({
  errorType: error?.name ?? typeof error,
  errorMessage: String(error?.message ?? error),
  trace: String(error?.stack ?? "").split("\n"),
});
const post = (path, body) =>
  fetch(`${api}/${path}`, { method: "POST", body: JSON.stringify(body) ?? "null" });

async function initialised() {
  try {
    const [file, name] = _HANDLER.split(".");
    const { [name]: handler } = await import(`${LAMBDA_TASK_ROOT}/${file}.mjs`);
    if (typeof handler !== "function") throw new TypeError(`${_HANDLER} is no function`);
    return handler;
  } catch (error) {
    await post("init/error", told(error));
    process.exit(1);
  }
}

const handler = await initialised();
for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get("lambda-runtime-aws-request-id");
  const deadline = Number(next.headers.get("lambda-runtime-deadline-ms"));
  const context = { awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    await post(`invocation/${id}/response`, await handler(await next.json(), context));
  } catch (error) {
    await post(`invocation/${id}/error`, told(error));
  }
}
