// `npm run engines:start`: the stand-in until Ctrl-C, with what to export so that the commands find it.

import { testKeys, testRegion } from "./endpoints.ts";
import { install } from "./install.ts";
import { enginesFolder, startStandIn } from "./stand-in.ts";

console.log("Installing what is not there yet …");
const installed = await install(enginesFolder);
if (!installed.ok) {
  console.error(installed.error);
  process.exit(2);
}
const { endpoints, logs, stop } = await startStandIn(installed.value);
const { athena, aws, bucket } = endpoints;
const variables = {
  AWS_ENDPOINT_URL_ATHENA: athena,
  AWS_ENDPOINT_URL_GLUE: aws,
  AWS_ENDPOINT_URL_S3: aws,
  AWS_REGION: testRegion,
  AWS_ACCESS_KEY_ID: testKeys.accessKeyId,
  AWS_SECRET_ACCESS_KEY: testKeys.secretAccessKey,
  THUOCDO_ATHENA_OUTPUT: `s3://${bucket}/output/`,
};
console.log(`Athena's stand-in is ready; its logs are in ${logs}. Ctrl-C ends it.`);
for (const [name, value] of Object.entries(variables)) console.log(`export ${name}=${value}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
