import { type Command, Option } from "commander";
import { type EditionChoice, editionChoices } from "../domain/public-edition.ts";
import type { PublishedEdition } from "../domain/published.ts";

export interface EditionOptions {
  readonly edition: EditionChoice;
}

/** Adds --edition: for whom it is made. */
export const withEdition = (command: Command): Command =>
  command.addOption(
    new Option(
      "--edition <edition>",
      "cho lãnh đạo, cho mọi người (chỉ chỉ tiêu công khai), hoặc cả hai / for leaders, for everybody (public indicators only), or both",
    )
      .choices(Object.keys(editionChoices))
      .default("leadership" satisfies EditionChoice),
  );

/** The editions that are asked for, leaders' first. */
export const editionsOf = ({ edition }: EditionOptions): readonly PublishedEdition[] =>
  editionChoices[edition];
