import { afterAll, beforeAll, expect, test } from 'vitest';
import { setConfiguration } from '@/lib/codat/sync/configuration';
import { expensePayload, postExpenses } from '@/lib/codat/sync/expenses';
import { inScope } from '@/lib/data/db';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { attemptsAs } from '@/lib/data/sync/history';
import { accountsFor, isInUse, taxRatesFor } from '@/lib/domain/books/books';
import { type ExceptionField, exceptionFields, fieldException, keepsField } from '@/lib/domain/books/field-exceptions';
import { recordName } from '@/lib/domain/books/kinds';
import type { PackageKey } from '@/lib/domain/books/package';
import { type BooksRecord, parseRecord } from '@/lib/domain/books/record';
import type { Viewer } from '@/lib/domain/company/viewer';
import { recordTestExpense } from '@/lib/testing/expenses';
import { foreignOrganisations } from '@/lib/testing/foreign-organisations';
import type { Ledger } from '@/lib/testing/ledger';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

let codat: TestCodat;

beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

type Entry = Ledger['records'][number];

/** Whether the books have the field of a record as it was sent. `contact` is about refunds, which have a test below. */
const isInLedger: Readonly<Record<Exclude<ExceptionField, 'contact'>, (entry: Entry, sent: BooksRecord) => boolean>> = {
  reference: (entry, sent) => entry.reference === sent.reference,
  note: (entry, sent) => entry.description === sent.note,
  supplier: (entry, sent) => entry.contact?.id === sent.supplierRef,
  'tax rate': (entry, sent) => entry.lines[0]?.taxRate?.id === sent.lines[0]?.taxRateRef,
  'tax amount': (entry, sent) => BigInt(Math.round(entry.taxAmount * 100)) === sent.lines[0]?.taxMinor,
  tracking: (entry, sent) => entry.lines[0]?.tracking.map(({ id }) => id).join() === sent.lines[0]?.trackingRefs.join(),
  customer: (entry, sent) => entry.lines[0]?.invoiceTo === sent.lines[0]?.customerRef,
  'exchange rate': (entry, sent) => entry.currencyRate === Number(sent.rate),
};

/** A record in a foreign currency, with a value in every field that some package does not keep. */
function fullRecord(key: PackageKey, { books, viewer }: LinkedCompany): BooksRecord {
  const found = <T>(entry: T | undefined, what: string): T => entry ?? expect.fail(`${key} has no ${what}`);
  const foreign = (kind: string) =>
    books.bankAccounts.find((account) => account.kind === kind && account.currency === 'EUR');
  // Intacct takes foreign currencies only from an account in the base currency.
  const base = books.bankAccounts.find((account) => account.currency === viewer.baseCurrency);
  const bank = found(key === 'intacct' ? base : foreign('Debit'), 'bank account');
  const supplier = books.suppliers.find(
    (entry) => isInUse(entry) && entry.ref !== books.suppliers[0]?.ref && ['', 'EUR'].includes(entry.currency),
  );
  const option = books.tracking.find((entry) => !entry.hasChildren && entry.parentRef !== null && isInUse(entry));
  const account = accountsFor(books, 'payment').find((entry) => entry.type === 'Expense' && !entry.isBankAccount);
  const rate = taxRatesFor(books, 'payment').find((entry) => entry.rate > 0) ?? taxRatesFor(books, 'payment')[0];
  return {
    id: crypto.randomUUID(),
    type: 'payment',
    day: '2026-11-20',
    currency: 'EUR',
    rate: '0.812345678',
    convertedFrom: null,
    notKept: [],
    supplierRef: found(supplier, 'supplier').ref,
    supplierSource: null,
    bankAccountRef: bank.ref,
    dueDay: null,
    reference: 'b302099a8057',
    merchant: 'Maas Havenservice',
    note: 'Mooring in Rotterdam',
    lines: [
      {
        netMinor: 10_000n,
        taxMinor: 1_500n,
        taxRateRef: found(rate, 'tax rate').ref,
        accountRef: found(account, 'account').ref,
        trackingRefs: option ? [option.ref] : [],
        customerRef: books.customers[0]?.ref ?? null,
        sources: {},
      },
    ],
  };
}

/** Sends a record to Codat as it is, without Outlay's rules, and returns what the books have of it. */
async function writtenAs(record: BooksRecord, { codatCompanyId, books }: LinkedCompany): Promise<Entry> {
  const defaults = { bankAccountRef: record.bankAccountRef, supplierRef: books.suppliers[0]?.ref ?? null };
  await setConfiguration(codatCompanyId, defaults, undefined);
  const syncId = await postExpenses(codatCompanyId, expensePayload([record]).text, crypto.randomUUID(), undefined);
  const message = await codat.webhook(({ payload }) => payload.syncId === syncId);
  const { records } = await codat.ledger(codatCompanyId);
  return records.find((entry) => entry.transactionId === record.id) ?? expect.fail(message.raw);
}

const companies = new Map<PackageKey, Promise<LinkedCompany>>();
function companyIn(key: PackageKey, organisation: string, base: string): Promise<LinkedCompany> {
  const company = companies.get(key) ?? linkedCompany(codat, key, organisation, base);
  companies.set(key, company);
  return company;
}

test.each(foreignOrganisations)(
  '%s keeps of a record exactly what its exceptions leave',
  async (key, organisation, base) => {
    const company = await companyIn(key, organisation, base);
    const record = fullRecord(key, company);
    const entry = await writtenAs(record, company);
    const fields = exceptionFields.filter((field) => field !== 'contact');
    // Intacct has no field for the note either, but books it as the payee.
    const keeps = (field: ExceptionField) => keepsField(key, field) || (key === 'intacct' && field === 'note');
    const compared = fields.filter((field) => field !== 'tracking' || company.books.tracking.length > 0);
    expect(Object.fromEntries(compared.map((field) => [field, isInLedger[field](entry, record)]))).toEqual(
      Object.fromEntries(compared.map((field) => [field, keeps(field)])),
    );
  },
);

test.each(foreignOrganisations)('%s: a synced expense says what it lost', async (key, organisation, base) => {
  const company = await companyIn(key, organisation, base);
  const { viewer, categories, books } = company;
  const wanted = fullRecord(key, company).lines[0] ?? expect.fail();
  const categoryId = categories.get('Travel') ?? '';
  const { number } = await currentMapping(viewer);
  await changeMapping(viewer, number, (mapping) => ({
    ...mapping,
    categories: {
      ...mapping.categories,
      [categoryId]: {
        ...(mapping.categories[categoryId] ?? expect.fail()),
        trackingRefs: [...wanted.trackingRefs],
        customerRef: wanted.customerRef,
        taxRateRef: wanted.taxRateRef,
      },
    },
  }));
  const id = await recordTestExpense(viewer, { categoryId, taxAmount: '1.00' });
  await sync(codat, company, [id]);
  const [attempt] = await attemptsOn(viewer, id);
  const told = (attempt ?? expect.fail()).record.notKept;
  const given: readonly ExceptionField[] = [
    ...(wanted.trackingRefs.length > 0 ? (['tracking'] as const) : []),
    ...(wanted.customerRef ? (['customer'] as const) : []),
    'tax rate',
    'tax amount',
    'note',
    'reference',
  ];
  expect(told.map(({ field }) => field)).toEqual(given.filter((field) => !keepsField(key, field)));
  for (const { field, words } of told) expect(words).toBe(fieldException(key, field)?.words);
  const entry = (await codat.ledger(company.codatCompanyId)).records.find(({ transactionId }) => transactionId === id);
  expect(entry?.totalAmount).toBe(120);
  expect(entry?.taxAmount).toBe(Number((attempt ?? expect.fail()).record.lines[0]?.taxMinor) / 100);
  expect(books.suppliers.length).toBeGreaterThan(0);
});

test('Xero names the supplier of a refund as a customer, and says so before', async () => {
  const company = await companyIn('xero', 'northmark-expeditions', 'GBP');
  const id = await recordTestExpense(company.viewer, { type: 'refund', categoryId: company.categories.get('Meals') });
  await sync(codat, company, [id]);
  const [attempt] = await attemptsOn(company.viewer, id);
  expect(attempt?.record.notKept.map(({ field }) => field)).toEqual(['contact']);
  const entry = (await codat.ledger(company.codatCompanyId)).records.find(({ transactionId }) => transactionId === id);
  expect(company.books.customers.map(({ ref }) => ref)).toContain(entry?.contact?.id);
  expect(recordName('xero', 'refund')).toBe(entry?.kind);
});

const attemptsOn = (viewer: Viewer, id: string) => inScope(viewer, (tx) => attemptsAs(parseRecord, tx, id, {}));
