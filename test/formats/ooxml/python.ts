import { spawnSync } from "node:child_process";

/** Python with openpyxl and openxml-audit (pip install openpyxl openxml-audit); another than python3 by THUOCDO_PYTHON. */
const python = process.env.THUOCDO_PYTHON ?? "python3";

export const runPython = (...args: string[]) =>
  spawnSync(python, ["-X", "utf8", ...args], { encoding: "utf8" });

const hasModule = (name: string): boolean => runPython("-c", `import ${name}`).status === 0;
export const hasOpenpyxl = hasModule("openpyxl");
export const hasAudit = hasModule("openxml_audit");
if (!hasOpenpyxl) console.warn(`NOT CHECKED against openpyxl: ${python} has no openpyxl`);
if (!hasAudit) console.warn(`NOT CHECKED against openxml-audit: ${python} has no openxml_audit`);

export const auditVersions = ["office2007", "microsoft365"] as const;

/** What openxml-audit finds in a workbook against a version of Office; "no findings" where it is sound. */
export function auditOf(file: string, version: (typeof auditVersions)[number]): string {
  const { stdout } = runPython("-m", "openxml_audit", "--format", version, "--max-errors", "0", file);
  const text = stdout.replace(/\s+/g, " ").trim();
  return text === "Microsoft Excel: expected to open cleanly (no findings) Errors: 0" ? "no findings" : text;
}
