import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";
import { createRichTextCollector, type RichText } from "./rich-text.ts";
import { readXml } from "./xml.ts";

/** The texts of the shared strings part, in the order cells refer to them. */
export function sharedStringsFromXml(
  part: string,
  bytes: Uint8Array,
  limits: ReadingLimits,
): Result<readonly RichText[], Issue> {
  const strings: RichText[] = [];
  const item = createRichTextCollector();
  let path: readonly string[] = [];
  const problem = readXml(part, bytes, limits, {
    root: "sst",
    open(element) {
      path = element.path;
      item.open(element);
      return null;
    },
    text(text) {
      item.text(text, path);
      return item.length() > limits.characters
        ? refusal("text-too-long", { part, limit: limits.characters })
        : null;
    },
    close(name) {
      if (name === "si") strings.push(item.take());
      return strings.length > limits.sharedStrings
        ? refusal("too-many-strings", { part, limit: limits.sharedStrings })
        : null;
    },
  });
  return problem === null ? success(strings) : failure(problem);
}
