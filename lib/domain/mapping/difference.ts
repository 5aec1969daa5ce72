import type { CardTarget, CategoryTarget, Defaults, Mapping } from './mapping';

/** A field of the mapping that differs between two versions. */
export type MappingDifference = {
  readonly place: { readonly kind: 'category' | 'card' | 'defaults'; readonly id: string };
  /** The name of the field, such as "Account" or "Tax rate in EUR". */
  readonly field: string;
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

type Fields = ReadonlyMap<string, readonly string[]>;

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
      const change = { place: { kind, id }, field, before: was.get(field) ?? [], after: is.get(field) ?? [] };
      return change.before.join('\0') === change.after.join('\0') ? [] : [change];
    });
  });
}

const none: Fields = new Map();
const one = (ref: string | null): readonly string[] => (ref === null ? [] : [ref]);

const categoryFields = (target: CategoryTarget): Fields =>
  new Map([
    ['Account', one(target.accountRef)],
    ['Tax rate', one(target.taxRateRef)],
    ['Tracking', target.trackingRefs],
    ['Supplier', one(target.supplierRef)],
    ['Customer', one(target.customerRef)],
    ...Object.entries(target.byCurrency).flatMap(([currency, own]): [string, readonly string[]][] => [
      [`Account in ${currency}`, one(own.accountRef)],
      [`Tax rate in ${currency}`, one(own.taxRateRef)],
    ]),
  ]);

const cardFields = (card: CardTarget): Fields =>
  new Map([
    ['Bank account', one(card.bankAccountRef)],
    ...Object.entries(card.byCurrency).map(([currency, ref]): [string, readonly string[]] => [
      `Bank account in ${currency}`,
      [ref],
    ]),
  ]);

const defaultsFields = (defaults: Defaults): Fields =>
  new Map([
    ['Bank account', one(defaults.bankAccountRef)],
    ['Supplier', one(defaults.supplierRef)],
    ...Object.entries(defaults.byCurrency).flatMap(([currency, own]): [string, readonly string[]][] => [
      [`Bank account in ${currency}`, one(own.bankAccountRef)],
      [`Supplier in ${currency}`, one(own.supplierRef)],
    ]),
  ]);
