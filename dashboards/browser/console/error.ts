import { lineAndColumn } from "../../../pipelines/domain/sql-tokens.ts";
import { part } from "../parts.ts";
import { button, element, say } from "./page.ts";

export const clearError = (): void => part("error").replaceChildren();

/** The engine's message, with the line it speaks of and a mark under the place. */
export function showError(message: string, sql: string, index: number | null): void {
  const said = message.replace(/\n*LINE \d+: [\s\S]*$/, "").trim();
  const box = element("div", [], { class: "notice" });
  if (index === null) box.append(element("p", said));
  else {
    const place = lineAndColumn(sql, index);
    const line = sql.split("\n")[place.line - 1]!;
    const mark = `${line.slice(0, place.column - 1).replaceAll(/[^\t]/g, " ")}^`;
    const go = button(say("error-go"), () => goTo(index), "link");
    box.append(
      element("p", say("error-at", { ...place, message: said })),
      element("pre", `${line}\n${mark}`, { tabindex: "0" }),
      element("p", [go]),
    );
  }
  part("error").replaceChildren(box);
}

function goTo(index: number): void {
  const editor = part<HTMLTextAreaElement>("statement");
  const word = /^[\w.]+/.exec(editor.value.slice(index))?.[0] ?? editor.value.slice(index, index + 1);
  editor.focus();
  editor.setSelectionRange(index, index + word.length);
}
