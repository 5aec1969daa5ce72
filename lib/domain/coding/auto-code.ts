import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import type { LineSources, Source } from '@/lib/domain/expense/source';
import { splitAmount } from '@/lib/domain/expense/split';
import type { Action, CodingFields } from '@/lib/domain/rules/action';

/** The rule that won, and what it says. */
export type MatchedRule = Action & { readonly source: Extract<Source, { by: 'rule' }> };

/** A category for the merchant, and how it is known. */
export type GuessedCategory = {
  readonly categoryId: string;
  readonly source: Extract<Source, { by: 'learned' | 'known' }>;
};

/** What everything that may code an expense says of it. */
export type CodingEvidence = {
  readonly rule: MatchedRule | null;
  readonly guess: GuessedCategory | null;
  /** The supplier of the books that the merchant is. */
  readonly supplierRef: string | null;
  /** How many lines the linked package takes. */
  readonly lineLimit: number;
};

/** The fields of an expense that say where it goes in the books. */
export type Coding = Pick<Expense, 'amount' | 'supplierRef' | 'supplierSource' | 'lines'>;

/**
 * The coding of an expense by what is said of it, field by field: by hand > rule > learned > known. What nothing says
 * is left to the category's mapping. A field set by hand, or named by the imported file, is never touched; neither are
 * the parts of an expense that somebody split.
 */
export const autoCode = (expense: Coding, says: CodingEvidence): Coding => ({
  amount: expense.amount,
  lines: linesOf(expense, says),
  ...supplierOf(expense, says),
});

/** Whether a person, or the file it came with, set this. */
export const isFinalSource = (source: Source | null | undefined): boolean =>
  source?.by === 'hand' || source?.by === 'import';

/** Whether anything of a line was set by a person. */
export const hasManualCoding = (line: ExpenseLine): boolean =>
  line.taxMinor !== null || Object.values(line.sources).some((source) => isFinalSource(source));

function linesOf({ amount, lines }: Coding, says: CodingEvidence): readonly ExpenseLine[] {
  const free = !lines.some(hasManualCoding);
  if (!free && lines.length > 1) return lines;
  const split = free && says.rule ? splitBy(says.rule, amount, says.lineLimit) : null;
  if (split) return split;
  const [line] = lines;
  // What a rule split before, and no rule splits now, is whole again.
  return [codeLine(line && lines.length === 1 ? line : bareLine(amount), says)];
}

/** Its parts; null when it does not split, or cannot split this expense or for this package. */
function splitBy({ parts, source }: MatchedRule, amount: Expense['amount'], lineLimit: number): ExpenseLine[] | null {
  if (parts.length === 0 || parts.length > lineLimit) return null;
  const split = splitAmount(
    amount,
    parts.map((part) => part.share),
  );
  if (!split.ok) return null;
  return parts.map((part, index) => ({
    ...bareLine(split.amounts[index] ?? amount),
    ...givenBy(part),
    sources: sourcesOf(part, source),
  }));
}

const bareLine = (amount: Expense['amount']): ExpenseLine => ({
  amount,
  categoryId: null,
  taxRateRef: null,
  taxMinor: null,
  trackingRefs: null,
  customerRef: null,
  sources: {},
});

const givenBy = ({ categoryId, taxRateRef, trackingRefs, customerRef }: CodingFields): CodingFields => ({
  categoryId,
  taxRateRef,
  trackingRefs,
  customerRef,
});

const sourcesOf = (given: CodingFields, source: Source): LineSources => ({
  ...(given.categoryId !== null && { category: source }),
  ...(given.taxRateRef !== null && { taxRate: source }),
  ...(given.trackingRefs !== null && { tracking: source }),
  ...(given.customerRef !== null && { customer: source }),
});

function codeLine(line: ExpenseLine, says: CodingEvidence): ExpenseLine {
  const { sources } = line;
  const category = isFinalSource(sources.category) && line.categoryId ? kept(line) : categoryFrom(says);
  // What a rule says of tax and tracking belongs to the category it says it with.
  const { rule } = says;
  const named = rule?.parts.length === 0 ? rule : null;
  const fits = named && (named.categoryId === null || named.categoryId === category.categoryId) ? named : null;
  const taxRate = ownOr(line.taxRateRef, sources.taxRate, fits?.taxRateRef, fits);
  const tracking = ownOr(line.trackingRefs, sources.tracking, fits?.trackingRefs, fits);
  const customer = ownOr(line.customerRef, sources.customer, fits?.customerRef, fits);
  return {
    ...line,
    categoryId: category.categoryId,
    taxRateRef: taxRate.value,
    trackingRefs: tracking.value,
    customerRef: customer.value,
    sources: {
      ...(category.source && { category: category.source }),
      ...(taxRate.source && { taxRate: taxRate.source }),
      ...(tracking.source && { tracking: tracking.source }),
      ...(customer.source && { customer: customer.source }),
    },
  };
}

/** What a person set, else what the rule gives, else nothing. */
function ownOr<Value>(
  own: Value | null,
  source: Source | undefined,
  given: Value | null | undefined,
  rule: MatchedRule | null,
) {
  if (own !== null && isFinalSource(source)) return { value: own, source };
  return given != null && rule ? { value: given, source: rule.source } : { value: null, source: undefined };
}

type Category = { readonly categoryId: string | null; readonly source: Source | undefined };

const kept = ({ categoryId, sources }: ExpenseLine): Category => ({ categoryId, source: sources.category });

/** A rule that splits and cannot do so here leaves it open: what it was not meant to be is not guessed. */
function categoryFrom({ rule, guess }: CodingEvidence): Category {
  if (rule?.categoryId) return { categoryId: rule.categoryId, source: rule.source };
  if (!guess || (rule && rule.parts.length > 0)) return { categoryId: null, source: undefined };
  return guess;
}

function supplierOf(
  expense: Coding,
  { rule, supplierRef }: CodingEvidence,
): Pick<Coding, 'supplierRef' | 'supplierSource'> {
  const { supplierRef: own, supplierSource } = expense;
  if (own && isFinalSource(supplierSource)) return { supplierRef: own, supplierSource };
  if (rule?.supplierRef) return { supplierRef: rule.supplierRef, supplierSource: rule.source };
  if (supplierRef) return { supplierRef, supplierSource: { by: 'alias' } };
  return { supplierRef: null, supplierSource: null };
}
