import { record } from '@/lib/data/audit';
import { addCard } from '@/lib/data/company/cards';
import { changeCompany } from '@/lib/data/company/companies';
import { closeDatabase, inScope } from '@/lib/data/db';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import type { Books } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { emptyTarget, type Mapping } from '@/lib/domain/mapping/mapping';
import { env } from '@/lib/env';
import { appointStaff } from './appoint-staff';
import { linkBooks } from './demo/books';
import { harbourAccounts, taxFreeCategories } from './demo/categories';
import { recordDemoClaim } from './demo/claims';
import { closeDemoMonth } from './demo/closed-month';
import { demoCompany, demoId, demoMember, demoPerson } from './demo/people';
import { say } from './demo/progress';
import { archiveAccount, closeBooks } from './demo/sandbox';
import { type Choices, choicesOf, demoExpenseId, recordDemoExpense, syncNow } from './demo/spend';
import { importDemoStatements } from './demo/statements';
import { type DemoExpense, demoExpenses, expenseInClosedPeriod, lockDateFor } from './demo/story';
import { demoTopUpIds, recordDemoTopUps } from './demo/top-ups';

// Seeds the demo: two companies, their members and the support staff. It uses the workflows of the application and is
// idempotent: a second run changes only the demo password, and an interrupted run continues where it stopped.

const { codat, DEMO_PASSWORD, DATABASE_URL } = env();
if (codat.mode !== 'sandbox') throw new Error('The demo company lives in the sandbox. Unset CODAT_API_KEY to seed it.');
if (!DEMO_PASSWORD) throw new Error('Set DEMO_PASSWORD, the password of the demo users.');

/** The code of the bank account in the demo organisation for each card. */
const cardAccounts: Readonly<Record<string, string>> = { 'Company card': '091', 'Business current': '090' };

const today = dayAt(new Date(), 'Europe/London');

const [owner, bookkeeper, employee] = [
  await person('owner', 'Hannah Finch'),
  await person('bookkeeper', 'Ben Okafor'),
  await person('employee', 'Ella Nair'),
];
await person('support', 'Sam Whitfield');
await person('lead', 'Lena Marsh');
await appointStaff(DATABASE_URL, 'support@demo.test', 'agent');
await appointStaff(DATABASE_URL, 'lead@demo.test', 'lead');

const harbour = await demoCompany(owner, 'Harbour & Finch');
const closeMonth = (await isSeeded(harbour)) ? undefined : await seedHarbour();
const dental = await demoCompany(owner, 'Bright Dental');
if (!(await isSeeded(dental))) await seedDental();
await closeMonth?.();
await closeDatabase();
say('The demo is complete.');

async function person(localPart: string, name: string) {
  const email = `${localPart}@demo.test`;
  return { id: await demoPerson(email, name, DEMO_PASSWORD ?? ''), email, name };
}

/** Seeds Harbour & Finch. Returns what is left to do once Codat has read the records of its books. */
async function seedHarbour(): Promise<() => Promise<void>> {
  const people = {
    owner: harbour,
    bookkeeper: await demoMember(harbour, bookkeeper, 'bookkeeper'),
    employee: await demoMember(harbour, employee, 'employee'),
  };
  const { books, codatCompanyId } = await linkBooks(harbour, 'xero', 'harbour-and-finch');
  say('Harbour & Finch is linked.');
  await addMissingCard(harbour, 'Business current');
  const choices = await choicesOf(harbour, today);
  await saveMapping(harbour, books, choices, {
    accounts: harbourAccounts,
    taxFree: taxFreeCategories,
    cards: cardAccounts,
  });

  const expenses = demoExpenses(today);
  for (const [index, expense] of expenses.entries()) {
    await recordDemoExpense(people[expense.by], expense, choices);
    say(`${index + 1} of ${expenses.length} expenses are recorded.`);
  }
  await recordDemoTopUps(people.bookkeeper, today, choices);
  await recordDemoClaim(people.employee, choices);
  const idOf = (expense: DemoExpense) => demoExpenseId(harbour, expense);
  const isRecent = (expense: DemoExpense) => expense.day >= (expenses.at(-15)?.day ?? today);
  await syncNow(harbour, [
    ...expenses.filter((expense) => !isRecent(expense) && !willFail(expense)).map(idOf),
    ...demoTopUpIds(harbour, today).slice(0, -1),
  ]);
  say('The older expenses are synced.');

  const card = books.bankAccounts.find((account) => account.code === cardAccounts['Company card']);
  if (!card) throw new Error('The demo books have no account for the company card.');
  await importDemoStatements(people.bookkeeper, card.ref, today, expenses);
  say('The statements are imported.');
  const close = await closeDemoMonth(people, card.ref, today);

  // The expenses of this sync fail, for two different reasons: after Outlay has read the lists, an account is archived
  // and a period is closed in Xero.
  const repairs = books.accounts.find((account) => account.code === harbourAccounts.Repairs);
  if (repairs) await archiveAccount(codatCompanyId, repairs.ref);
  await closeBooks(codatCompanyId, lockDateFor(today));
  await syncNow(harbour, expenses.filter(willFail).map(idOf));
  say('The expenses that fail are synced.');
  // Receipts are required only from now on, so one of the newest expenses, which has no receipt, shows an issue.
  await changeCompany(harbour, {
    name: 'Harbour & Finch',
    country: 'GB',
    timeZone: 'Europe/London',
    receiptsRequiredFrom: 15_000n,
  });
  return async () => {
    await close();
    await markSeeded(harbour);
    say('The older month is closed.');
  };
}

/**
 * Returns whether an expense is meant to fail: the oldest one is in the period that will be closed, and a repair is
 * posted to the account that will be archived.
 */
function willFail(expense: DemoExpense): boolean {
  return expense.category === 'Repairs' || expense.key === expenseInClosedPeriod(today).key;
}

async function seedDental(): Promise<void> {
  const { books } = await linkBooks(dental, 'quickbooks-online', 'bright-dental');
  const choices = await choicesOf(dental, today);
  const names: Readonly<Record<string, RegExp>> = {
    Software: /software|subscription|computer/i,
    Travel: /travel/i,
    Meals: /meal|entertain/i,
    'Office supplies': /office|suppl/i,
    Rent: /rent/i,
  };
  const accounts = Object.fromEntries(
    Object.entries(names).flatMap(([category, name]) => {
      const account = books.accounts.find(
        (entry) => name.test(entry.name) && entry.validFor.includes('expense-transactions.Payment'),
      );
      return account ? [[category, account.code]] : [];
    }),
  );
  await saveMapping(dental, books, choices, { accounts, taxFree: ['Rent'], cards: {} });
  const expenses = demoExpenses(today)
    .filter((expense) => expense.category in names && expense.card === 'Company card' && !expense.currency)
    .slice(-14);
  for (const expense of expenses) await recordDemoExpense(dental, { ...expense, by: 'owner' }, choices);
  await syncNow(
    dental,
    expenses.slice(0, 8).map((expense) => demoExpenseId(dental, expense)),
  );
  await markSeeded(dental);
  say('Bright Dental is complete.');
}

async function addMissingCard(viewer: Viewer, name: string): Promise<void> {
  const { cards } = await choicesOf(viewer, today);
  if (cards.has(name)) return;
  await addCard(viewer, { id: demoId(`${viewer.companyId} ${name}`), name, currency: viewer.baseCurrency });
}

/** The mapping of a demo company: account codes by category, categories without tax, bank account codes by card. */
type DemoMapping = {
  readonly accounts: Readonly<Record<string, string>>;
  readonly taxFree: readonly string[];
  readonly cards: Readonly<Record<string, string>>;
};

async function saveMapping(viewer: Viewer, books: Books, choices: Choices, demo: DemoMapping): Promise<void> {
  const { number } = await currentMapping(viewer);
  if (number > 0) return;
  const standard = books.taxRates.find((rate) => rate.rate === 200_000 && rate.validFor.includes('Payment'));
  const none = books.taxRates.find((rate) => rate.rate === 0 && rate.validFor.includes('Payment'));
  const account = (code: string) => books.accounts.find((entry) => entry.code === code)?.ref ?? null;
  const bank = (code: string | undefined) => books.bankAccounts.find((entry) => entry.code === code)?.ref;
  const categories: Mapping['categories'] = {};
  for (const [name, code] of Object.entries(demo.accounts)) {
    const id = choices.categories.get(name);
    const rate = demo.taxFree.includes(name) ? none : standard;
    if (id) categories[id] = { ...emptyTarget, accountRef: account(code), taxRateRef: rate?.ref ?? null };
  }
  const cards: Mapping['cards'] = {};
  for (const [name, code] of Object.entries(demo.cards)) {
    const [id, ref] = [choices.cards.get(name), bank(code)];
    if (id && ref) cards[id] = { bankAccountRef: ref, byCurrency: {} };
  }
  const supplier = books.suppliers.find((entry) => entry.name === 'Outlay') ?? books.suppliers[0];
  const defaults = {
    bankAccountRef: books.bankAccounts[0]?.ref ?? null,
    supplierRef: supplier?.ref ?? null,
    byCurrency: {},
  };
  await changeMapping(viewer, number, () => ({ categories, cards, defaults }));
}

async function isSeeded(viewer: Viewer): Promise<boolean> {
  const where = { companyId: viewer.companyId, action: 'demo.seeded' };
  return (await inScope(viewer, (tx) => tx.auditEvent.count({ where }))) > 0;
}

async function markSeeded(viewer: Viewer): Promise<void> {
  await inScope(viewer, (tx) => record(tx, viewer, 'demo.seeded', viewer.companyId));
}
