import { expect } from 'vitest';
import { addCard } from '@/lib/data/company/cards';
import { addCategory } from '@/lib/data/company/categories';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import {
  type Account,
  accountAccepts,
  accountAcceptsClaim,
  canBePaidIn,
  isInUse,
  taxRatesFor,
} from '@/lib/domain/books/books';
import { claimRulesOf } from '@/lib/domain/books/claim-rules';
import { isTypeWritten } from '@/lib/domain/books/kinds';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { expenseTypes } from '@/lib/domain/expense/type';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { categoriesOf, recordTestExpense } from '../expenses';
import { type LinkedCompany, trackingNeeded } from '../linked-company';
import { recordTestTransfer } from '../transfer/transfers';
import { recordExampleClaim } from './claims';
import { isClaim, isTransfer, type WorkedExample } from './worked-examples';

const withTax = ['Travel', 'Meals'];
const income = ['Cashback', 'Interest received'];

/** The accounts of the examples in the books of a company, by their names there, and the card. */
export type Chart = { readonly accounts: Map<string, string>; readonly cardId: string; readonly hasTax: boolean };

/** Gives every category of the examples an account of its own, and the company a credit card in base currency. */
export async function mapExamples(
  key: PackageKey,
  { viewer, books }: LinkedCompany,
  examples: readonly WorkedExample[],
): Promise<Chart> {
  const known = await categoriesOf(viewer);
  for (const name of ['Cashback', 'Interest paid', 'Interest received', 'Subsistence'])
    if (!known.has(name)) await addCategory(viewer, { id: newId(), name });
  const categories = await categoriesOf(viewer);
  const spent = examples.filter(({ type }) => !isTransfer(type));
  const named = [...new Set(spent.flatMap(({ parts }) => parts.map(({ category }) => category)))];
  const types = expenseTypes.filter((type) => isTypeWritten(key, type));
  const usable = books.accounts.filter(
    (account) =>
      isInUse(account) &&
      !account.isBankAccount &&
      types.every((type) => accountAccepts(account, type)) &&
      (claimRulesOf(key) === null || account.type === 'Income' || accountAcceptsClaim(account)),
  );
  const free: Record<string, Account[]> = {
    Expense: usable.filter(({ type }) => type === 'Expense'),
    Income: usable.filter(({ type }) => type === 'Income'),
  };
  const accountFor = (category: string) =>
    free[income.includes(category) ? 'Income' : 'Expense']?.shift() ??
    expect.fail(`${key}: no account for ${category}`);
  const chart = new Map(named.map((category) => [category, accountFor(category).ref]));
  const rates = taxRatesFor(books, 'payment');
  const standard = rates.find(({ rate }) => rate === 200_000);
  const { noTaxRef, taxRate } = packageOf(key);
  const none = rates.find(({ ref }) => ref === noTaxRef) ?? rates.find(({ rate }) => rate === 0);
  const card = books.bankAccounts.find(({ kind, currency }) => kind === 'Credit' && currency === viewer.baseCurrency);
  const supplierIn = (currency: string) =>
    books.suppliers.find((supplier) => isInUse(supplier) && canBePaidIn(supplier, currency))?.ref ?? null;
  const cardId = newId();
  await addCard(viewer, { id: cardId, name: `Visa ${key}`, currency: viewer.baseCurrency });
  const targetOf = (category: string) => ({
    ...emptyTarget,
    accountRef: chart.get(category) ?? null,
    taxRateRef: (standard && withTax.includes(category) ? standard : none)?.ref ?? null,
    trackingRefs: trackingNeeded(books, key),
  });
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    categories: Object.fromEntries(named.map((category) => [categories.get(category) ?? category, targetOf(category)])),
    cards: { [cardId]: { bankAccountRef: card?.ref ?? null, byCurrency: {} } },
    defaults: {
      bankAccountRef: card?.ref ?? null,
      supplierRef: supplierIn(viewer.baseCurrency),
      byCurrency: { EUR: { bankAccountRef: null, supplierRef: supplierIn('EUR') } },
    },
  }));
  const current = books.bankAccounts.find(({ ref, currency }) => ref !== card?.ref && currency === viewer.baseCurrency);
  const euro = books.bankAccounts.find(({ kind, currency }) => kind === 'Debit' && currency === 'EUR');
  chart.set('Card', card?.ref ?? expect.fail(`${key} has no credit card`));
  chart.set('Current account', current?.ref ?? expect.fail(`${key} has no current account`));
  chart.set('Euro account', euro?.ref ?? expect.fail(`${key} has no account in euros`));
  return { accounts: chart, cardId, hasTax: standard !== undefined || taxRate === 'none' };
}

/** Records an example as the form does. FreeAgent takes no tax rate, so the tax of the receipt is entered. */
export async function enterExample(
  key: PackageKey,
  company: LinkedCompany,
  chart: Chart,
  example: WorkedExample,
  refundOf: string,
) {
  const { viewer } = company;
  const categories = await categoriesOf(viewer);
  const { type, amount, currency, rate, parts, tax, received, postings } = example;
  if (isTransfer(type)) {
    const end = (sign: number) => {
      const [name = ''] = [...postings].find(([, minor]) => Math.sign(minor) === sign) ?? [];
      if (name === 'Card') return `card:${viewer.baseCurrency}:${chart.cardId}`;
      return `bank:${(sign > 0 && received?.currency) || viewer.baseCurrency}:${chart.accounts.get(name)}`;
    };
    const ends = { from: end(-1), to: end(1), toAmount: received?.amount ?? '' };
    return recordTestTransfer(company, chart.cardId, { kind: type, amount, ...ends });
  }
  if (isClaim(type)) return recordExampleClaim(key, company, example, chart.hasTax);
  const part = (one: WorkedExample['parts'][number]) => ({
    amount: one.amount,
    categoryId: categories.get(one.category) ?? '',
    taxRateRef: '',
    taxAmount: '',
    trackingRefs: null,
    customerRef: '',
  });
  return recordTestExpense(viewer, {
    type,
    merchant: `Example ${example.name}`,
    amount,
    currency: currency ?? viewer.baseCurrency,
    rate,
    cardId: chart.cardId,
    ...(parts.length > 1
      ? { parts: JSON.stringify(parts.map(part)) }
      : { categoryId: categories.get(parts[0]?.category ?? '') }),
    taxAmount: packageOf(key).taxRate === 'none' ? (tax ?? '') : '',
    refundOf,
  });
}
