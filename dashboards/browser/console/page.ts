import type { ConsoleFacts } from "../../src/components/pages/console.ts";
import { part } from "../parts.ts";

export const facts = JSON.parse(part("facts").textContent!) as ConsoleFacts;

/** A text of the page with its `{names}` put in. */
export const say = (key: string, put: Readonly<Record<string, string | number>> = {}): string =>
  facts.words[key]!.replace(/\{(\w+)\}/g, (whole, name: string) => String(put[name] ?? whole));

/** A number as the page's language writes it. */
export const numberText = (value: number, decimals = 4): string =>
  value.toLocaleString(facts.language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: decimals });

/** Puts a sentence where screen readers announce it. */
export function announce(text: string): void {
  part("status").textContent = text;
}

/** An element with a text or children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: string | readonly Node[],
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...(typeof content === "string" ? [content] : content));
  return made;
}

export function button(text: string, press: () => void, className: string): HTMLButtonElement {
  const made = element("button", text, { type: "button", class: className });
  made.addEventListener("click", press);
  return made;
}
