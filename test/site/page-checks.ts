import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";

/** What a page asked for while it opened. */
export interface Opened {
  readonly requests: readonly string[];
  readonly errors: readonly string[];
  /** of all answers, compressed */
  readonly bytes: number;
  /** largest contentful paint, in milliseconds: told, never held */
  readonly paint: number;
}

/** Opens a page and writes down what it asks for and says, until the network is quiet. */
export async function open(page: Page, url: string): Promise<Opened> {
  const requests: string[] = [];
  const errors: string[] = [];
  const bodies: Promise<Buffer>[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const take = (response: Response): number => bodies.push(response.body());
  page.on("response", take);
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url, { waitUntil: "networkidle" });
  page.off("response", take);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  return {
    ...{ requests: [...requests], errors },
    bytes: sizes.reduce((total, size) => total + size, 0),
    paint: await largestPaint(page),
  };
}

const largestPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)!.startTime)).observe({
          ...{ type: "largest-contentful-paint", buffered: true },
        });
      }),
  );

/** By how many pixels the page itself, not a region of its own, is wider than the window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** As a person's own style sheet may space text (WCAG 1.4.12); returns what takes it off again. */
export async function spaceText(page: Page): Promise<() => Promise<void>> {
  const style = await page.addStyleTag({
    content:
      "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
  });
  return () => style.evaluate((element) => (element as Element).remove());
}

/** Texts that are cut off: of elements that hide what does not fit, but not those for screen readers only. */
export const cutTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *:not(svg, svg *)")]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        if (clipPath === "inset(50%)") return false;
        return (
          (overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1) ||
          (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** What moves, or would: animations, transitions, smooth scrolling. */
export const moving = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return (
          animationName !== "none" || !/^(0s,? ?)+$/.test(transitionDuration) || scrollBehavior !== "auto"
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** Letters in pictures, and icons of a status, of which nothing can be told from the page's ground (3 to 1). */
export const faintMarks = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const light = (colour: string): number => {
      const [red, green, blue] = (colour.match(/[\d.]+/g) ?? [])
        .map((part) => Number(part) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const ground = light(getComputedStyle(document.body).backgroundColor);
    const stands = (mark: Element): boolean =>
      [getComputedStyle(mark).fill, getComputedStyle(mark).stroke]
        .filter((colour) => colour.startsWith("rgb"))
        .map(light)
        .some((own) => (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 3);
    const icons = [...document.querySelectorAll(".status-icon")];
    const letters = [...document.querySelectorAll("svg text")];
    return [
      ...icons.map((icon) => [icon, [...icon.children]] as const),
      ...letters.map((text) => [text, [text]] as const),
    ]
      .filter(([whole, parts]) => whole.checkVisibility() && !parts.some(stands))
      .map(([whole]) => whole.outerHTML.slice(0, 120));
  });

/** What the keyboard met, by Tab alone from the top of the page to its end. */
export interface Walk {
  /** what can be used but was not reached, in the page's order */
  readonly missed: readonly string[];
  /** reached, but nothing shows that the focus is there */
  readonly unseen: readonly string[];
  /** reached before something that stands above it */
  readonly backwards: readonly string[];
}

/** Walks the page by Tab. Of a group of radio buttons the keyboard reaches one, and arrows the others. */
export async function walk(page: Page): Promise<Walk> {
  const count = await page.evaluate(() => {
    const usable = "a[href],button,input,select,textarea,summary,[tabindex='0']";
    const names = new Set<string>();
    const expected = [...document.querySelectorAll<HTMLElement>(usable)].filter((element) => {
      const isRepeated =
        element instanceof HTMLInputElement && element.type === "radio" && names.has(element.name);
      if (element instanceof HTMLInputElement && element.type === "radio") names.add(element.name);
      return (
        !isRepeated &&
        !element.matches(":disabled, [type=hidden]") &&
        element.tabIndex >= 0 &&
        element.checkVisibility({ visibilityProperty: true })
      );
    });
    const met: { element: Element; isSeen: boolean }[] = [];
    const keep = window as unknown as { walk: { expected: HTMLElement[]; met: typeof met } };
    keep.walk = { expected, met };
    document.addEventListener("focusin", ({ target }) => {
      const element = target as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      met.push({ element, isSeen: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 });
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return expected.length;
  });
  for (let at = 0; at < count; at += 1) await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const { walk: kept } = window as unknown as {
      walk: { expected: HTMLElement[]; met: { element: Element; isSeen: boolean }[] };
    };
    const shown = (element: Element): string => element.outerHTML.slice(0, 120);
    const reached = new Set(kept.met.map(({ element }) => element));
    return {
      missed: kept.expected.filter((element) => !reached.has(element)).map(shown),
      unseen: kept.met.filter(({ isSeen }) => !isSeen).map(({ element }) => shown(element)),
      backwards: kept.met
        .filter(
          ({ element }, at) =>
            at > 0 &&
            kept.met[at - 1]!.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING,
        )
        .map(({ element }) => shown(element)),
    };
  });
}
