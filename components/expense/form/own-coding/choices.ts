import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import type { Package } from '@/lib/domain/books/package';
import type { Expense } from '@/lib/domain/expense/expense';
import { serializeParts, toPartForms } from '@/lib/domain/expense/lines';
import { describeSource, type Source } from '@/lib/domain/expense/source';
import type { Decimal } from '@/lib/domain/reading/amount';
import type { OwnCoding, OwnCodingChoices } from './value';

type Dimension = {
  readonly root: { readonly ref: string; readonly name: string };
  readonly options: readonly { readonly ref: string; readonly name: string }[];
};

/**
 * Returns which coding can be set on a single expense with the linked package. Suppliers and customers are included
 * only for a viewer who may see the books' lists.
 */
export function ownCodingChoices(
  { package: target, dimensions }: { package: Package | null; dimensions: readonly Dimension[] },
  maySeeContacts: boolean,
): OwnCodingChoices {
  const noSplit =
    target && target.lineLimit < 2
      ? `${target.name} accepts one line per record, so an expense cannot be split. Record its parts as separate expenses.`
      : null;
  const suppliers = maySeeContacts && target?.supplier === 'required';
  const named = [
    noSplit ? null : 'Split',
    suppliers ? 'supplier' : null,
    dimensions.length > 0 ? 'tracking' : null,
  ].filter((word) => word !== null);
  return {
    label: named.length === 0 ? 'More' : sentence(named),
    package: target?.name ?? 'Your accounting package',
    noSplit,
    suppliers,
    customers: maySeeContacts && (target?.billable ?? false),
    dimensions: dimensions.map(({ root, options }) => ({
      ref: root.ref,
      name: root.name,
      options: options.map(({ ref, name }) => ({ value: ref, label: name })),
    })),
    trackingLimit: target?.trackingLimit ?? 0,
  };
}

/** Returns the coding that was set on a saved expense itself, as the form's initial values. */
export function ownCodingOf(expense: Expense, names: EntryNames, decimal: Decimal): OwnCoding {
  const [line] = expense.lines;
  const named = (list: EntryList, ref: string | null | undefined) => (ref ? entryName(names, list, ref) : '');
  const words = (source: Source | null | undefined) => (source ? capital(describeSource(source)) : null);
  const parts = serializeParts(toPartForms(expense.lines, decimal));
  const customers = expense.lines.flatMap(({ customerRef }) => customerRef ?? []);
  return {
    supplierRef: expense.supplierRef ?? '',
    supplierName: named('suppliers', expense.supplierRef),
    supplierSource: words(expense.supplierSource),
    trackingRefs: line?.trackingRefs ? JSON.stringify(line.trackingRefs) : '',
    trackingSource: words(line?.sources.tracking),
    customerRef: line?.customerRef ?? '',
    customerName: named('customers', line?.customerRef),
    customerSource: words(line?.sources.customer),
    parts,
    customerNames: Object.fromEntries(customers.map((ref) => [ref, named('customers', ref)])),
    taxRateFromRule: line?.sources.taxRate?.by === 'rule',
    open: parts !== '' || Boolean(expense.supplierRef || line?.trackingRefs || line?.customerRef),
  };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Joins words to a list: "Split, supplier and tracking". */
const sentence = (words: readonly string[]): string =>
  capital(words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);
