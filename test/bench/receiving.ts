import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { child, inMegabytes, line, type Measured, measuredBy, middleOf, ratio } from "./measure.ts";

/** Python with openpyxl, as in test/formats/ooxml/openpyxl.test.ts. */
const python = process.env.THUOCDO_PYTHON ?? "python3";
const readByOpenpyxl = `
import glob, json, resource, sys, time, openpyxl
cells, started, before = 0, time.perf_counter(), time.process_time()
for path in sorted(glob.glob(sys.argv[1] + "/*.xlsx")):
    book = openpyxl.load_workbook(path, read_only=sys.argv[2] == "streaming")
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            cells += sum(value is not None for value in row)
    book.close()
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
print(json.dumps({"seconds": seconds, "processorSeconds": time.process_time() - before, "peakMegabytes": peak, "facts": {"cells": cells}}))
`;

/** Prints what reading and receiving filled forms costs, beside openpyxl reading the same files. */
export function benchReceiving(folder: string, count: number): void {
  const forms = join(folder, "forms");
  child("make-workbooks", forms, String(count));
  console.log(`\nreceive: ${count} filled quarterly forms of wards, no two alike, into an empty store`);
  const idle = child("nothing");
  const read = middleOf(() => child("read", forms));
  const received = middleOf((round) => child("receive", forms, join(folder, `received-${round}`)));
  const speed = ({ seconds }: Measured): string => `${(count / seconds).toFixed(0)} workbooks/s`;
  const memory = (name: string, measured: Measured): void => {
    const over = ratio(measured.peakMegabytes, idle.peakMegabytes);
    line(`${name}, peak memory`, inMegabytes(measured), `${over} a process that only starts`);
  };
  line("receive", speed(received), `${ratio(received.seconds, read.seconds)} the time of reading alone`);
  memory("receive", received);
  line("read alone", speed(read));
  memory("read alone", read);

  if (spawnSync(python, ["-c", "import openpyxl"]).status !== 0) {
    console.warn(`NOT COMPARED with openpyxl: ${python} has none (THUOCDO_PYTHON names another Python)`);
    return;
  }
  for (const way of ["whole", "streaming"]) {
    const theirs = middleOf(() => measuredBy(python, ["-X", "utf8", "-c", readByOpenpyxl, forms, way]));
    const [reading, receiving] = [read, received].map(({ seconds }) => ratio(theirs.seconds, seconds));
    line(`openpyxl reads, ${way}`, speed(theirs), `we read at ${reading}, receive at ${receiving} its speed`);
    const memoryRatio = ratio(read.peakMegabytes, theirs.peakMegabytes);
    line(`openpyxl reads, ${way}, peak`, inMegabytes(theirs), `we read with ${memoryRatio} its memory`);
  }
}
