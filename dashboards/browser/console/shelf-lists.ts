import type { Kept, Shelf } from "../../src/components/console/shelf.ts";
import { part } from "../parts.ts";
import { announce, button, element, say } from "./page.ts";

/** The lists of saved statements and of history; taking one puts it into the editor and runs nothing. */
export function offerShelf(
  shelf: Shelf,
  asked: () => Kept,
  put: (kept: Kept) => void,
): { readonly show: () => void } {
  const show = (): void => {
    const saved = shelf.saved().map((kept) => {
      const remove = (): void => {
        shelf.remove(kept.name);
        show();
      };
      const symbol = button("×", remove, "link");
      symbol.setAttribute("aria-label", say("remove", { name: kept.name }));
      return element("li", [button(kept.name, () => put(kept), "link"), symbol]);
    });
    const ran = shelf
      .history()
      .map((kept) => element("li", [button(inOneLine(kept.sql), () => put(kept), "link")]));
    part("saved").replaceChildren(...(saved.length > 0 ? saved : [element("li", say("saved-none"))]));
    part("history").replaceChildren(...(ran.length > 0 ? ran : [element("li", say("history-none"))]));
    part("not-lasting").hidden = shelf.isLasting();
  };
  part("save").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = part<HTMLInputElement>("save-name").value.trim();
    if (name === "" || asked().sql.trim() === "") return announce(say("nothing"));
    shelf.save({ ...asked(), name });
    announce(say("saved-as", { name }));
    show();
  });
  show();
  return { show };
}

/** The beginning of a statement without its comments. */
const inOneLine = (sql: string): string => {
  const text = sql.replaceAll(/--.*$/gm, " ").replaceAll(/\s+/g, " ").trim();
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};
