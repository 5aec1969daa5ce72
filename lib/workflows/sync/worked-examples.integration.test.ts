import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
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
import { type PackageKey, packageKeys, packageOf } from '@/lib/domain/books/package';
import { writesWith } from '@/lib/domain/books/package/package-type';
import { keyWithWay, ways } from '@/lib/domain/books/package/ways';
import { expenseTypes, isMoneyOut } from '@/lib/domain/expense/type';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { Refusal } from '@/lib/domain/refusal';
import { recordExampleClaim } from '@/lib/testing/accounting/claims';
import { expectRecord, isRefused } from '@/lib/testing/accounting/expected';
import { isClaim, isTransfer, readWorkedExamples, type WorkedExample } from '@/lib/testing/accounting/worked-examples';
import { categoriesOf, recordTestExpense } from '@/lib/testing/expenses';
import { foreignOrganisationOf } from '@/lib/testing/foreign-organisations';
import { runJobs } from '@/lib/testing/jobs';
import {
  type LinkedCompany,
  linkedCompany,
  recordRefs,
  settled,
  trackingNeeded,
  writingIn,
} from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { recordTestTransfer } from '@/lib/testing/transfer/transfers';
import { requestSync } from './request';

const { examples } = readWorkedExamples();
const withTax = ['Travel', 'Meals'];
const income = ['Cashback', 'Interest received'];

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

/** The part of the sandbox's books that this test compares. Records of transfers have no contact. */
const ledger = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      transactionId: z.string().nullable(),
      kind: z.string(),
      contact: z.object({ id: z.string() }).nullish(),
      /** The account on which a bill is owed. */
      payableAccount: z.object({ id: z.string() }).nullish(),
      postings: z.array(z.object({ accountId: z.string(), debit: z.number(), credit: z.number() })),
    }),
  ),
  trialBalance: z.object({
    balanced: z.boolean(),
    accounts: z.array(z.object({ id: z.string(), balance: z.number() })),
  }),
});
type Ledger = z.output<typeof ledger>;
const ledgerOf = async ({ codatCompanyId }: LinkedCompany) =>
  ledger.parse(await codat.control('GET', `ledger/${codatCompanyId}`));

/** The accounts of the document in the books of a company, by their names there, and the card. */
type Chart = { readonly accounts: Map<string, string>; readonly cardId: string; readonly hasTax: boolean };

/** Gives every category of the document an account of its own, and the company a credit card in base currency. */
async function mapDocument(key: PackageKey, { viewer, books }: LinkedCompany): Promise<Chart> {
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
async function enter(key: PackageKey, company: LinkedCompany, chart: Chart, example: WorkedExample, refundOf: string) {
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

/** Returns the postings of the document in these books, by account. Without recoverable tax, it is part of the costs. */
function expectedIn(
  { hasTax, accounts }: Chart,
  { postings, parts, type }: WorkedExample,
): ReadonlyMap<string, number> {
  const sign = isTransfer(type) || isClaim(type) || isMoneyOut(type) ? 1 : -1;
  const costs = !hasTax && postings.has('VAT') ? parts : [];
  const whole = costs.map(({ category, amount }) => [category, sign * minor(Number(amount))] as const);
  const named = new Map([...postings, ...whole]);
  if (!hasTax) named.delete('VAT');
  return new Map([...named].map(([name, amount]) => [accounts.get(name) ?? name, amount]));
}

const minor = (amount: number) => Math.round(amount * 100);

/** Adds up the postings of a record by account. The account that the document does not map is that of the tax. */
function postedIn({ accounts }: Chart, entry: Ledger['records'][number]): ReadonlyMap<string, number> {
  const known = new Set(accounts.values());
  const sums = new Map<string, number>();
  for (const { accountId, debit, credit } of entry.postings)
    addTo(sums, known.has(accountId) ? accountId : 'VAT', minor(debit) - minor(credit));
  return sums;
}

const addTo = (sums: Map<string, number>, account: string, amount: number) =>
  sums.set(account, (sums.get(account) ?? 0) + amount);

const balances = ({ trialBalance }: Ledger) =>
  new Map(trialBalance.accounts.map(({ id, balance }) => [id, minor(balance)]));

const waysOf = (brand: PackageKey) => ways.map((way) => keyWithWay(brand, way)).filter((key) => key !== null);

describe.each(packageKeys)('%s', (brand) => {
  let linked: LinkedCompany;
  beforeAll(async () => {
    linked = await linkedCompany(codat, brand, ...foreignOrganisationOf(brand));
  });

  test.each(waysOf(brand))('as %s has the examples of docs/accounting.md in its ledger', async (key) => {
    const company = await writingIn(linked, writesWith(key));
    const chart = await mapDocument(key, company);
    const before = balances(await ledgerOf(company));
    const ids = new Map<string, string>();
    const refused = new Map<string, string>();
    for (const example of examples) {
      const refundOf = ids.get(example.refundOf ?? '') ?? '';
      await enter(key, company, chart, example, refundOf).then(
        (id) => ids.set(example.name, id),
        (error: unknown) => refused.set(example.name, error instanceof Refusal ? error.message : String(error)),
      );
    }
    const { skipped } = await requestSync(company.viewer, [...ids.values()]);
    for (const [name, id] of ids)
      for (const { expenseId, reason } of skipped) if (expenseId === id) refused.set(name, reason);
    await runJobs();
    await settled(codat, company);

    const books = await ledgerOf(company);
    const target = packageOf(key).name;
    const refs = await recordRefs(company);
    const sums = new Map<string, number>();
    // The package itself chooses the account on which it owes bills.
    const owed = chart.accounts;
    for (const example of examples) {
      const reason = refused.get(example.name);
      expect(reason === undefined, `${example.name}: ${reason}`).toBe(!isRefused(key, example, examples));
      const entry = books.records.find(({ id, transactionId }) => {
        const movementId = ids.get(example.name) ?? '';
        return transactionId === movementId || id === refs.get(movementId);
      });
      if (reason !== undefined) {
        expect(reason).toMatch(new RegExp(`^${target} .*\\. (Enter|Use|Choose|Add) `));
        expect(entry).toBeUndefined();
        continue;
      }
      if (!entry) expect.fail(`${target} has no record of ${example.name}`);
      if (entry.payableAccount) owed.set('Owed to colleagues', entry.payableAccount.id);
      expect(postedIn(chart, entry), example.name).toEqual(expectedIn(chart, example));
      for (const [account, amount] of postedIn(chart, entry)) addTo(sums, account, amount);
      if (isTransfer(example.type)) expect(entry.kind).toBe('Transfer');
      else if (isClaim(example.type))
        expect(entry).toMatchObject({ kind: 'Bill', contact: { id: expect.any(String) } });
      else expectRecord(key, company, example.type, entry);
    }

    const known = new Set(chart.accounts.values());
    const changed = new Map<string, number>();
    for (const [account, balance] of balances(books)) {
      const change = balance - (before.get(account) ?? 0);
      if (change !== 0) changed.set(known.has(account) ? account : 'VAT', change);
    }
    expect(books.trialBalance.balanced).toBe(true);
    expect(changed).toEqual(new Map([...sums].filter(([, amount]) => amount !== 0)));
  });
});
