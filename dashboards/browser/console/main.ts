// The script of the page "Tra cứu": runs statements over the published tables in DuckDB, in a worker of this browser.
import { askedFrom, hashOf } from "../../src/components/console/address.ts";
import { createShelf, type Kept } from "../../src/components/console/shelf.ts";
import { engineStatement, errorIndex } from "../../src/components/console/statement.ts";
import { part } from "../parts.ts";
import { clearAnswer, showAnswer } from "./answer.ts";
import { offerCompletion } from "./completion-list.ts";
import { createEngine, Stopped, Unavailable } from "./engine.ts";
import { clearError, showError } from "./error.ts";
import { announce, facts, numberText, say } from "./page.ts";
import { showFields, valuesShown } from "./parameters.ts";
import { makeInsertable } from "./schema.ts";
import { offerShelf } from "./shelf-lists.ts";

const mostRows = 10_000;
const root = new URL(facts.root, location.href).href;
const editor = part<HTMLTextAreaElement>("statement");
const question = part<HTMLSelectElement>("question");
const engine = createEngine(
  root,
  facts.tables.map(({ name }) => name),
);
const shelf = createShelf(() => localStorage);

/** By the name of a parameter, as the named queries declare it. */
const types = Object.fromEntries(
  facts.queries.flatMap(({ parameters }) => parameters.map(({ name, type }) => [name, type])),
);
const asked = (): Kept => ({ name: "", sql: editor.value, values: valuesShown() });

/** Puts a statement into the editor; what ran before stays visible until the next run. */
function put({ sql, values }: Pick<Kept, "sql" | "values">): void {
  editor.value = sql;
  clearError();
  showFields(sql, values);
  told();
}

/** Says in the page's own address what is asked, so that the address can be kept. */
function told(): void {
  const { sql, values } = asked();
  const named = facts.queries.find(({ name }) => name === question.value);
  const isNamed = named !== undefined && named.sql === sql;
  if (!isNamed) question.value = "";
  const text = sql.trim() === "" ? null : sql;
  const hash = hashOf({ query: isNamed ? named.name : null, sql: text, values });
  history.replaceState(null, "", hash);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) link.hash = hash;
}

function putQuestion(name: string, values: Readonly<Record<string, string>>): boolean {
  const query = facts.queries.find((known) => known.name === name);
  if (query === undefined || ![...question.options].some(({ value }) => value === name)) return false;
  question.value = name;
  const defaults = Object.fromEntries(
    query.parameters.map((parameter) => [parameter.name, parameter.default]),
  );
  put({ sql: query.sql, values: { ...defaults, ...values } });
  return true;
}

/** What came by a link is shown and never run: whoever reads it presses Run. */
function readAddress(): void {
  const { query, sql, values } = askedFrom(location.hash);
  if (query === null && sql === null) return;
  if (query === null) put({ sql: sql!, values });
  const isKnown = query === null || putQuestion(query, values);
  announce(isKnown ? say("by-link") : say("not-here", { name: query }));
}

/** Buttons that do nothing now stay where the keyboard is: they say so and are not taken away. */
function setRunning(isNow: boolean): void {
  isRunning = isNow;
  part("run").setAttribute("aria-disabled", String(isNow));
  part("stop").setAttribute("aria-disabled", String(!isNow));
}
let isRunning = false;

/** Does a piece of work over the statement as it stands, and says how it went; true if it was done. */
async function attempt(work: (statement: string) => Promise<void>): Promise<boolean> {
  const { sql, values } = asked();
  if (sql.trim() === "") {
    announce(say("nothing"));
    return false;
  }
  const statement = engineStatement(sql, values, types);
  clearError();
  setRunning(true);
  announce(say(engine.isReady() ? "running" : "loading"));
  try {
    await work(statement.text);
    return true;
  } catch (error) {
    if (error instanceof Stopped) announce(say("stopped"));
    else if (error instanceof Unavailable) announce(say("engine-failed", { message: error.message }));
    else {
      const message = error instanceof Error ? error.message : String(error);
      const index = errorIndex(message, statement.text);
      announce(say("error"));
      showError(message, sql, index === null ? null : statement.placeOf(index));
    }
    return false;
  } finally {
    setRunning(false);
  }
}

async function run(): Promise<void> {
  if (isRunning) return;
  const { sql, values } = asked();
  const began = performance.now();
  clearAnswer();
  const isDone = await attempt(async (statement) => {
    const answer = await engine.answer(statement, mostRows);
    const t = numberText((performance.now() - began) / 1000, 2);
    const count = answer.rows.length;
    showAnswer(answer);
    if (answer.isCut) announce(say("cut", { n: numberText(count), t }));
    else if (count === 0) announce(say("empty"));
    else announce(say(count === 1 ? "done-one" : "done", { n: numberText(count), t }));
  });
  if (isDone) shelf.ran({ name: new Date().toISOString(), sql, values });
  lists.show();
}

async function download(format: "csv" | "parquet" | "arrow"): Promise<void> {
  if (isRunning) return;
  await attempt(async (statement) => {
    const bytes = await engine.file(statement, format);
    const name = `thuocdo.${format === "arrow" ? "arrows" : format}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    announce(say("exported", { name }));
  });
}

const lists = offerShelf(shelf, asked, put);

function begin(): void {
  part("closed").hidden = true;
  part("desk").hidden = false;
  makeInsertable(editor);
  offerCompletion(editor, facts.tables);
  editor.addEventListener("input", () => {
    showFields(editor.value, valuesShown());
    told();
  });
  part("fields").addEventListener("input", told);
  question.addEventListener("change", () => putQuestion(question.value, {}));
  part("run").addEventListener("click", () => void run());
  part("stop").addEventListener("click", () => isRunning && engine.stop());
  part("share").addEventListener("click", () => {
    navigator.clipboard.writeText(location.href).then(
      () => announce(say("copied")),
      () => announce(say("not-copied")),
    );
  });
  part("desk").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void run();
  });
  for (const button of document.querySelectorAll<HTMLElement>("[data-export]")) {
    button.addEventListener("click", () => void download(button.dataset.export as "csv"));
  }
  addEventListener("hashchange", readAddress);
  readAddress();
}

if (location.protocol.startsWith("http") && "DecompressionStream" in self) begin();
