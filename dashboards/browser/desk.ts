import { addressOf, offerUnits, offerWindows, stateOf } from "./choices.ts";
import type { About, Account, Owing, Receipt, ReceiptLine, Report } from "./door.ts";
import { attempt, door, download, fileInput, language, unitSelect, windowSelect } from "./page.ts";
import { copyOf, fill, part, show } from "./parts.ts";
import { showReceipt } from "./receipt.ts";
import { showReceipts } from "./receipt-list.ts";
import { sayProgress } from "./saying.ts";
import { send } from "./send.ts";

/** What lies on the desk: the chosen unit's reports, and where the shown receipt is read. */
const desk = { reports: [] as readonly Report[], receiptPath: "" };
const isLaptop = ["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);

/** Everything that an account can do, from choosing a unit to reading its receipts. What is chosen stands in the address. */
export async function openDesk(about: About, account: Account): Promise<void> {
  const asked = new URLSearchParams(location.search);
  offerUnits(unitSelect, account.units, language);
  choose(unitSelect, account.org_unit_key);
  choose(unitSelect, asked.get("unit"));
  fill(part("drop"), { limit: about.max_bytes / 1024 ** 2 });
  const showChosen = (): Promise<void> => showWindow(about, account);
  unitSelect.addEventListener("change", () => {
    part("receipt").hidden = true;
    attempt(() => showUnit(about).then(showChosen));
  });
  windowSelect.addEventListener("change", () => attempt(showChosen));
  part("form").addEventListener("click", () =>
    attempt(() => download(`forms/${windowSelect.value}/${unitSelect.value}`)),
  );
  part("marked").addEventListener("click", () =>
    attempt(() => download(`${desk.receiptPath}/marked?lang=${language}`)),
  );
  part("drop").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => sendFile(about).then(showChosen));
  });
  takeDrops(part("drop"));
  await showUnit(about);
  choose(windowSelect, asked.get("report"));
  await showChosen();
}

/** Chooses an option, where there is such a one. */
function choose(select: HTMLSelectElement, value: string | null): void {
  if ([...select.options].some((option) => option.value === value)) select.value = value!;
}

async function showUnit({ today }: About): Promise<void> {
  const before = windowSelect.value;
  const unit = unitSelect.value;
  const [{ reports }, { receipts }] = await Promise.all([
    door.ask<{ reports: readonly Report[] }>(`reports?unit=${unit}`),
    door.ask<{ receipts: readonly ReceiptLine[] }>(`receipts?unit=${unit}`),
  ]);
  desk.reports = reports;
  offerWindows(windowSelect, reports, language);
  choose(windowSelect, before);
  const isOpen = reports.some(({ can_send }) => can_send);
  fill(part("chooser"), { today: today[language] });
  show(part("chooser"), isOpen ? [] : ["nothing-open"]);
  showReceipts(receipts, language, (address) =>
    attempt(async () => openReceipt(await door.ask<Receipt>(`receipts/${address}`))),
  );
}

async function showWindow({ today, is_simulated }: About, { org_unit_key }: Account): Promise<void> {
  const report = desk.reports.find((each) => addressOf(each) === windowSelect.value);
  if (report === undefined) return;
  const days = { opens: report.opens[language], due: report.due[language], closes: report.closes[language] };
  const facts = { today: today[language], standing: report.standing_words[language], day: report.opens.en };
  const canRehearse = stateOf(report) === "closed" && is_simulated && isLaptop;
  fill(part("window"), { ...days, ...facts });
  show(part("window"), [stateOf(report), ...(canRehearse ? ["rehearse"] : [])]);
  const query = new URLSearchParams({ unit: unitSelect.value, report: addressOf(report) });
  history.replaceState(null, "", `?${query}`);
  if (org_unit_key === null) await showOwing(report);
}

/** Who still owes the chosen report, for the office. */
async function showOwing({ form_id, period_id }: Report): Promise<void> {
  const { owing, expected_count } = await door.ask<Owing>(`reminders?form=${form_id}&period=${period_id}`);
  part("owing").hidden = owing.length === 0;
  fill(part("owing"), { owing: owing.length, expected: expected_count });
  const lines = owing.map((unit) => {
    const line = copyOf("owing-unit");
    fill(line, { unit: unit[`name_${language}`], standing: unit.standing_words[language] });
    return line;
  });
  part("owing-units").replaceChildren(...lines);
}

function openReceipt(receipt: Receipt): void {
  desk.receiptPath = receipt.receipt_no === null ? "" : `receipts/${receipt.address}`;
  showReceipt(receipt, language);
}

async function sendFile(about: About): Promise<void> {
  const file = fileInput.files?.[0];
  if (file === undefined) {
    sayProgress("choose-file");
    fileInput.focus();
    return;
  }
  const { name } = file;
  sayProgress("sending", { name, percent: 0 });
  const receipt = await send(door, unitSelect.value, file, {
    onSent: (percent) => sayProgress("sending", { name, percent }),
    onArrived: () => sayProgress("reading"),
  });
  sayProgress(receipt === null ? "waiting" : null);
  fileInput.value = "";
  if (receipt !== null) openReceipt(receipt);
  await showUnit(about);
}

/** A file dropped on the form is the chosen file. */
function takeDrops(form: HTMLElement): void {
  const mark = (event: DragEvent, isOver: boolean): void => {
    event.preventDefault();
    form.classList.toggle("over", isOver);
  };
  form.addEventListener("dragover", (event) => mark(event, true));
  form.addEventListener("dragleave", (event) => mark(event, false));
  form.addEventListener("drop", (event) => {
    mark(event, false);
    if (event.dataTransfer !== null) fileInput.files = event.dataTransfer.files;
  });
}
