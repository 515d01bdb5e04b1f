import { describe, expect, it } from "vitest";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import { sampleFormKey } from "../../pipelines/domain/form-codes.ts";
import { inboxKey } from "../../pipelines/domain/zones.ts";
import { answerWaiting } from "../../pipelines/door/laptop-door.ts";
import { problems } from "../../pipelines/door/problem-text.ts";
import { generalLimits } from "../../pipelines/formats/reading-limits.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { writeForms } from "../../pipelines/steps/write-forms.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { catalogue, filledForm, hashing, receptionAt } from "../steps/reception.ts";
import { doorIn, formOf, goodFile, laptopDoorFor, office, uploadAsked, ward, whileOpen } from "./doors.ts";

const stream = "wards-quarterly/2023-Q2/20335a";
/** what another unit's account could ask for of the ward 20335a */
const ofTheWard = [
  "/api/reports?unit=20335a",
  "/api/receipts?unit=20335a",
  `/api/forms/${stream}`,
  `/api/receipts/${stream}/1`,
  "/api/uploads/20335a/0190b1c2-aaaa-7bbb-8ccc-0123456789ab",
] as const;

async function refusalOf(answer: Response): Promise<string> {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const body = await answer.json();
  expect(body.status).toBe(answer.status);
  for (const language of ["vi", "en"]) expect(body[language].detail).toMatch(/^[A-ZĐ].*\.$/);
  expect(body.title).toBe(body.vi.title);
  return `${answer.status} ${body.code}`;
}

describe("who may come in", () => {
  it("tells anybody what it is the door of, and nothing else", async () => {
    const door = doorIn({ accountOf: () => null });
    expect(await (await door.get("/api/door")).json()).toMatchObject({
      programme: { programme_id: "tam-ky-2021-2025" },
      is_simulated: true,
      today: { vi: "16/06/2023", en: "2023-06-16" },
      max_bytes: generalLimits.fileBytes,
      sign_in: null,
    });
    for (const path of [...ofTheWard, "/api/account", "/api/session", "/api/reminders", "/api/nothing"])
      expect(await refusalOf(await door.get(path)), path).toBe("401 not-signed-in");
    expect(await refusalOf(await door.post("/api/uploads", uploadAsked("20335a", 1)))).toBe(
      "401 not-signed-in",
    );
  });

  it("knows the units of an account: its own and those it took over, or all that report", async () => {
    const unitsOf = async (org_unit_key: string | null): Promise<string[]> => {
      const answer = await doorIn({ accountOf: () => ({ org_unit_key }) }).get("/api/account");
      return (await answer.json()).units.map((unit: { org_unit_key: string }) => unit.org_unit_key);
    };
    expect(await unitsOf("20335a")).toEqual(["20335a"]);
    expect(await unitsOf("20347b")).toEqual(["20338a", "20347a", "20347b"]);
    expect((await unitsOf(null)).length).toBeGreaterThan(35);
    expect(await unitsOf("no-such-unit")).toEqual([]);
  });

  it("tells the units that there are on its day from those that ended or have not begun", async () => {
    const currentOn = async (instant: string): Promise<string[]> => {
      const { units } = await (await doorIn({}, instant).get("/api/account")).json();
      return units.flatMap((unit: { org_unit_key: string; is_current: boolean }) =>
        unit.is_current ? [unit.org_unit_key] : [],
      );
    };
    expect(await currentOn("2023-06-16T02:30:00.000Z")).toContain("20335a");
    expect(await currentOn("2023-06-16T02:30:00.000Z")).not.toContain("20335n");
    expect(await currentOn("2025-12-15T02:30:00.000Z")).toContain("20335n");
    expect(await currentOn("2025-12-15T02:30:00.000Z")).not.toContain("20335a");
  });

  it.each(ofTheWard)("%s is refused to another unit's account", async (path) => {
    const door = laptopDoorFor({ org_unit_key: "20341a" });
    expect(await refusalOf(await door.get(path))).toBe("403 not-your-unit");
  });

  it("gives another unit's account no place to send to, and takes nothing from it", async () => {
    const door = laptopDoorFor({ org_unit_key: "20341a" });
    expect(await refusalOf(await door.post("/api/uploads", uploadAsked("20335a", 1)))).toBe(
      "403 not-your-unit",
    );
    const key = inboxKey("20335a", crypto.randomUUID());
    expect(await refusalOf(await door.post("/api/inbox", formOf({ key }, goodFile)))).toBe(
      "403 not-your-unit",
    );
    expect(await contentsOf(door.store)).toEqual({});
  });

  it("does not let a unit's account learn which units there are", async () => {
    const door = laptopDoorFor(ward);
    expect(await refusalOf(await door.get("/api/reports?unit=no-such-unit"))).toBe("403 not-your-unit");
    expect(await refusalOf(await laptopDoorFor(office).get("/api/reports?unit=no-such-unit"))).toBe(
      "404 no-such-unit",
    );
  });

  it("sends what a successor sends for a unit that it took over under its own name", async () => {
    const door = doorIn({ accountOf: () => ({ org_unit_key: "20347b" }) });
    const place = await (await door.post("/api/uploads", uploadAsked("20338a", 1))).json();
    expect(place.org_unit_key).toBe("20347b");
    expect(place.fields.key).toBe(inboxKey("20347b", place.upload_id));
  });
});

describe("the session", () => {
  it("opens the pages of a closed site for a working day, by cookies that no script can read", async () => {
    const until: string[] = [];
    const siteCookies = {
      sign: async (at: string) => {
        until.push(at);
        return { "CloudFront-Policy": "p", "CloudFront-Signature": "s" };
      },
    };
    const answer = await doorIn({ siteCookies }).get("/api/session");
    expect(await answer.json()).toEqual({ until_at: "2023-06-16T14:30:00.000Z" });
    expect(until).toEqual(["2023-06-16T14:30:00.000Z"]);
    expect(answer.headers.getSetCookie()).toEqual([
      "CloudFront-Policy=p; Max-Age=43200; Path=/; Secure; HttpOnly; SameSite=Lax",
      "CloudFront-Signature=s; Max-Age=43200; Path=/; Secure; HttpOnly; SameSite=Lax",
    ]);
  });

  it("sets no cookie where the site is not closed", async () => {
    expect((await doorIn({}).get("/api/session")).headers.getSetCookie()).toEqual([]);
  });
});

describe("forms", () => {
  it("are made for the one unit, form and period, as the command makes them", async () => {
    const answer = await laptopDoorFor(ward).get(`/api/forms/${stream}`);
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="wards-quarterly_2023-Q2_20335a.xlsx"',
    );
    const [made] = writeForms({
      ...{ catalogue, hashing, formKey: sampleFormKey },
      ...{ form_id: "wards-quarterly", period_id: "2023-Q2", org_unit_key: "20335a" },
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(made!.bytes);
    expect(readSubmissionFile(made!.bytes).ok).toBe(true);
  });

  it.each(["wards-quarterly/2031-Q2/20335a", "organisations-quarterly/2023-Q2/20335a", "x/2023-Q2/20335a"])(
    "%s is none",
    async (path) => {
      expect(await refusalOf(await laptopDoorFor(ward).get(`/api/forms/${path}`))).toBe("404 no-such-report");
    },
  );
});

describe("what a unit owes", () => {
  it("is said with its days, its state and what was answered", async () => {
    const door = laptopDoorFor(ward);
    await door.send("20335a", goodFile);
    const { reports } = await (await door.get("/api/reports?unit=20335a")).json();
    const report = (period: string) =>
      reports.find(
        (each: { form_id: string; period_id: string }) =>
          each.form_id === "wards-quarterly" && each.period_id === period,
      );
    expect(report("2023-Q2")).toMatchObject({
      ...{ state: "open", can_send: true, standing: "on_time", receipt_count: 1 },
      opens: { vi: "15/06/2023" },
      due: { vi: "19/06/2023", en: "2023-06-19" },
      closes: { vi: "28/06/2023" },
    });
    expect(report("2023-Q1")).toMatchObject({ state: "closed", can_send: false, standing: "missing" });
    expect(report("2023-Q3")).toMatchObject({ state: "not_due", can_send: false, receipt_count: 0 });
  });
});

describe("a file that is sent", () => {
  it("gets its receipt at once on a laptop, and lies in the inbox no more", async () => {
    const door = laptopDoorFor(ward);
    const answer = await door.get(await door.send("20335a", goodFile));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      ...{ verdict: "accepted", timeliness: "on_time", receipt_no: 1, is_simulated: true, issues: [] },
      address: `${stream}/1`,
      words: { vi: { arrived: "09:30 16/06/2023", timeliness: "đúng hạn" } },
    });
    expect(Object.keys(await contentsOf(door.store)).filter((key) => key.startsWith("inbox/"))).toEqual([]);
  });

  it("names each wrong cell, in both languages, and until when a correction is on time", async () => {
    const door = laptopDoorFor(ward);
    const wrong = filledForm({
      ...{ unit: "20335a", period: "2023-Q2" },
      answers: { "dialogue-count.value": "1,5" },
    });
    const receipt = await (await door.get(await door.send("20335a", wrong))).json();
    expect(receipt).toMatchObject({ verdict: "rejected", error_count: 1, warning_count: 0 });
    expect(receipt.issues[0]).toMatchObject({ severity: "error", sheet: "Số liệu" });
    expect(receipt.issues[0].cell).toMatch(/^[A-Z]+\d+$/);
    expect(receipt.issues[0].words.vi.found).toContain("1,5");
    expect(receipt.issues[0].words.en.remedy).not.toBe("");
    expect(receipt.resend).toMatchObject({ vi: "Gửi lại đến hết ngày 19/06/2023 vẫn tính là đúng hạn." });
  });

  it("that comes after the close is told the day on which it closed", async () => {
    const door = laptopDoorFor(ward, "2023-08-01T02:30:00.000Z");
    const receipt = await (await door.get(await door.send("20335a", goodFile))).json();
    expect(receipt).toMatchObject({ verdict: "rejected", timeliness: "closed", resend: { vi: null } });
    expect(receipt.issues.map(({ code }: { code: string }) => code)).toEqual(["window-closed"]);
    expect(receipt.issues[0].words.vi.expected).toContain("28/06/2023");
  });

  it("that is no workbook has a receipt of its sender, and no form or period", async () => {
    const door = laptopDoorFor(ward);
    const receipt = await (await door.get(await door.send("20335a", new Uint8Array([1, 2, 3])))).json();
    expect(receipt).toMatchObject({ verdict: "rejected", address: "_/_/20335a/1", timeliness: null });
    expect((await door.get("/api/receipts/_/_/20335a/1")).status).toBe(200);
  });

  it("whose codes were signed with another key is returned", async () => {
    const { reception, store } = receptionAt(whileOpen);
    const [forged] = writeForms({
      ...{ catalogue, hashing, formKey: "a key of one's own" },
      ...{ form_id: "wards-quarterly", period_id: "2023-Q2", org_unit_key: "20335a" },
    });
    const door = laptopDoorFor(ward, whileOpen, reception.store);
    const receipt = await (await door.get(await door.send("20335a", forged!.bytes))).json();
    expect(receipt.verdict).toBe("rejected");
    expect(receipt.issues.map(({ code }: { code: string }) => code)).toContain("form-codes-forged");
    expect(Object.keys(await contentsOf(store)).some((key) => key.startsWith("accepted/"))).toBe(false);
  });

  it("by one unit with the form of another is returned, under the sender", async () => {
    const door = laptopDoorFor({ org_unit_key: "20341a" });
    const receipt = await (await door.get(await door.send("20341a", goodFile))).json();
    expect(receipt).toMatchObject({ verdict: "rejected", address: "_/_/20341a/1" });
  });

  it("twice under one upload is taken once", async () => {
    const door = laptopDoorFor(ward);
    const address = await door.send("20335a", goodFile);
    const key = inboxKey("20335a", address.split("/").at(-1)!);
    const other = filledForm({ unit: "20335a", period: "2023-Q2", count: 7 });
    expect(await refusalOf(await door.post("/api/inbox", formOf({ key }, other)))).toBe("409 already-sent");
    const waiting = inboxKey("20335a", crypto.randomUUID());
    await door.store.create(waiting, other);
    expect(await refusalOf(await door.post("/api/inbox", formOf({ key: waiting }, other)))).toBe(
      "409 already-sent",
    );
    expect((await (await door.get("/api/receipts?unit=20335a")).json()).receipts).toHaveLength(1);
  });

  it("too large is refused when asked for and when posted, and nothing of it is kept", async () => {
    const door = laptopDoorFor(ward);
    const { fileBytes } = generalLimits;
    expect(await refusalOf(await door.post("/api/uploads", uploadAsked("20335a", fileBytes + 1)))).toBe(
      "413 too-large",
    );
    const key = inboxKey("20335a", crypto.randomUUID());
    for (const size of [fileBytes + 1, fileBytes + 100_000])
      expect(await refusalOf(await door.post("/api/inbox", formOf({ key }, new Uint8Array(size))))).toBe(
        "413 too-large",
      );
    expect(await contentsOf(door.store)).toEqual({});
  });

  it("is waited for while nobody has answered it, and unknown where nothing arrived", async () => {
    const door = doorIn({});
    const { org_unit_key, upload_id, url, fields } = await (
      await door.post("/api/uploads", uploadAsked("20335a", 10))
    ).json();
    expect([url, fields.key]).toEqual(["https://bucket.example/", inboxKey("20335a", upload_id)]);
    const address = `/api/uploads/${org_unit_key}/${upload_id}`;
    expect(await refusalOf(await door.get(address))).toBe("404 no-such-upload");
    await door.store.create(fields.key, goodFile);
    const answer = await door.get(address);
    expect([answer.status, await answer.json()]).toEqual([202, { state: "waiting" }]);
  });

  it("that was not even read has its one reason, and no receipt", async () => {
    const { reception, store } = receptionAt(whileOpen);
    const key = inboxKey("20335a", crypto.randomUUID());
    await store.create(key, new Uint8Array(generalLimits.fileBytes + 1));
    await answerWaiting(reception);
    const answer = await laptopDoorFor(ward, whileOpen, store).get(key.replace("inbox/", "/api/uploads/"));
    const refused = await answer.json();
    expect(refused).toMatchObject({
      verdict: "rejected",
      receipt_no: null,
      error_count: 1,
      warning_count: 0,
    });
    expect(refused.issues[0]).toMatchObject({ code: "file-too-large", cell: null });
    expect(
      await (await laptopDoorFor(ward, whileOpen, store).get("/api/receipts?unit=20335a")).json(),
    ).toEqual({
      receipts: [],
    });
  });

  it("and left in the inbox by a killed run is answered by the next", async () => {
    const { reception, store } = receptionAt(whileOpen);
    const key = inboxKey("20335a", crypto.randomUUID());
    await store.create(key, goodFile);
    await answerWaiting(reception);
    const answer = await laptopDoorFor(ward, whileOpen, store).get(key.replace("inbox/", "/api/uploads/"));
    expect(await answer.json()).toMatchObject({ verdict: "accepted", receipt_no: 1 });
    expect(await store.head(key)).toBeNull();
  });

  it("as what no form's POST is, is refused", async () => {
    const door = laptopDoorFor(ward);
    const refused = [
      await door.post("/api/inbox", formOf({ key: "received/abc" }, goodFile)),
      await door.post("/api/inbox", formOf({}, goodFile)),
      await door.post("/api/inbox", new URLSearchParams({ key: inboxKey("20335a", crypto.randomUUID()) })),
      await door.post("/api/uploads", "no json"),
      await door.post("/api/uploads", "[]"),
      await door.post("/api/uploads", uploadAsked("20335a", -1)),
      await door.post("/api/uploads", JSON.stringify({ org_unit_key: 5, size_bytes: 1 })),
    ];
    for (const answer of refused) expect(await refusalOf(answer)).toBe("400 wrong-request");
  });
});

describe("the file with its errors marked", () => {
  const withErrors = filledForm({
    ...{ unit: "20335a", period: "2023-Q2" },
    answers: { "dialogue-count.value": "1,5" },
  });

  it.each([
    ["vi", "Lỗi"],
    ["en", "Errors"],
  ])("is to be had in %s, by its upload and by its receipt", async (language, sheet) => {
    const door = laptopDoorFor(ward);
    const upload = await door.send("20335a", withErrors);
    expect((await (await door.get(upload)).json()).has_marked).toBe(true);
    for (const address of [upload, `/api/receipts/${stream}/1`]) {
      const answer = await door.get(`${address}/marked?lang=${language}`);
      expect(answer.headers.get("content-disposition")).toContain("wards-quarterly_2023-Q2_20335a-loi.xlsx");
      const grid = readSubmissionFile(new Uint8Array(await answer.arrayBuffer()));
      expect(grid.ok && grid.value.sheets.map(({ name }) => name)).toContain(sheet);
    }
  });

  it("is not there where there is nothing to mark", async () => {
    const door = laptopDoorFor(ward);
    const noted = filledForm({ unit: "20335a", period: "2023-Q2", note: "Gọi 0905123456" });
    for (const bytes of [goodFile, new Uint8Array([1, 2, 3]), noted]) {
      const upload = await door.send("20335a", bytes);
      expect((await (await door.get(upload)).json()).has_marked).toBe(false);
      expect(await refusalOf(await door.get(`${upload}/marked`))).toBe("404 nothing-to-mark");
    }
    expect(await refusalOf(await door.get(`/api/receipts/${stream}/9/marked`))).toBe("404 no-such-receipt");
  });

  it("is refused to another unit's account", async () => {
    const { store } = laptopDoorFor(ward);
    const upload = await laptopDoorFor(ward, whileOpen, store).send("20335a", withErrors);
    const other = laptopDoorFor({ org_unit_key: "20341a" }, whileOpen, store);
    for (const address of [upload, `/api/receipts/${stream}/1`])
      expect(await refusalOf(await other.get(`${address}/marked`))).toBe("403 not-your-unit");
  });
});

describe("receipts", () => {
  it("are listed newest first and read again one by one", async () => {
    const { store } = laptopDoorFor(ward);
    await laptopDoorFor(ward, whileOpen, store).send("20335a", new Uint8Array([1]));
    await laptopDoorFor(ward, "2023-06-17T02:30:00.000Z", store).send("20335a", goodFile);
    const door = laptopDoorFor(ward, "2023-06-18T02:30:00.000Z", store);
    const { receipts } = await (await door.get("/api/receipts?unit=20335a")).json();
    expect(receipts.map(({ address }: { address: string }) => address)).toEqual([
      `${stream}/1`,
      "_/_/20335a/1",
    ]);
    expect(await (await door.get(`/api/receipts/${stream}/1`)).json()).toMatchObject({ verdict: "accepted" });
  });

  it.each([`${stream}/1`, `${stream}/x`, "..%2F..%2Freceived/x/20335a/1", "wards%00/2023-Q2/20335a/1"])(
    "%s is none",
    async (address) => {
      const answer = await laptopDoorFor(ward).get(`/api/receipts/${address}`);
      expect(await refusalOf(answer)).toBe("404 no-such-receipt");
    },
  );
});

describe("reminders", () => {
  it("name the units that still owe a report, for the office only", async () => {
    const path = "/api/reminders?form=wards-quarterly&period=2023-Q2";
    const { store } = laptopDoorFor(ward);
    await laptopDoorFor(ward, whileOpen, store).send("20335a", goodFile);
    const answer = await (await laptopDoorFor(office, whileOpen, store).get(path)).json();
    expect(answer.expected_count).toBe(13);
    expect(answer.owing).toHaveLength(12);
    expect(answer.owing.map(({ org_unit_key }: { org_unit_key: string }) => org_unit_key)).not.toContain(
      "20335a",
    );
    expect(await refusalOf(await laptopDoorFor(ward).get(path))).toBe("403 office-only");
    expect(
      await refusalOf(await laptopDoorFor(office).get("/api/reminders?form=wards-quarterly&period=x")),
    ).toBe("404 no-such-report");
  });
});

describe("faults", () => {
  const broken = (error: Error) => {
    const { store } = receptionAt(whileOpen);
    const fail = (): never => {
      throw error;
    };
    return doorIn({ store: { ...store, list: fail } });
  };

  it.each([
    [new Retryable("busy"), "503 try-again"],
    [new Fatal("no permission for /secret/place"), "500 broken"],
    [new TypeError("x is undefined"), "500 broken"],
  ])("%s is told in words for people, without its own", async (error, expected) => {
    const answer = await broken(error).get("/api/reports?unit=20335a");
    const text = await answer.clone().text();
    expect(await refusalOf(answer)).toBe(expected);
    expect(text).not.toContain(error.message);
  });

  it("every refusal has both languages and a status of its kind", () => {
    for (const { status, vi, en } of Object.values(problems)) {
      expect(status).toBeGreaterThanOrEqual(400);
      for (const words of [vi, en]) expect(`${words.title} ${words.detail}`).toMatch(/\.$/);
    }
  });
});
