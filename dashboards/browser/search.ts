// The script of the page "Tìm trang": shows of the list, which is its index, what fits the words in the address.
import { pagesFor } from "../src/components/page-search.ts";
import { fill, part, show } from "./parts.ts";

const field = document.querySelector<HTMLInputElement>("#find")!;
const list = part("pages");
const pages = [...list.querySelectorAll("li")].map((item) => ({
  item,
  name: item.querySelector("a")!.textContent!,
  words: item.dataset.words!,
}));

function answer(): void {
  const words = field.value.trim();
  const found = pagesFor(words, pages);
  for (const { item } of pages) item.hidden = true;
  for (const { item } of found) item.hidden = false;
  list.append(...found.map(({ item }) => item));
  const states = words === "" ? [] : [["none", "found-one"][found.length] ?? "found"];
  fill(part("answer"), { words, count: found.length });
  show(part("answer"), states);
  document.querySelector<HTMLElement>("#all-pages")!.hidden = words !== "";
}

/** The address says what is asked, so that it can be kept, sent and gone back to. */
function keep(): void {
  const address = new URL(location.href);
  if (field.value.trim() === "") address.searchParams.delete("q");
  else address.searchParams.set("q", field.value.trim());
  history.replaceState(null, "", address);
}

part("no-script").hidden = true;
field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", () => {
  answer();
  keep();
});
part("search").addEventListener("submit", (event) => {
  event.preventDefault();
  answer();
  keep();
});
answer();
