import { type Page, pathOf } from "../routes.ts";
import { formsOf, type Site } from "../site.ts";
import { completenessPage } from "./completeness.ts";
import { consolePage } from "./console.ts";
import { datasetsPage } from "./datasets.ts";
import { editionPage } from "./edition.ts";
import { editionsPage } from "./editions.ts";
import { formPage } from "./form.ts";
import { indicatorPage } from "./indicator.ts";
import { indicatorsPage } from "./indicators.ts";
import { type Content, type Context, contextFor, pageBody } from "./layout.ts";
import { methodPage, notFoundPage } from "./method.ts";
import { notebookPage, notebooksPage } from "./notebook.ts";
import { originsPage } from "./origins.ts";
import { overview } from "./overview.ts";
import { periodPage } from "./period.ts";
import { periodsPage } from "./periods.ts";
import { qualityPage } from "./quality.ts";
import { reportPage } from "./report.ts";
import { termPage, yearPage } from "./review.ts";
import { searchPage } from "./search.ts";
import { targetPage } from "./target.ts";
import { termReportPage } from "./term-report.ts";
import { unitPage } from "./unit.ts";
import { unitsPage } from "./units.ts";

export interface RenderedPage {
  readonly title: string;
  readonly body: string;
  /** rules that this page alone has; "" where there are none */
  readonly style: string;
}

/** A page as markup: pure, from the publication's rows; `prose` is what the page's own Markdown says. */
export function renderPage(site: Site, page: Page, prose: string): RenderedPage {
  const context = contextFor(site, page);
  const content = contentOf(page, prose, context);
  return {
    title: content.heading,
    body: pageBody(page, content, context).markup,
    style: content.style ?? "",
  };
}

function contentOf({ route, language }: Page, prose: string, context: Context): Content {
  const { site } = context;
  switch (route.kind) {
    case "overview":
      return overview(context);
    case "indicators":
      return indicatorsPage(context);
    case "indicator":
      return indicatorPage(
        found(site.indicatorById.get(route.indicatorId), pathOf(route, language)),
        context,
      );
    case "origins":
      return originsPage(found(site.indicatorById.get(route.indicatorId), pathOf(route, language)), context);
    case "target":
      return targetPage(route.groupId, context);
    case "units":
      return unitsPage(context);
    case "unit":
      return unitPage(found(site.unitByKey.get(route.orgUnitKey), pathOf(route, language)), context);
    case "periods":
      return periodsPage(context);
    case "period": {
      const period = site.reportedPeriods.find(({ period_id }) => period_id === route.periodId);
      return periodPage(found(period, pathOf(route, language)), context);
    }
    case "completeness":
      return completenessPage(context);
    case "quality":
      return qualityPage(context);
    case "form": {
      const form = formsOf(site).find(({ form_id }) => form_id === route.formId);
      return formPage(found(form, pathOf(route, language)), context);
    }
    case "term":
      return termPage(context);
    case "term-report":
      return termReportPage(context);
    case "year":
      return yearPage(route.year, context);
    case "editions":
      return editionsPage(context);
    case "edition": {
      const edition = site.editions.find(({ id }) => id === route.editionId);
      return editionPage(found(edition, pathOf(route, language)), context);
    }
    case "datasets":
      return datasetsPage(context);
    case "notebooks":
      return notebooksPage(context);
    case "notebook": {
      const notebook = site.notebooks.find(({ id }) => id === route.notebookId);
      return notebookPage(found(notebook, pathOf(route, language)), context);
    }
    case "method":
      return methodPage(prose, context);
    case "report":
      return reportPage(context);
    case "console":
      return consolePage(context);
    case "search":
      return searchPage(context);
    case "not-found":
      return notFoundPage(prose, context);
  }
}

function found<T>(value: T | undefined, path: string): T {
  if (value === undefined) throw new Error(`The page ${path} is about something that is not published.`);
  return value;
}
