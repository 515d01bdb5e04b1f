// Makes how pages look now what is expected of them: node test/site/accept-looks.ts [NAME ...], such as index-1280.
// Takes the old pictures away; the test then writes those that are missing. Look at what git says has changed.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expectedFolder } from "./looks.ts";

const names = process.argv.slice(2);
for (const file of readdirSync(expectedFolder))
  if (names.length === 0 || names.includes(file.replace(/\.png$/, ""))) rmSync(join(expectedFolder, file));
const { status } = spawnSync(process.execPath, ["test/run.ts", "site", "--", "test/site/looks.test.ts"], {
  stdio: "inherit",
});
process.exit(status ?? 1);
