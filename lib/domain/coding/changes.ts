import { z } from 'zod';
import { type EntryNames, type EntryRef, entriesOf, entryName } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import { describeSource, type Source } from '@/lib/domain/expense/source';
import { type Money, toDecimal } from '@/lib/domain/money';
import type { Coding } from './auto-code';

/** One changed coding field, as displayed: "Category: Meals → Travel · rule “Uber is travel”". */
const codingChange = z.object({
  field: z.string(),
  /** The displayed values before and after the change; null when the field was empty. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Who set the new value, in words; null when the field was cleared. */
  source: z.string().nullable(),
});
export type CodingChange = z.output<typeof codingChange>;

/** Display names: of entries in the books by list and ref, and of categories by id. */
export type Names = { readonly entries: EntryNames; readonly categories: ReadonlyMap<string, string> };

/** For a caller that asks only whether codings differ. */
export const noNames: Names = { entries: new Map(), categories: new Map() };

const noCoding: Pick<Coding, 'lines' | 'supplierRef' | 'supplierSource'> = {
  lines: [],
  supplierRef: null,
  supplierSource: null,
};

/** Returns the coding fields that differ, each with the source of its new value. */
export function diffCoding(before: typeof noCoding | null, after: typeof noCoding, names: Names): CodingChange[] {
  const was = before ?? noCoding;
  const several = Math.max(was.lines.length, after.lines.length) > 1;
  const parts = Array.from({ length: Math.max(was.lines.length, after.lines.length) }, (_, index) => index);
  return [
    ...changed(
      'Supplier',
      field('suppliers', was.supplierRef, was.supplierSource),
      field('suppliers', after.supplierRef, after.supplierSource),
      names,
    ),
    ...parts.flatMap((index) => {
      const earlier = fieldsOf(was.lines[index], several);
      const later = fieldsOf(after.lines[index], several);
      return Object.keys(later).flatMap((name) =>
        changed(several ? `Part ${index + 1}, ${name.toLowerCase()}` : name, earlier[name], later[name], names),
      );
    }),
  ];
}

/** Converts changes to the JSON text that the audit log stores. */
export const serializeChanges = (changes: readonly CodingChange[]): string => JSON.stringify(changes);

/** Parses the changes in an audit entry. Returns none when the entry has no changes or their format is unknown. */
export function parseChanges(kept: unknown): readonly CodingChange[] {
  if (typeof kept !== 'string') return [];
  const read = z.array(codingChange).safeParse(JSON.parse(kept));
  return read.success ? read.data : [];
}

/** Returns the ids and refs that a coding refers to, so that their names can be loaded. */
export const idsIn = (coding: typeof noCoding): { readonly categories: string[]; readonly refs: EntryRef[] } => ({
  categories: coding.lines.flatMap(({ categoryId }) => categoryId ?? []),
  refs: [
    ...entriesOf('suppliers', [coding.supplierRef]),
    ...coding.lines.flatMap((line) => [
      ...entriesOf('taxRates', [line.taxRateRef]),
      ...entriesOf('tracking', line.trackingRefs ?? []),
      ...entriesOf('customers', [line.customerRef]),
    ]),
  ],
});

/** `of` is what the values are: refs of a list in the books, ids of categories, or text. */
type Field = {
  readonly of: EntryList | 'categories' | 'text';
  readonly values: readonly string[] | null;
  readonly source: Source | null;
};

const field = (of: Field['of'], value: string | null, source: Source | null | undefined): Field => ({
  of,
  values: value === null ? null : [value],
  source: source ?? null,
});

const amountOf = (money: Money): string => `${toDecimal(money)} ${money.currency}`;

function fieldsOf(line: ExpenseLine | undefined, several: boolean): Record<string, Field> {
  const sources = line?.sources;
  return {
    ...(several && { Amount: field('text', line ? amountOf(line.amount) : null, null) }),
    Category: field('categories', line?.categoryId ?? null, sources?.category),
    'Tax rate': field('taxRates', line?.taxRateRef ?? null, sources?.taxRate),
    Tracking: { of: 'tracking', values: line?.trackingRefs ?? null, source: sources?.tracking ?? null },
    'Billed to': field('customers', line?.customerRef ?? null, sources?.customer),
  };
}

function nameIn({ entries, categories }: Names, of: Field['of'], value: string): string {
  if (of === 'text') return value;
  return of === 'categories' ? (categories.get(value) ?? value) : entryName(entries, of, value);
}

function changed(name: string, before: Field | undefined, after: Field | undefined, names: Names): CodingChange[] {
  const format = (given: Field | undefined) =>
    given?.values ? given.values.map((value) => nameIn(names, given.of, value)).join(', ') || 'none' : null;
  const change = {
    field: name,
    before: format(before),
    after: format(after),
    source: after?.source && after.values ? describeSource(after.source) : null,
  };
  const from = before?.source && before.values ? describeSource(before.source) : null;
  return change.before === change.after && change.source === from ? [] : [change];
}
