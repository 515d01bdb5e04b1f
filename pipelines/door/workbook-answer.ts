import type { Context } from "hono";

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook to be saved under a name of plain letters, digits, "_", "-" and ".". */
export const workbookAnswer = (context: Context, fileName: string, bytes: Uint8Array): Response =>
  context.body(Uint8Array.from(bytes), 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${fileName}"`,
  });
