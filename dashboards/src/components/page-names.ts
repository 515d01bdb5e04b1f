import { dayText } from "./format.ts";
import { quoted } from "./notebook.ts";
import type { FindablePage } from "./page-search.ts";
import type { Route } from "./routes.ts";
import { unitName } from "./sentences.ts";
import { type Language, labelsOf, type Site } from "./site.ts";
import { say } from "./text.ts";

export interface NamedPage extends FindablePage {
  /** what kind of page it is; "" where its name says it */
  readonly kind: string;
}

/** What a page is called in a list of pages, and the words by which it is found. */
export function pageName(route: Route, site: Site, language: Language): NamedPage {
  const named = (name: string, kind: string, ...words: readonly (string | null)[]): NamedPage => ({
    ...{ name, kind },
    words: [kind, ...words].filter((word) => word !== null && word !== "").join(" "),
  });
  switch (route.kind) {
    case "indicator": {
      const { indicator_id, group_id, ...indicator } = site.indicatorById.get(route.indicatorId)!;
      const name = indicator[`short_${language}`];
      return named(
        ...([name, say(language, "search-indicator"), indicator[`name_${language}`]] as const),
        ...[group_id, indicator_id],
      );
    }
    case "target": {
      const label = labelsOf(site, "group").find(({ id }) => id === route.groupId)?.[`name_${language}`];
      return named(`${route.groupId} ${label ?? ""}`.trim(), say(language, "search-target"));
    }
    case "unit": {
      const unit = site.unitByKey.get(route.orgUnitKey)!;
      return named(
        ...([unitName(unit, site, language), say(language, "search-unit")] as const),
        ...[unit[`name_${language}`], unit.org_unit_key],
      );
    }
    case "origins": {
      const { indicator_id, ...indicator } = site.indicatorById.get(route.indicatorId)!;
      const name = say(language, "search-origins-of", { indicator: indicator[`short_${language}`] });
      return named(name, "", indicator_id);
    }
    case "period": {
      const period = site.reportedPeriods.find(({ period_id }) => period_id === route.periodId)!;
      return named(period[`label_${language}`], say(language, "search-period"), period.period_id);
    }
    case "year":
      return named(String(route.year), say(language, "search-year"));
    case "form": {
      const form = site.forms.find(({ form_id }) => form_id === route.formId)!;
      return named(form[`name_${language}`], say(language, "search-form"), form.form_id);
    }
    case "edition": {
      const day = dayText(route.editionId, language);
      return named(day, say(language, "search-edition"), route.editionId);
    }
    case "notebook": {
      const notebook = site.notebooks.find(({ id }) => id === route.notebookId)!;
      return named(quoted(notebook.title, notebook, language), say(language, "search-notebook"));
    }
    default:
      return named(say(language, route.kind), "");
  }
}
