import type { EntryList } from '@/lib/domain/books/lists';
import type { CardTarget, CategoryTarget, Defaults, Mapping } from './mapping';

/** A field of the mapping that differs between two versions. */
export type MappingDifference = {
  readonly place: { readonly kind: 'category' | 'card' | 'defaults'; readonly id: string };
  /** The name of the field, such as "Account" or "Tax rate in EUR". */
  readonly field: string;
  /** The list in the books that the refs belong to. */
  readonly list: EntryList;
  /** The refs before and after the change; empty when the field was not set. */
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/**
 * Returns the differences between two versions of the mapping: first those of categories, then of cards, then of the
 * defaults.
 */
export function diffMappings(before: Mapping, after: Mapping): MappingDifference[] {
  return [
    ...each('category', before.categories, after.categories, categoryFields),
    ...each('card', before.cards, after.cards, cardFields),
    ...each('defaults', { '': before.defaults }, { '': after.defaults }, defaultsFields),
  ];
}

/**
 * Counts the rows of the mapping that differ. All differences of one category, of one card, or of the defaults are one
 * row.
 */
export const rowsChanged = (differences: readonly MappingDifference[]): number =>
  new Set(differences.map(({ place }) => `${place.kind} ${place.id}`)).size;

type Refs = { readonly list: EntryList; readonly refs: readonly string[] };
type Fields = ReadonlyMap<string, Refs>;

function each<T>(
  kind: MappingDifference['place']['kind'],
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  fieldsOf: (target: T) => Fields,
): MappingDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((id) => {
    const [was, is] = [before[id], after[id]].map((target) => (target ? fieldsOf(target) : none));
    if (!was || !is) return [];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
      const list = (was.get(field) ?? is.get(field))?.list;
      if (!list) return [];
      const [old, now] = [was.get(field)?.refs ?? [], is.get(field)?.refs ?? []];
      const change = { place: { kind, id }, field, list, before: old, after: now };
      return change.before.join('\0') === change.after.join('\0') ? [] : [change];
    });
  });
}

const none: Fields = new Map();
const one = (list: EntryList, ref: string | null): Refs => ({ list, refs: ref === null ? [] : [ref] });

const categoryFields = (target: CategoryTarget): Fields =>
  new Map<string, Refs>([
    ['Account', one('accounts', target.accountRef)],
    ['Tax rate', one('taxRates', target.taxRateRef)],
    ['Tracking', { list: 'tracking', refs: target.trackingRefs }],
    ['Supplier', one('suppliers', target.supplierRef)],
    ['Customer', one('customers', target.customerRef)],
    ...Object.entries(target.byCurrency).flatMap(([currency, own]): [string, Refs][] => [
      [`Account in ${currency}`, one('accounts', own.accountRef)],
      [`Tax rate in ${currency}`, one('taxRates', own.taxRateRef)],
    ]),
  ]);

const cardFields = (card: CardTarget): Fields =>
  new Map<string, Refs>([
    ['Bank account', one('bankAccounts', card.bankAccountRef)],
    ...Object.entries(card.byCurrency).map(([currency, ref]): [string, Refs] => [
      `Bank account in ${currency}`,
      one('bankAccounts', ref),
    ]),
  ]);

const defaultsFields = (defaults: Defaults): Fields =>
  new Map<string, Refs>([
    ['Bank account', one('bankAccounts', defaults.bankAccountRef)],
    ['Supplier', one('suppliers', defaults.supplierRef)],
    ...Object.entries(defaults.byCurrency).flatMap(([currency, own]): [string, Refs][] => [
      [`Bank account in ${currency}`, one('bankAccounts', own.bankAccountRef)],
      [`Supplier in ${currency}`, one('suppliers', own.supplierRef)],
    ]),
  ]);
