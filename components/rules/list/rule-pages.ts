import type { RuleView } from '@/components/rules/editor/view';

export type RulePage = {
  /** How many rules are before the page. */
  readonly first: number;
  readonly views: readonly RuleView[];
};

const mostRules = 50;
/** A rule may have 20 conditions with 20 values each. A page of such rules would be a megabyte. */
const mostCharacters = 8_000;

/** Returns the pages of the rules: at most 50 rules each, and fewer when their texts are long. No rules have no pages. */
export function rulePages(views: readonly RuleView[]): readonly RulePage[] {
  const pages: { first: number; views: RuleView[]; length: number }[] = [];
  for (const [at, view] of views.entries()) {
    const length = view.name.length + view.when.length + view.gives.length;
    const page = pages.at(-1);
    if (page && page.views.length < mostRules && page.length + length <= mostCharacters) {
      page.views.push(view);
      page.length += length;
    } else pages.push({ first: at, views: [view], length });
  }
  return pages;
}
