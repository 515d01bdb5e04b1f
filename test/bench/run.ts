// Prints what receiving and building cost, as ratios measured in this very run: npm run bench [-- receive|build|build100].
// build100 builds a hundred times the history too, which takes half an hour.
// Every measured piece of work is a process of its own, so that its peak memory is its own. Nothing is asserted.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchBuilding } from "./building.ts";
import { benchReceiving } from "./receiving.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const parts = process.argv.slice(2);
const isWanted = (part: string): boolean => parts.length === 0 || parts.includes(part);
if (isWanted("receive")) benchReceiving(folder, 300);
if (parts.includes("build100")) benchBuilding(folder, [1, 10, 100]);
else if (isWanted("build")) benchBuilding(folder, [1, 10]);
