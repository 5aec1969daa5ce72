import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import type { LineSources, Source } from '@/lib/domain/expense/source';
import { splitAmount } from '@/lib/domain/expense/split';
import type { Action, CodingFields } from '@/lib/domain/rules/action';

/** The action of the first rule that matches an expense, with the rule as the source of its values. */
export type MatchedRule = Action & { readonly source: Extract<Source, { by: 'rule' }> };

/** A category guessed from the merchant's name or the company's coding history, with its source. */
export type GuessedCategory = {
  readonly categoryId: string;
  readonly source: Extract<Source, { by: 'learned' | 'known' }>;
};

/** Everything that automatic coding considers for one expense. */
export type CodingEvidence = {
  readonly rule: MatchedRule | null;
  readonly guess: GuessedCategory | null;
  /** The supplier that a person linked to the merchant. */
  readonly supplierRef: string | null;
  /** The largest number of lines that a record can have in the linked package. */
  readonly lineLimit: number;
};

/** The fields of an expense that automatic coding reads and sets. */
export type Coding = Pick<Expense, 'amount' | 'supplierRef' | 'supplierSource' | 'lines'>;

/**
 * Codes an expense field by field. A manual or imported value comes first, then the rule's, then the category guessed
 * from the coding history or built-in knowledge. Manual and imported values never change, and neither does a manual
 * split. Empty fields use the category's mapping later.
 */
export const autoCode = (expense: Coding, evidence: CodingEvidence): Coding => ({
  amount: expense.amount,
  lines: linesOf(expense, evidence),
  ...supplierOf(expense, evidence),
});

/**
 * Whether a person, an imported file or the payment that a refund returns set the field. Automatic coding never changes
 * such a field.
 */
export const isFinalSource = (source: Source | null | undefined): boolean =>
  source?.by === 'hand' || source?.by === 'import' || source?.by === 'original';

/** Whether a final source set any field of the line. */
export const hasManualCoding = (line: ExpenseLine): boolean =>
  line.taxMinor !== null || Object.values(line.sources).some((source) => isFinalSource(source));

function linesOf({ amount, lines }: Coding, evidence: CodingEvidence): readonly ExpenseLine[] {
  const free = !lines.some(hasManualCoding);
  if (!free && lines.length > 1) return lines;
  const split = free && evidence.rule ? splitBy(evidence.rule, amount, evidence.lineLimit) : null;
  if (split) return split;
  const [line] = lines;
  // When no rule splits the expense any more, the parts of an earlier rule become one line again.
  return [codeLine(line && lines.length === 1 ? line : bareLine(amount), evidence)];
}

/**
 * Returns the lines of a splitting rule. Null when the rule does not split, when the package accepts fewer lines, or
 * when the amount cannot be split.
 */
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

function codeLine(line: ExpenseLine, evidence: CodingEvidence): ExpenseLine {
  const { sources } = line;
  const category = isFinalSource(sources.category) && line.categoryId ? kept(line) : categoryFrom(evidence);
  // The rule's tax rate, tracking and customer apply only when the line has the rule's category, or the rule sets none.
  const { rule } = evidence;
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

/** Returns a field's manual or imported value, or else the rule's value, or else null. */
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

/** A rule that splits, but cannot be applied, leaves the category empty: a guess would contradict the rule. */
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
