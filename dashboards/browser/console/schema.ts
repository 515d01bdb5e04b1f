import { element, say } from "./page.ts";

/** Makes every name of the schema insert itself at the caret of the editor. */
export function makeInsertable(editor: HTMLTextAreaElement): void {
  for (const code of document.querySelectorAll<HTMLElement>("[data-insert]")) {
    const name = code.dataset.insert!;
    const button = element("button", [code.cloneNode(true)], {
      ...{ type: "button", class: "link" },
      "aria-label": say("insert", { name }),
    });
    button.addEventListener("click", () => insertAtCaret(editor, name));
    code.replaceWith(button);
  }
}

/** Puts a text in place of what is selected, as typing would. */
function insertAtCaret(editor: HTMLTextAreaElement, text: string): void {
  editor.focus();
  editor.setRangeText(text, editor.selectionStart, editor.selectionEnd, "end");
  editor.dispatchEvent(new Event("input", { bubbles: true }));
}
