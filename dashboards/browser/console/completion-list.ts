import { type Completion, completionAt, type Offered } from "../../src/components/console/completion.ts";
import { part } from "../parts.ts";
import { element, say } from "./page.ts";

/** Offers how a word may go on while it is typed: arrows choose, Enter or a click takes, Esc closes. */
export function offerCompletion(editor: HTMLTextAreaElement, tables: readonly Offered[]): void {
  const list = part("suggestions");
  let completion: Completion = { from: 0, to: 0, suggestions: [] };
  let chosen = -1;

  const show = (next: Completion): void => {
    completion = next;
    list.replaceChildren(
      ...next.suggestions.map(({ text, kind }, at) => {
        const kindName = element("span", ` ${say(kind)}`, { class: "small" });
        const option = element("div", [element("code", text), kindName], {
          ...{ role: "option", id: `suggestion-${at}`, "aria-selected": "false" },
        });
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(at);
        });
        return option;
      }),
    );
    list.hidden = next.suggestions.length === 0;
    choose(-1);
  };
  const choose = (at: number): void => {
    chosen = at;
    [...list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === at));
    });
    if (at === -1) editor.removeAttribute("aria-activedescendant");
    else editor.setAttribute("aria-activedescendant", `suggestion-${at}`);
  };
  const close = (): void => show({ from: 0, to: 0, suggestions: [] });
  const take = (at: number): void => {
    const { from, to, suggestions } = completion;
    editor.setRangeText(suggestions[at]!.text, from, to, "end");
    close();
    editor.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  };

  editor.addEventListener("input", () => show(completionAt(editor.value, editor.selectionStart, tables)));
  editor.addEventListener("blur", close);
  editor.addEventListener("keydown", (event) => {
    const count = completion.suggestions.length;
    if (count === 0 || event.ctrlKey || event.metaKey) return;
    const isMove = event.key === "ArrowDown" || (event.key === "ArrowUp" && chosen >= 0);
    if (isMove) choose(event.key === "ArrowDown" ? Math.min(chosen + 1, count - 1) : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(chosen);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
