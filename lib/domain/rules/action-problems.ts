import { type Books, booksIndex, isInUse, taxRateAccepts, trackingDimensions } from '@/lib/domain/books/books';
import type { Package } from '@/lib/domain/books/package';
import { expenseTypes } from '@/lib/domain/expense/type';
import type { Action, CodingFields } from './action';
import type { RuleProblems } from './parse-form';

/** The company's data that an action is checked against. */
export type ActionContext = {
  /** The ids of the categories that are not archived. */
  readonly categories: ReadonlySet<string>;
  /** The linked package and its lists; null when nothing is linked. */
  readonly linked: { readonly package: Package; readonly books: Books } | null;
};

/** Explains, by field, which values of an action no longer exist or are not supported by the package. */
export function actionProblems(action: Action, context: ActionContext): RuleProblems {
  const problems: Record<string, string> = {};
  const note = (path: string, wrong: string | null) => {
    if (wrong !== null) problems[path] ??= wrong;
  };
  const { parts, supplierRef } = action;
  if (parts.length === 0) note('action', givenProblem(action, context));
  for (const [index, part] of parts.entries()) note(`parts.${index}`, givenProblem(part, context));
  if (parts.length > 0) note('parts', splitProblem(parts.length, context));
  if (supplierRef !== null) note('supplier', supplierProblem(supplierRef, context));
  return problems;
}

const unlinked = 'Link your accounting package first. Until then a rule can give a category.';

function givenProblem(given: CodingFields, takes: ActionContext): string | null {
  const { categoryId, taxRateRef, trackingRefs, customerRef } = given;
  if (categoryId !== null && !takes.categories.has(categoryId))
    return 'This category is no longer there. Choose another.';
  if (taxRateRef === null && trackingRefs === null && customerRef === null) return null;
  if (!takes.linked) return unlinked;
  return (
    (taxRateRef !== null ? taxProblem(taxRateRef, takes.linked) : null) ??
    (trackingRefs !== null ? trackingProblem(trackingRefs, takes.linked) : null) ??
    (customerRef !== null ? customerProblem(customerRef, takes.linked) : null)
  );
}

type Linked = NonNullable<ActionContext['linked']>;

function taxProblem(ref: string, { package: to, books }: Linked): string | null {
  if (to.taxRate === 'none') return `${to.name} takes no tax rate. Leave it empty.`;
  const rate = booksIndex(books).taxRates.get(ref);
  if (!rate || !isInUse(rate))
    return `The tax rate ${rate?.name ?? ref} is no longer in use in ${to.name}. Choose another.`;
  return expenseTypes.some((type) => taxRateAccepts(rate, type))
    ? null
    : `The tax rate ${rate.name} is not for expenses.`;
}

function trackingProblem(refs: readonly string[], { package: to, books }: Linked): string | null {
  if (to.trackingLimit === 0) return `${to.name} takes no tracking. Leave it empty.`;
  const dimensions = trackingDimensions(books, to).map(({ options }) => new Set(options.map((option) => option.ref)));
  if (refs.some((ref) => !dimensions.some((options) => options.has(ref)))) {
    return `A tracking option is no longer in use in ${to.name}. Choose another.`;
  }
  if (dimensions.some((options) => refs.filter((ref) => options.has(ref)).length > 1)) {
    return 'Choose one tracking option of each kind.';
  }
  return refs.length > to.trackingLimit ? `${to.name} takes at most ${to.trackingLimit} tracking options.` : null;
}

function customerProblem(ref: string, { package: to, books }: Linked): string | null {
  if (!to.billable) return `${to.name} does not bill an expense on to a customer. Leave it empty.`;
  const customer = booksIndex(books).customers.get(ref);
  if (customer && isInUse(customer)) return null;
  return `The customer ${customer?.name ?? ref} is no longer in use in ${to.name}. Choose another.`;
}

function supplierProblem(ref: string, { linked }: ActionContext): string | null {
  if (!linked) return unlinked;
  const { package: to, books } = linked;
  if (to.supplier !== 'required') return `${to.name} takes no supplier from an expense. Leave it empty.`;
  const supplier = booksIndex(books).suppliers.get(ref);
  if (supplier && isInUse(supplier)) return null;
  return `The supplier ${supplier?.name ?? ref} is no longer in use in ${to.name}. Choose another.`;
}

function splitProblem(parts: number, { linked }: ActionContext): string | null {
  if (!linked) return null;
  const { name, lineLimit } = linked.package;
  if (lineLimit === 1) return `${name} accepts one line per expense, so a rule cannot split it.`;
  return parts > lineLimit ? `${name} takes at most ${lineLimit} lines for each expense.` : null;
}
