/** What the page calls `data-part` of this name, below an element. */
export function part<T extends HTMLElement = HTMLElement>(name: string, below: ParentNode = document): T {
  const found = below.querySelector<T>(`[data-part="${name}"]`);
  if (found === null) throw new Error(`The page has no part "${name}".`);
  return found;
}

/** Elements of a part that are not of a part within it. */
const ownOf = (scope: Element, selector: string): readonly HTMLElement[] =>
  [...scope.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => element.parentElement?.closest("[data-part]") === scope,
  );

/** Shows of a part what fits one of these states, hides what fits none, and leaves the rest. */
export function show(scope: Element, states: readonly string[]): void {
  for (const element of ownOf(scope, "[data-when]")) {
    element.hidden = !element.dataset.when!.split(" ").some((state) => states.includes(state));
  }
}

export type Facts = Readonly<Record<string, string | number | null | undefined>>;

/** Puts facts into a part's sentences. */
export function fill(scope: Element, facts: Facts): void {
  for (const element of ownOf(scope, "[data-fill]")) {
    element.textContent = filledIn(element.dataset.fill!, facts);
  }
}

/** A sentence with its `{names}` put in. */
export const filledIn = (sentence: string, facts: Facts): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));

/** A copy of a template's one element. */
export const copyOf = (name: string): HTMLElement =>
  part<HTMLTemplateElement>(name).content.firstElementChild!.cloneNode(true) as HTMLElement;
