import { type Books, isInUse, type TrackingCategory } from '@/lib/domain/books/books';
import type { EntryKey } from '@/lib/domain/books/entry-names';
import type { Package } from '@/lib/domain/books/package';
import { expenseTypeNames, expenseTypes } from '@/lib/domain/expense/type';
import type { Option } from '@/lib/domain/list/option';
import { noCard } from '@/lib/domain/rules/condition';

/** The options of the rule form. */
export type RuleChoices = {
  readonly baseCurrency: string;
  readonly currencies: readonly string[];
  readonly categories: readonly Option[];
  readonly cards: readonly Option[];
  readonly people: readonly Option[];
  /** Whether the company has more people than `people`, which are searched. */
  readonly searchesPeople: boolean;
  readonly types: readonly Option[];
  /** The options from the linked accounting package; null while none is linked. */
  readonly books: BooksChoices | null;
};

/** The options of the form for the expense that the rules are tried with. */
export type TesterChoices = Pick<
  RuleChoices,
  'baseCurrency' | 'currencies' | 'cards' | 'people' | 'searchesPeople' | 'types'
>;

/** What the groups of fields in the rule form share. */
export type RuleContext = {
  readonly choices: RuleChoices;
  /** The names of suppliers and customers, by list and ref. */
  readonly names: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly onName: (key: EntryKey, name: string) => void;
};

export type BooksChoices = {
  readonly name: string;
  /** Null when the package has no tax rates on records. */
  readonly taxRates: readonly Option[] | null;
  readonly dimensions: readonly { readonly ref: string; readonly name: string; readonly options: readonly Option[] }[];
  readonly takesSupplier: boolean;
  readonly takesCustomer: boolean;
  readonly lineLimit: number;
};

type Named = { readonly id: string; readonly name: string };

/** Returns the options of the rule form, made from the company's data. */
export function toChoices(
  read: {
    readonly categories: readonly Named[];
    readonly cards: readonly Named[];
    readonly people: readonly Named[];
    readonly searchesPeople: boolean;
    readonly package: Package | null;
    readonly taxRates: Books['taxRates'];
    readonly dimensions: readonly { readonly root: TrackingCategory; readonly options: readonly TrackingCategory[] }[];
  },
  { baseCurrency, currencies }: Pick<RuleChoices, 'baseCurrency' | 'currencies'>,
): RuleChoices {
  return {
    baseCurrency,
    currencies,
    categories: read.categories.map(byId),
    cards: [...read.cards.map(byId), { value: noCard, label: 'No card' }],
    people: read.people.map(byId),
    searchesPeople: read.searchesPeople,
    types: expenseTypes.map((type) => ({ value: type, label: expenseTypeNames[type] })),
    books: read.package && {
      name: read.package.name,
      taxRates: read.package.taxRate === 'none' ? null : read.taxRates.filter(isInUse).map(byRef),
      dimensions: read.dimensions.map(({ root, options }) => ({
        ref: root.ref,
        name: root.name,
        options: options.map(byRef),
      })),
      takesSupplier: read.package.supplier === 'required',
      takesCustomer: read.package.billable,
      lineLimit: read.package.lineLimit,
    },
  };
}

/** Returns those options that the form for the tried expense shows. The lists of the books would make its page large. */
export const testerChoices = ({
  baseCurrency,
  currencies,
  cards,
  people,
  searchesPeople,
  types,
}: RuleChoices): TesterChoices => ({ baseCurrency, currencies, cards, people, searchesPeople, types });

const byId = ({ id, name }: Named): Option => ({ value: id, label: name });
const byRef = ({ ref, name }: { readonly ref: string; readonly name: string }): Option => ({ value: ref, label: name });
