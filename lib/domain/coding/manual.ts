import type { ExpenseLine } from '@/lib/domain/expense/expense';
import type { InputLine } from '@/lib/domain/expense/lines';
import { type LineSources, manualSource, originalSource, type Source } from '@/lib/domain/expense/source';
import { isFinalSource } from './auto-code';

/**
 * Adds the source to each field of the lines that a person entered. An unchanged field has the same source as before; a
 * changed field is manual.
 */
export function withManualSources(lines: readonly InputLine[], before: readonly ExpenseLine[]): ExpenseLine[] {
  // When the amounts of the parts differ from before, the whole split is manual.
  const theirSplit =
    lines.length > 1 &&
    (lines.length !== before.length || lines.some((line, index) => line.amount.minor !== before[index]?.amount.minor));
  return lines.map((line, index) => ({ ...line, sources: sourcesOf(line, theirSplit ? undefined : before[index]) }));
}

/** Returns the source of the supplier in a form: the earlier source when it is unchanged, else manual. */
export const manualSupplierSource = (
  supplierRef: string | null,
  before: { readonly supplierRef: string | null; readonly supplierSource: Source | null } | null,
): Source | null =>
  supplierRef === null ? null : (before?.supplierRef === supplierRef && before.supplierSource) || manualSource;

/**
 * Adds the source to each field of the lines of a new refund. A value that the payment has too comes from there, any other
 * is manual.
 */
export const withOriginalSources = (lines: readonly InputLine[], payment: readonly ExpenseLine[]): ExpenseLine[] =>
  lines.map((line) => {
    const like = payment.find((one) => isCodedLike(one, line)) ?? payment.find(isOfCategory(line.categoryId));
    const given = like && {
      ...like,
      sources: {
        category: originalSource,
        taxRate: originalSource,
        tracking: originalSource,
        customer: originalSource,
      },
    };
    return { ...line, sources: sourcesOf(line, given) };
  });

const isOfCategory = (categoryId: string | null) => (line: InputLine) => line.categoryId === categoryId;

const isCodedLike = (one: InputLine, other: InputLine): boolean =>
  one.categoryId === other.categoryId &&
  one.taxRateRef === other.taxRateRef &&
  one.customerRef === other.customerRef &&
  (one.trackingRefs === null ? other.trackingRefs === null : sameRefs(one.trackingRefs, other.trackingRefs));

/** Returns the category that a person set on an expense without a split; else null. The coding history records it. */
export function manualCategory({ lines }: { readonly lines: readonly ExpenseLine[] }): string | null {
  const [line] = lines;
  return lines.length === 1 && line?.sources.category?.by === 'hand' ? line.categoryId : null;
}

/**
 * Sets the category of every line manually. Fields that the previous category or a rule filled in are cleared; manual
 * ones stay.
 */
export const recategoriseLines = (lines: readonly ExpenseLine[], categoryId: string): ExpenseLine[] =>
  lines.map((line) =>
    line.categoryId === categoryId
      ? { ...line, sources: { ...line.sources, category: manualSource } }
      : recategorise(line, categoryId),
  );

function recategorise(line: ExpenseLine, categoryId: string): ExpenseLine {
  const stays = (field: keyof LineSources) => isFinalSource(line.sources[field]);
  return {
    ...line,
    categoryId,
    taxRateRef: stays('taxRate') ? line.taxRateRef : null,
    trackingRefs: stays('tracking') ? line.trackingRefs : null,
    customerRef: stays('customer') ? line.customerRef : null,
    sources: {
      category: manualSource,
      ...(stays('taxRate') && { taxRate: line.sources.taxRate }),
      ...(stays('tracking') && { tracking: line.sources.tracking }),
      ...(stays('customer') && { customer: line.sources.customer }),
    },
  };
}

function sourcesOf(line: InputLine, before: ExpenseLine | undefined): LineSources {
  const from = (field: 'category' | 'taxRate' | 'tracking' | 'customer', same: boolean): Source =>
    (same && before?.sources[field]) || manualSource;
  return {
    ...(line.categoryId !== null && { category: from('category', line.categoryId === before?.categoryId) }),
    ...(line.taxRateRef !== null && { taxRate: from('taxRate', line.taxRateRef === before?.taxRateRef) }),
    ...(line.trackingRefs !== null && {
      tracking: from('tracking', sameRefs(line.trackingRefs, before?.trackingRefs ?? null)),
    }),
    ...(line.customerRef !== null && { customer: from('customer', line.customerRef === before?.customerRef) }),
  };
}

const sameRefs = (one: readonly string[], other: readonly string[] | null): boolean =>
  other !== null && [...one].sort().join('\0') === [...other].sort().join('\0');
