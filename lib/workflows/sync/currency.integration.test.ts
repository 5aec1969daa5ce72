import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCard } from '@/lib/data/company/cards';
import { findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { cardKindOf, currencyCaseOf, currencyTreatment } from '@/lib/domain/books/currency/matrix';
import { isTypeWritten, takesAccount } from '@/lib/domain/books/kinds';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { exponentOf } from '@/lib/domain/currency';
import { toBaseCurrency } from '@/lib/domain/expense/expense';
import { type ExpenseType, expenseTypes, isMoneyOut } from '@/lib/domain/expense/type';
import { toDecimal } from '@/lib/domain/money';
import { recordTestExpense } from '@/lib/testing/expenses';
import { foreignOrganisations } from '@/lib/testing/foreign-organisations';
import { runJobs } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from './request';

let codat: TestCodat;

beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const currencies = ['GBP', 'EUR', 'USD', 'JPY', 'KWD'];

type Spend = {
  readonly type: ExpenseType;
  readonly bankRef: string;
  readonly currency: string;
  readonly minor: bigint;
  readonly rate: string;
  /** The size of each part of a split in per mille; empty when the expense is not split. */
  readonly shares: readonly number[];
};

/** Generates an expense for every type, bank account and currency, so that every cell of the matrix occurs. */
function everyCell(key: PackageKey, { books }: LinkedCompany): readonly Spend[] {
  const amounts = fc.sample(
    fc.record({
      minor: fc.bigInt({ min: 100n, max: 99_999_999n }),
      rate: fc
        .tuple(fc.nat(3), fc.integer({ min: 1_000_000, max: 999_999_999 }))
        .map(([whole, decimals]) => `${whole}.${String(decimals).padStart(9, '0')}`),
      shares: fc.oneof(fc.constant([]), fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 2 })),
    }),
    { numRuns: 400, seed: 20_261_130 },
  );
  const kinds = new Map(books.bankAccounts.map((account) => [`${account.kind} ${account.currency}`, account]));
  const moneyIn = expenseTypes.filter((type) => isTypeWritten(key, type) && !isMoneyOut(type));
  const cells = [...kinds.values()].flatMap(({ ref }) =>
    currencies.flatMap((currency, index) =>
      ['payment' as const, ...moneyIn.slice(index % moneyIn.length).slice(0, 1)].map((type) => ({
        bankRef: ref,
        currency,
        type,
      })),
    ),
  );
  const single = packageOf(key).lineLimit === 1;
  return cells.map((cell, index) => {
    const { minor = 1n, rate = '1', shares = [] } = amounts[index % amounts.length] ?? {};
    return { ...cell, minor, rate, shares: single ? [] : shares };
  });
}

/** Gives each bank account a card of its own, and each currency a supplier that can be paid in it. */
async function mapCards({ viewer, books }: LinkedCompany): Promise<ReadonlyMap<string, string>> {
  const cards = new Map<string, string>();
  for (const { ref, name, currency } of books.bankAccounts) {
    const id = newId();
    await addCard(viewer, { id, name, currency });
    cards.set(ref, id);
  }
  const supplierIn = (currency: string) =>
    books.suppliers.find((supplier) => isInUse(supplier) && canBePaidIn(supplier, currency))?.ref ?? null;
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    cards: Object.fromEntries([...cards].map(([ref, id]) => [id, { bankAccountRef: ref, byCurrency: {} }])),
    defaults: {
      ...mapping.defaults,
      supplierRef: supplierIn(viewer.baseCurrency),
      byCurrency: Object.fromEntries(
        currencies.map((currency) => [currency, { bankAccountRef: null, supplierRef: supplierIn(currency) }]),
      ),
    },
  }));
  return cards;
}

function partsOf({ minor, currency, shares }: Spend, categoryId: string): string {
  const sizes = shares.map((share) => (minor * BigInt(share)) / 1_000n || 1n);
  const rest = minor - sizes.reduce((sum, size) => sum + size, 0n);
  if (shares.length === 0) return '';
  const form = { categoryId, taxRateRef: '', taxAmount: '', trackingRefs: null, customerRef: '' };
  return JSON.stringify([...sizes, rest].map((size) => ({ ...form, amount: toDecimal({ minor: size, currency }) })));
}

async function record(company: LinkedCompany, spend: Spend, cards: ReadonlyMap<string, string>): Promise<string> {
  const { viewer, categories } = company;
  const categoryId = categories.get('Travel') ?? '';
  return recordTestExpense(viewer, {
    type: spend.type,
    amount: toDecimal(spend),
    currency: spend.currency,
    rate: spend.currency === viewer.baseCurrency ? '' : spend.rate,
    cardId: cards.get(spend.bankRef),
    categoryId,
    parts: partsOf(spend, categoryId),
  });
}

test.each(foreignOrganisations)('%s: the ledger has every amount that Outlay has', async (key, organisation, base) => {
  const company = await linkedCompany(codat, key, organisation, base);
  const cards = await mapCards(company);
  const spends = everyCell(key, company);
  const recorded = new Map<string, Spend>();
  for (const spend of spends) recorded.set(await record(company, spend, cards), spend);
  const { skipped } = await requestSync(company.viewer, [...recorded.keys()]);
  await runJobs();
  await settled(codat, company);

  const { records, trialBalance } = await codat.ledger(company.codatCompanyId);
  expect(trialBalance?.balanced).toBe(true);
  const written = new Map(records.map((entry) => [entry.transactionId, entry]));
  const notSent = new Map(skipped.map(({ expenseId, reason }) => [expenseId, reason]));
  const cells = new Set<string>();
  for (const [id, spend] of recorded) {
    const bank = company.books.bankAccounts.find(({ ref }) => ref === spend.bankRef) ?? expect.fail();
    const at = { base, bank: bank.currency, transaction: spend.currency };
    const treatment = currencyTreatment(key, bank.kind, at);
    const cell = `${currencyCaseOf(at)} ${cardKindOf(bank.kind)} ${isMoneyOut(spend.type) ? 'out' : 'in'}`;
    cells.add(cell);
    const isSendable = treatment === 'as sent' || (treatment === 'in bank currency' && bank.currency === base);
    const isAccepted = takesAccount(key, spend.type, bank.kind);
    expect(notSent.has(id), `${cell}, ${JSON.stringify(at)}: ${notSent.get(id)}`).toBe(!isSendable || !isAccepted);
    if (notSent.has(id)) continue;

    const expense = (await findExpense(company.viewer, id)) ?? expect.fail();
    expect(expense.status, expense.failure ?? cell).toBe('synced');
    const entry = written.get(id) ?? expect.fail(`${cell} is not in the books`);
    expect(entry.bankAccount.id).toBe(spend.bankRef);
    // FreeAgent has its own exchange rate, which Outlay says before and after; its amount in the currency of the bank
    // account is the one of the expense.
    const ownRate = key === 'freeagent' && spend.currency !== base;
    const paid = entry.postings.find(({ accountId }) => accountId === spend.bankRef) ?? expect.fail();
    const inLedger = isMoneyOut(spend.type) ? paid.credit : paid.debit;
    if (ownRate) expect([entry.currency, entry.totalAmount]).toEqual([spend.currency, Number(toDecimal(spend))]);
    else expect(minorOf(inLedger, base), `${cell} at ${expense.rate}`).toBe(toBaseCurrency(expense, base));
  }
  // Every case with both kinds of card, for money out and, where the package takes it, money that comes back.
  expect(cells.size).toBe(10 * (isTypeWritten(key, 'refund') ? 2 : 1));
});

const minorOf = (amount: number, currency: string): bigint => BigInt(Math.round(amount * 10 ** exponentOf(currency)));
