import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { Fatal } from "../domain/fault.ts";
import { inReadingOrder, layers, type Model, modelFromCard } from "../domain/model-card.ts";

/** The models of a folder (`<layer>/<relation>.yml`, with `<relation>.sql` beside it where a statement makes it), each after what it reads. */
export async function loadModels(folder: string): Promise<readonly Model[]> {
  const models: Model[] = [];
  for (const layer of layers) {
    const files = (await readdir(join(folder, layer)).catch(noFolder)).sort();
    const alone = files.filter(
      (file) => file.endsWith(".sql") && !files.includes(file.replace(/sql$/, "yml")),
    );
    if (alone.length > 0) throw new Fatal(`models/${layer}/${alone[0]} has no card beside it.`);
    for (const file of files.filter((name) => name.endsWith(".yml"))) {
      const name = file.slice(0, -".yml".length);
      const card = parse(await readFile(join(folder, layer, file), "utf8"));
      const statement = `${name}.sql`;
      const sql = files.includes(statement) ? await readFile(join(folder, layer, statement), "utf8") : null;
      models.push(modelFromCard(name, layer, card, sql));
    }
  }
  return inReadingOrder(models);
}

function noFolder(cause: NodeJS.ErrnoException): never[] {
  if (cause.code === "ENOENT") return [];
  throw new Fatal(`The models can't be read: ${cause.message}.`, { cause });
}
