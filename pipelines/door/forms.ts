import type { Hono } from "hono";
import { writeForms } from "../steps/write-forms.ts";
import { chosenUnit } from "./chosen-unit.ts";
import { problem } from "./problem.ts";
import { workbookAnswer } from "./workbook-answer.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

/** The blank workbook of one unit, form and period, made and signed as it is asked for. */
export function addForms(door: Hono<DoorEnv>, world: DoorWorld): void {
  door.get("/api/forms/:form/:period/:unit", (context) => {
    const { form: form_id, period: period_id, unit: asked } = context.req.param();
    const unit = chosenUnit(context, asked, world);
    if (unit instanceof Response) return unit;
    const [form] = writeForms({ ...world, form_id, period_id, org_unit_key: unit.org_unit_key });
    if (form === undefined) return problem(context, "no-such-report", { form: form_id, period: period_id });
    return workbookAnswer(context, form.fileName, form.bytes);
  });
}
