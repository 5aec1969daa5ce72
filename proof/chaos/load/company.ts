import { addCard } from '@/lib/data/company/cards';
import { foundCompanyIn } from '@/lib/data/company/companies';
import { addUser } from '@/lib/data/company/users';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/mappings';
import { accountsFor, type Books, taxRatesFor } from '@/lib/domain/books/books';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { unmapped } from '@/lib/domain/mapping/mapping';
import { linkBooks } from '@/prisma/demo/books';

/** One way to spend: what is chosen on the form, and what the books must show for it. */
export type Way = {
  readonly categoryId: string;
  readonly cardId: string;
  readonly accountRef: string;
  readonly bankAccountRef: string;
  /** Per cent times 10,000. */
  readonly taxRate: number;
};

/** A company whose books are an organisation's of the sandbox, with two categories and its cards mapped. */
export type Company = {
  readonly viewer: Viewer;
  readonly codatCompanyId: string;
  readonly organisation: string;
  readonly ways: readonly Way[];
};

/** Whose packages take a payment's receipt. */
const organisations: readonly (readonly [PackageKey, string, string])[] = [
  ['xero', 'harbour-and-finch', 'GBP'],
  ['quickbooks-online', 'bright-dental', 'GBP'],
  ['netsuite', 'meridian-components', 'GBP'],
  ['xero', 'larkspur-supply', 'USD'],
  ['dynamics', 'ashcombe-furniture', 'GBP'],
  ['zoho', 'saffron-kitchens', 'GBP'],
  ['freeagent', 'juniper-creative', 'GBP'],
  ['quickbooks-online', 'cedar-and-main', 'USD'],
  ['xero', 'glenbeg-foods', 'EUR'],
  ['netsuite', 'rheinwerk-antriebe', 'EUR'],
  ['xero', 'wattle-and-stone', 'AUD'],
  ['quickbooks-online', 'liffey-print', 'EUR'],
];

/** Founds, links and maps the company with this number; several of them may have the same organisation's books. */
export async function makeCompany(number: number): Promise<Company> {
  const [key, organisation, baseCurrency] = organisations[number % organisations.length] ?? [];
  if (!key || !organisation || !baseCurrency) throw new Error('There is no organisation to link');
  const viewer = await found(`${organisation} ${number + 1}`, baseCurrency);
  const { books, codatCompanyId } = await linkBooks(viewer, key, organisation);
  return { viewer, codatCompanyId, organisation, ways: await map(viewer, key, books) };
}

async function found(name: string, baseCurrency: string): Promise<Viewer> {
  const [userId, companyId] = [newId(), newId()];
  const person = { id: userId, email: `${userId}@chaos.test`, name: 'Hannah Finch' };
  const company = { name, baseCurrency, timeZone: 'UTC', locale: 'en-GB' };
  await inScope({ userId }, (tx) => addUser(tx, { ...person, passwordHash: null }));
  await inScope({ companyId, userId }, (tx) => foundCompanyIn(tx, companyId, userId, company));
  const { email, name: personName } = person;
  const { timeZone, locale } = company;
  return {
    userId,
    sessionId: newId(),
    name: personName,
    email,
    companyId,
    companyName: name,
    role: 'owner',
    baseCurrency,
    timeZone,
    locale,
  };
}

/** Two categories to two accounts, each card to a bank account of its own: a record in the wrong place shows. */
async function map(viewer: Viewer, key: PackageKey, books: Books): Promise<readonly Way[]> {
  const accounts = accountsFor(books, 'payment').filter(
    (account) => /expense/i.test(account.type) && !account.isBankAccount,
  );
  const rates = packageOf(key).taxRate === 'none' ? [] : taxRatesFor(books, 'payment');
  const [rate] = rates.sort((one, other) => other.rate - one.rate);
  const banks = books.bankAccounts.filter((bank) => bank.currency === viewer.baseCurrency).slice(0, 2);
  const supplier = books.suppliers.find((entry) => entry.name === 'Outlay') ?? books.suppliers[0];
  const categories = await inScope(viewer, (tx) =>
    tx.category.findMany({ where: { companyId: viewer.companyId }, orderBy: { position: 'asc' }, take: 2 }),
  );
  const cards = banks.map((bank, index) => ({ id: newId(), name: `Card ${index + 1}`, bank: bank.ref }));
  for (const { id, name } of cards) await addCard(viewer, { id, name, currency: viewer.baseCurrency });
  const targets = categories.flatMap(({ id }, index) => {
    const account = accounts[index % accounts.length];
    return account ? [{ categoryId: id, accountRef: account.ref }] : [];
  });
  await changeMapping(viewer, 0, (mapping) => ({
    ...mapping,
    categories: Object.fromEntries(
      targets.map(({ categoryId, accountRef }) => [
        categoryId,
        { ...unmapped, accountRef, taxRateRef: rate?.ref ?? null },
      ]),
    ),
    cards: Object.fromEntries(cards.map(({ id, bank }) => [id, { bankAccountRef: bank, byCurrency: {} }])),
    defaults: { bankAccountRef: banks[0]?.ref ?? null, supplierRef: supplier?.ref ?? null, byCurrency: {} },
  }));
  const ways = targets.flatMap((target) =>
    cards.map(({ id, bank }) => ({ ...target, cardId: id, bankAccountRef: bank, taxRate: rate?.rate ?? 0 })),
  );
  if (ways.length === 0) throw new Error(`${viewer.companyName} has no account or bank account to spend on`);
  return ways;
}
