import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { encode } from 'next-auth/jwt';
import { z } from 'zod';
import { hashPassword } from '@/lib/auth/passwords';
import { foundCompanyIn } from '@/lib/data/company/companies';
import { startSession } from '@/lib/data/company/sessions';
import { addUser, userByAddress } from '@/lib/data/company/users';
import { inScope, worker } from '@/lib/data/db';
import { addExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import type { Books } from '@/lib/domain/books/books';
import { packageKeys } from '@/lib/domain/books/package';
import { localeOf } from '@/lib/domain/company/country';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { emptyExpenseForm, expenseInput } from '@/lib/domain/expense/expense';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { env } from '@/lib/env';
import { linkBooks } from '@/prisma/demo/books';
import { choicesOf } from '@/prisma/demo/spend';
import { copyExpense } from './copy-expense';
import { failSyncs } from './fail-syncs';
import { fillLists } from './fill-lists';
import { type NewAccount, startNewAccount } from './new-account';

// Creates companies and sessions for the browser tests with the application's own code. Without this, sign-up, linking
// and mapping in the browser took most of the time of the tests. Once it listens, it sends its address to its parent
// process.

const timeZone = 'Europe/London';
const today = dayAt(new Date(), timeZone);

const companyRequest = z.object({
  name: z.string(),
  owner: z.object({ name: z.string(), email: z.string(), password: z.string() }),
  currency: z.string(),
  country: z.string(),
  books: z
    .object({
      package: z.enum(packageKeys),
      organisation: z.string(),
      /** For each category by name: the code of its account and the name of its tax rate. */
      categories: z.record(z.string(), z.object({ account: z.string(), taxRate: z.string().optional() })),
      bankAccount: z.string().optional(),
      supplier: z.string().optional(),
    })
    .optional(),
  expenses: z.array(
    z.object({
      merchant: z.string(),
      amount: z.string(),
      day: z.string().default(today),
      category: z.string().optional(),
      note: z.string().default(''),
      copies: z.number().int().default(0),
    }),
  ),
});
type CompanyRequest = z.output<typeof companyRequest>;
type BooksRequest = NonNullable<CompanyRequest['books']>;

const sessionRequest = z.object({ email: z.string() });
const fullListsRequest = z.object({ slug: z.string(), expenseIds: z.array(z.string()) });
const autoSyncRequest = z.object({ slug: z.string() });

const stopping = new AbortController();
process.once('SIGTERM', () => {
  stopping.abort();
  server.close();
  server.closeAllConnections();
});
let newAccount: Promise<NewAccount> | undefined;
/** The owners of the companies that this server has created, by the slugs of the companies. */
const owners = new Map<string, Viewer>();

const routes: Readonly<Record<string, (body: unknown) => Promise<object>>> = {
  '/companies': async (body) => createCompany(companyRequest.parse(body)),
  '/new-account': async () => {
    newAccount ??= startNewAccount(join(env().dataDir, '..', 'new-account'), stopping.signal);
    return newAccount;
  },
  '/sessions': async (body) => createSession(sessionRequest.parse(body).email),
  '/full-lists': async (body) => {
    const { slug, expenseIds } = fullListsRequest.parse(body);
    await fillLists(required(owners.get(slug), slug), expenseIds);
    await failSyncs(required(owners.get(slug), slug), expenseIds);
    return {};
  },
  '/automatic-sync': async (body) => bringForward(autoSyncRequest.parse(body).slug),
};

const server = createServer(async (request, response) => {
  try {
    response.end(JSON.stringify(await handle(request)));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

async function handle(request: IncomingMessage): Promise<object> {
  const route = routes[request.url ?? ''];
  if (!route) throw new Error(`there is no ${request.url}`);
  return route(JSON.parse(await text(request)));
}

/**
 * Creates a company, and its owner unless there is a person with that address. Returns the company's slug, a session
 * cookie of the owner, and the ids of the expenses in the order of the request.
 */
async function createCompany({ name, owner, currency, country, books, expenses }: CompanyRequest) {
  const known = await userByAddress(owner.email);
  const person = {
    userId: known?.id ?? newId(),
    sessionId: '',
    name: owner.name,
    email: owner.email,
    companyId: newId(),
    companyName: name,
    role: 'owner',
    baseCurrency: currency,
    timeZone,
    country,
    locale: localeOf(country),
  } as const;
  const passwordHash = await hashPassword(owner.password);
  const companySlug = await inScope(person, async (tx) => {
    if (!known) await addUser(tx, { id: person.userId, name: owner.name, email: owner.email, passwordHash });
    return foundCompanyIn(tx, person.companyId, person.userId, {
      name,
      baseCurrency: currency,
      timeZone,
      country,
    });
  });
  const viewer: Viewer = { ...person, companySlug };
  owners.set(companySlug, viewer);
  if (books) await link(viewer, books);
  const expenseIds: string[] = [];
  for (const expense of expenses) expenseIds.push(await recordExpense(viewer, expense));
  return { expenseIds, slug: companySlug, ...(await createSession(owner.email)) };
}

/** Returns the cookie that next-auth would set when this user signs in. */
async function createSession(email: string) {
  const user = await userByAddress(email);
  if (!user) throw new Error(`nobody has the address ${email}`);
  const sid = await startSession({ userId: user.id, userAgent: 'Chrome', ipAddress: '127.0.0.1' });
  const token = { sub: user.id, name: user.name, email: user.email, sid };
  return { cookie: await encode({ token, secret: env().NEXTAUTH_SECRET }) };
}

/** Makes the company's next automatic sync due, as if its time had passed. */
async function bringForward(slug: string) {
  const { companyId } = required(owners.get(slug), slug);
  const data = { nextAutoAt: new Date() };
  await inScope(worker(companyId), (tx) => tx.lane.update({ where: { companyId }, data, select: { companyId: true } }));
  return {};
}

async function link(viewer: Viewer, request: BooksRequest): Promise<void> {
  const { books } = await linkBooks(viewer, request.package, request.organisation);
  const { categories: ids } = await choicesOf(viewer, today);
  const categories = Object.entries(request.categories).map(([category, { account, taxRate }]) => [
    required(ids.get(category), category),
    {
      ...emptyTarget,
      accountRef: refOf(books.accounts, (entry) => entry.code === account, account),
      taxRateRef: taxRate ? refOf(books.taxRates, (entry) => entry.name === taxRate, taxRate) : null,
    },
  ]);
  if (categories.length === 0 && !request.bankAccount) return;
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    categories: Object.fromEntries(categories),
    defaults: { ...mapping.defaults, ...defaultsOf(books, request) },
  }));
}

const defaultsOf = ({ bankAccounts, suppliers }: Books, { bankAccount, supplier }: BooksRequest) => ({
  bankAccountRef: bankAccount ? refOf(bankAccounts, (entry) => entry.code === bankAccount, bankAccount) : null,
  supplierRef: supplier ? refOf(suppliers, (entry) => entry.name === supplier, supplier) : null,
});

function refOf<E extends { readonly ref: string }>(entries: readonly E[], is: (entry: E) => boolean, name: string) {
  return required(entries.find(is), name).ref;
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`there is no ${name}`);
  return value;
}

async function recordExpense(viewer: Viewer, expense: CompanyRequest['expenses'][number]): Promise<string> {
  const { categories, cards } = await choicesOf(viewer, today);
  const id = newId();
  const form = {
    ...emptyExpenseForm,
    id,
    day: expense.day,
    merchant: expense.merchant,
    note: expense.note,
    amount: expense.amount,
    currency: viewer.baseCurrency,
    categoryId: expense.category ? required(categories.get(expense.category), expense.category) : '',
    cardId: [...cards.values()][0] ?? '',
  };
  await addExpense(viewer, expenseInput({ today, baseCurrency: viewer.baseCurrency }).parse(form));
  if (expense.copies > 0) await copyExpense(viewer, id, expense.copies);
  return id;
}
