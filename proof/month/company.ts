import { addRate } from '@/lib/data/claim/rates';
import { addCard } from '@/lib/data/company/cards';
import { addCategory } from '@/lib/data/company/categories';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { accountAccepts, accountAcceptsClaim, canBePaidIn, isInUse, taxRatesFor } from '@/lib/domain/books/books';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { rateInput } from '@/lib/domain/claim/travel/travel-input';
import { expenseTypes } from '@/lib/domain/expense/type';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { categoriesOf } from '@/lib/testing/expenses';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import type { TestCodat } from '@/lib/testing/test-codat';
import { type Bank, banks, baseCurrency, type Category, categories, taxed } from './plan';

/** A linked company whose books have an account of their own for each bank account and category of the plan. */
export type MonthCompany = LinkedCompany & {
  /** The refs in the books, by the names of the plan. */
  readonly bankRefs: Readonly<Record<Bank, string>>;
  readonly accountRefs: Readonly<Record<Category, string>>;
  readonly cardIds: ReadonlyMap<Bank, string>;
  /** The suppliers to whom claims are owed, by currency. Null: Codat writes no claims, and a person enters them. */
  readonly claimSuppliers: Readonly<Record<string, string>> | null;
};

const accountNames: Readonly<Record<Bank, string>> = {
  Card: 'Sterling Card',
  'Euro card': 'Euro Card',
  'Yen card': 'Yen Card',
  'Dinar card': 'Kuwaiti Dinar Current',
  'Current account': 'Sterling Current',
  'Euro account': 'Euro Current',
};

const named = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
const bankNames = Object.keys(banks) as Bank[];

/** Creates and links the company, maps its categories and cards, and sets its rates of mileage and per diems. */
export async function monthCompany(
  codat: TestCodat,
  {
    key,
    organisation,
    hasClaims,
  }: { readonly key: PackageKey; readonly organisation: string; readonly hasClaims: boolean },
): Promise<MonthCompany> {
  const linked = await linkedCompany(codat, key, organisation, baseCurrency);
  const { viewer, books } = linked;
  const bankRefs = named(bankNames, (name) => refOf(books.bankAccounts, accountNames[name]));
  const spending = books.accounts.filter(
    (account) =>
      isInUse(account) &&
      account.type === 'Expense' &&
      (!hasClaims || accountAcceptsClaim(account)) &&
      expenseTypes.every((type) => accountAccepts(account, type)),
  );
  const income = books.accounts.filter(
    (account) => isInUse(account) && account.type === 'Income' && accountAccepts(account, 'reward'),
  );
  const accountRefs = named(categories, (name) => {
    const ref = (name === 'Cashback' ? income : spending).shift()?.ref;
    if (!ref) throw new Error(`${organisation} has no account for ${name}`);
    return ref;
  });
  for (const name of ['Interest paid', 'Cashback']) await addCategory(viewer, { id: newId(), name });
  const ids = await categoriesOf(viewer);
  const cardIds = new Map<Bank, string>();
  for (const name of bankNames)
    if (banks[name].isCard) {
      const id = newId();
      cardIds.set(name, id);
      await addCard(viewer, { id, name, currency: banks[name].currency });
    }
  const rates = taxRatesFor(books, 'payment');
  const { noTaxRef } = packageOf(key);
  const [standard, none] = [rates.find(({ rate }) => rate === 200_000), rates.find(({ ref }) => ref === noTaxRef)];
  if (!standard || !none) throw new Error(`${organisation} has no rate of 20 %, or none without tax`);
  const supplierIn = (currency: string) =>
    books.suppliers.find((supplier) => isInUse(supplier) && canBePaidIn(supplier, currency))?.ref ?? null;
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    categories: Object.fromEntries(
      categories.map((name) => [
        ids.get(name) ?? name,
        { ...emptyTarget, accountRef: accountRefs[name], taxRateRef: (taxed.includes(name) ? standard : none).ref },
      ]),
    ),
    cards: Object.fromEntries(
      [...cardIds].map(([name, id]) => [id, { bankAccountRef: bankRefs[name], byCurrency: {} }]),
    ),
    defaults: {
      bankAccountRef: bankRefs.Card,
      supplierRef: supplierIn(baseCurrency),
      byCurrency: named(['EUR', 'JPY', 'KWD'], (currency) => ({
        bankAccountRef: null,
        supplierRef: supplierIn(currency),
      })),
    },
  }));
  for (const [kind, name, rate] of [
    ['mileage', 'Car', '0.45'],
    ['per_diem', 'London', '28'],
  ] as const)
    await addRate(viewer, rateInput.parse({ id: newId(), kind, name, fromDay: '2020-01-01', unit: 'mile', rate }));
  const claimSuppliers = hasClaims ? named(['GBP', 'EUR'], (currency) => supplierIn(currency) ?? '') : null;
  return { ...linked, categories: ids, bankRefs, accountRefs, cardIds, claimSuppliers };
}

function refOf(entries: readonly { readonly name: string; readonly ref: string }[], name: string): string {
  const found = entries.find((entry) => entry.name === name);
  if (!found) throw new Error(`the books have no account ${name}`);
  return found.ref;
}
