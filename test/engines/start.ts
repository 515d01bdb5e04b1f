// `npm run engines:start`: the stand-in until Ctrl-C, with what to export so that the commands find it.

import { environmentOf } from "./endpoints.ts";
import { install } from "./install.ts";
import { enginesFolder, startStandIn } from "./stand-in.ts";

console.log("Installing what is not there yet …");
const installed = await install(enginesFolder);
if (!installed.ok) {
  console.error(installed.error);
  process.exit(2);
}
// a signal while it starts ends the process, and its servers with it
let stop = async (): Promise<void> => {};
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
const standIn = await startStandIn(installed.value);
const { endpoints, logs } = standIn;
stop = standIn.stop;
console.log(`Athena's stand-in is ready; its logs are in ${logs}. Ctrl-C ends it.`);
for (const [name, value] of Object.entries(environmentOf(endpoints))) console.log(`export ${name}=${value}`);
