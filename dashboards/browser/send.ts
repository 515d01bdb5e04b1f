import { type Door, type Receipt, Refused } from "./door.ts";

interface Place {
  readonly org_unit_key: string;
  readonly upload_id: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Sending {
  /** whole percents */
  readonly onSent: (percent: number) => void;
  readonly onArrived: () => void;
}

/** Seconds between looks for the receipt, each longer than the last; about a minute and a half in all. */
const pauses = [0.2, 0.5, 1, 1, 2, 2, 3, 3, 5, 5, 8, 8, 10, 10, 15, 15];

/** Sends a file for a unit and gives its receipt; null where it has arrived and is not answered yet. */
export async function send(door: Door, unit: string, file: File, sending: Sending): Promise<Receipt | null> {
  const place = await door.post<Place>("uploads", { org_unit_key: unit, size_bytes: file.size });
  await put(place, file, sending.onSent);
  sending.onArrived();
  for (const pause of pauses) {
    const answer = await door.askRaw(`uploads/${place.org_unit_key}/${place.upload_id}`);
    if (answer.status === 200) return answer.json();
    await new Promise((done) => setTimeout(done, pause * 1_000));
  }
  return null;
}

/** The form's POST, with what of it has gone; fetch does not tell that. */
function put({ url, fields }: Place, file: File, onSent: (percent: number) => void): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  const request = new XMLHttpRequest();
  return new Promise((done, fail) => {
    request.upload.onprogress = ({ loaded, total }) => onSent(Math.round((100 * loaded) / total));
    request.onerror = () => fail(new TypeError("not reached"));
    request.onload = () => (request.status < 300 ? done() : fail(refusalFrom(request)));
    request.open("POST", url);
    request.send(form);
  });
}

/** S3 refuses in XML, which is nothing for people. */
function refusalFrom({ status, responseText }: XMLHttpRequest): Error {
  return responseText.startsWith("{")
    ? new Refused(status, JSON.parse(responseText))
    : new TypeError("refused");
}
