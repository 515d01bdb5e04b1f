import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../dashboards/chromium.ts";
import type { ServedSite } from "../../pipelines/adapters/site-server.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { filledForm } from "../steps/reception.ts";
import { axeViolations, views } from "./axe.ts";
import { serveWithDoor, serveWithoutDoor, serveWithSignIn } from "./served-doors.ts";
import { runRoad, siteFolder } from "./whole-road.ts";

const good = filledForm({ unit: "20335a", period: "2023-Q2" });
const wrong = filledForm({
  ...{ unit: "20335a", period: "2023-Q2" },
  answers: { "dialogue-count.value": "1,5", "citizen-reception-count.value": "abc" },
});
const office = { org_unit_key: null };

let browser: Browser;
beforeAll(async () => {
  runRoad();
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** Opens the page of a served site, and expects it to log no error and to ask for nothing from outside. */
async function onPage(
  site: ServedSite,
  work: (page: Page) => Promise<void>,
  { path = "nop-bao-cao.html?unit=20335a", ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const wrongs: string[] = [];
    page.on("pageerror", (error) => wrongs.push(error.message));
    page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(site.url))
        wrongs.push(request.url());
    });
    await page.goto(`${site.url}${path}`, { waitUntil: "networkidle" });
    await work(page);
    expect(wrongs).toEqual([]);
  } finally {
    await context.close();
    await site.close();
  }
}

async function send(page: Page, bytes: Uint8Array, name = "bao-cao.xlsx"): Promise<void> {
  const buffer = Buffer.from(bytes);
  await page.locator("#report-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.locator("button[type=submit]").click();
}

/** The text that can be seen: the page holds what fits other states, hidden. */
const seen = (locator: Locator): Promise<string> =>
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count
  locator.innerText();

const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
const headline = async (page: Page): Promise<string> => {
  await part(page, "receipt").waitFor();
  return seen(part(page, "headline"));
};

describe("a unit's report", () => {
  it("is sent, answered, and stands in the list", async () => {
    await onPage(await serveWithDoor(office), async (page) => {
      expect(await seen(part(page, "window"))).toContain(
        "Đang nhận. Gửi đến hết ngày 19/06/2023 là đúng hạn",
      );
      expect(await seen(part(page, "owing"))).toContain("13/13 đơn vị");
      await send(page, good);
      expect(await headline(page)).toBe("Đã ghi nhận");
      expect(await seen(part(page, "verdict"))).toContain("Tệp đến lúc 09:30 16/06/2023, đúng hạn.");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("report-verdict");
      await page.waitForFunction(() =>
        document.querySelector('[data-part="owing"]')!.textContent!.includes("12/13"),
      );
      expect(await seen(part(page, "newest"))).toContain("Đã ghi nhận · 09:30 16/06/2023");
      expect(await seen(part(page, "window"))).toContain("Tình trạng: đúng hạn.");
    });
  });

  it("with errors names each cell, with what was found, expected and to be done", async () => {
    await onPage(await serveWithDoor(office), async (page) => {
      await send(page, wrong);
      expect(await headline(page)).toBe("Trả lại để sửa: 2 lỗi phải sửa");
      const verdict = await seen(part(page, "verdict"));
      expect(verdict).toContain("Gửi lại đến hết ngày 19/06/2023 vẫn tính là đúng hạn.");
      expect(verdict).toMatch(/Ô E\d+: 1,5 có phần lẻ/);
      const issues = await part(page, "issues").locator("li").allInnerTexts();
      expect(issues).toHaveLength(2);
      for (const words of ["Số liệu, ô E", "Tìm thấy", "Cần có", "Cách sửa"])
        expect(issues[0]).toContain(words);
      await part(page, "places").locator("a").nth(1).click();
      expect(await seen(page.locator(".issue:target"))).toBe(issues[1]);
      const [marked] = await Promise.all([page.waitForEvent("download"), part(page, "marked").click()]);
      expect(marked.suggestedFilename()).toBe("wards-quarterly_2023-Q2_20335a-loi.xlsx");
    });
  });

  it("of a wrong type is told what to send", async () => {
    await onPage(await serveWithDoor(office), async (page) => {
      await send(page, Buffer.from("%PDF-1.7\n"), "bao-cao.pdf");
      expect(await headline(page)).toBe("Trả lại để sửa: 1 lỗi phải sửa");
      expect(await seen(part(page, "issues"))).toContain("Cả tệp");
      expect(await part(page, "proof").isVisible()).toBe(true);
      expect(await part(page, "marked").isVisible()).toBe(false);
    });
  });

  it("too large is refused before it is sent", async () => {
    await onPage(await serveWithDoor(office), async (page) => {
      await send(page, new Uint8Array(10 * 1024 ** 2 + 1));
      await page.getByText("Tệp quá lớn: tối đa 10 MB.").waitFor();
      expect(await part(page, "receipt").isVisible()).toBe(false);
    });
  });

  it("is chosen and sent by keyboard alone, or dropped", async () => {
    await onPage(await serveWithDoor(office), async (page) => {
      await page.locator("#report-file").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await seen(part(page, "progress-words"))).toBe("Hãy chọn tệp báo cáo trước.");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("report-file");
      const dropped = await page.evaluateHandle(
        (bytes) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(bytes)], "tha.xlsx"));
          return transfer;
        },
        [...good],
      );
      await part(page, "drop").dispatchEvent("drop", { dataTransfer: dropped });
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await headline(page)).toBe("Đã ghi nhận");
    });
  });

  it("after the close is told the days, before it is sent and in the receipt", async () => {
    await onPage(await serveWithDoor(office, "2026-11-27T02:30:00.000Z"), async (page) => {
      const chooser = await seen(part(page, "chooser"));
      expect(chooser).toContain("Hôm nay, 27/11/2026, không kỳ nào của đơn vị đang nhận báo cáo.");
      await page.locator("#report-window").selectOption("wards-quarterly/2023-Q2");
      await page.getByText("Đã khóa sổ: chỉ nhận đến hết ngày 28/06/2023").waitFor();
      expect(await seen(part(page, "window"))).toContain("npm start -- --on 2023-06-15");
      await send(page, good);
      expect(await headline(page)).toBe("Trả lại để sửa: 1 lỗi phải sửa");
      expect(await seen(part(page, "issues"))).toContain("đến hết ngày 28/06/2023");
    });
  });

  it("begins with its form, which is downloaded under its own name", async () => {
    await onPage(await serveWithDoor(office), async (page) => {
      const [download] = await Promise.all([page.waitForEvent("download"), part(page, "form").click()]);
      expect(download.suggestedFilename()).toBe("wards-quarterly_2023-Q2_20335a.xlsx");
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      expect(readSubmissionFile(Buffer.concat(chunks)).ok).toBe(true);
    });
  });
});

describe("an account", () => {
  it("of another unit sees its own alone, and its file of someone else is returned", async () => {
    await onPage(await serveWithDoor({ org_unit_key: "20341a" }), async (page) => {
      expect(await page.locator("#report-unit option").allInnerTexts()).toEqual([
        "Phường An Mỹ (đến 30/06/2025)",
      ]);
      expect(await part(page, "owing").isVisible()).toBe(false);
      await send(page, good);
      expect(await headline(page)).toBe("Trả lại để sửa: 1 lỗi phải sửa");
      expect(await seen(part(page, "issues"))).toContain("Tân Thạnh");
    });
  });

  it("that belongs to no unit is told so", async () => {
    await onPage(await serveWithDoor({ org_unit_key: "gone" }), async (page) => {
      expect(await seen(part(page, "door"))).toContain("chưa gắn với đơn vị nào");
    });
  });

  it("signs in where the door says, and is asked again when the token has run out", async () => {
    const site = await serveWithSignIn();
    await onPage(site, async (page) => {
      expect(await seen(part(page, "door"))).not.toContain("Kỳ và biểu mẫu");
      await part(page, "sign-in").click();
      await page.locator("#report-window").waitFor();
      expect(new URL(page.url()).searchParams.has("code")).toBe(false);
      expect(await page.locator("#report-unit").inputValue()).toBe("20335a");
      expect(
        (await page.context().cookies(site.url.replace("http", "https"))).map(({ name }) => name),
      ).toEqual(["CloudFront-Policy"]);
      await page.evaluate(() => sessionStorage.setItem("thuocdo-token", "old"));
      await part(page, "form").click();
      await page.getByText("Chưa đăng nhập.").waitFor();
      expect(await part(page, "sign-in").isVisible()).toBe(true);
    });
  });
});

describe("without a door", () => {
  it("the page says that it takes no reports, and where to go", async () => {
    await onPage(await serveWithoutDoor(), async (page) => {
      expect(await seen(part(page, "no-door"))).toContain("Bản trang này không nhận được báo cáo");
      expect(await part(page, "door").isVisible()).toBe(false);
    });
  });

  it.each(["nop-bao-cao", "en/report"])("%s says so as a file, and without scripts", async (path) => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`file://${siteFolder}/${path}.html`);
      expect(await part(page, "no-door").isVisible()).toBe(true);
      expect(await part(page, "door").isVisible()).toBe(false);
      await context.close();
    }
  });

  it("a door that goes away is missed in words", async () => {
    const site = await serveWithDoor(office);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.url}en/report.html?unit=20335a`, { waitUntil: "networkidle" });
    await site.close();
    await send(page, good);
    await page.getByText("can't be reached").waitFor();
    await context.close();
  });
});

describe.each(views)("seen %s", (_, options) => {
  it.each(["nop-bao-cao", "en/report"])(
    "%s with a returned file has no axe violation and fits",
    async (path) => {
      await onPage(
        await serveWithDoor(office),
        async (page) => {
          expect(await axeViolations(page)).toEqual([]);
          await send(page, wrong);
          await headline(page);
          expect(await axeViolations(page)).toEqual([]);
          const width = page.viewportSize()!.width;
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        },
        { ...options, path: `${path}.html?unit=20335a` },
      );
    },
  );
});
