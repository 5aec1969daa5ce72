import type { Page } from '@playwright/test';
import { appUrl, fixturesUrl } from './outlay';
import { aPerson, demo, mark, type Person } from './people';

/** A company of a test's own, with its owner. */
export type Company = { readonly name: string; readonly owner: Person; readonly expenseIds: readonly string[] };

/** The books a company is linked to, and what is mapped to them. */
export type LinkedBooks = {
  readonly package: string;
  readonly organisation: string;
  /** The account's code and the tax rate's name, by the category's name. */
  readonly categories: Readonly<Record<string, { readonly account: string; readonly taxRate?: string }>>;
  readonly bankAccount?: string;
  readonly supplier?: string;
};

export type NewExpense = { readonly merchant: string; readonly amount: string; readonly category?: string };

const standardRate = '20% (VAT on Expenses)';

/** Xero, linked and with nothing mapped. */
export const unmappedXero: LinkedBooks = { package: 'xero', organisation: 'harbour-and-finch', categories: {} };

/** Xero with Travel and the defaults mapped. */
export const xero = {
  ...unmappedXero,
  categories: { Travel: { account: '493', taxRate: standardRate } },
  bankAccount: '090',
  supplier: 'Outlay',
} satisfies LinkedBooks;

/** QuickBooks Online with Travel and the defaults mapped. */
export const quickBooks = {
  package: 'quickbooks-online',
  organisation: 'bright-dental',
  categories: { Travel: { account: '6160', taxRate: 'No VAT' } },
  bankAccount: '1000',
  supplier: 'Outlay',
} satisfies LinkedBooks;

/**
 * Creates a company without the browser and signs the page in as its owner; no page is open yet. Expenses are recorded
 * as their form records them.
 */
export async function createCompany(
  page: Page,
  { currency = 'GBP', books, expenses = [] }: { currency?: string; books?: LinkedBooks; expenses?: NewExpense[] } = {},
): Promise<Company> {
  const name = `Wren Pottery ${mark()}`;
  const owner = aPerson('Olive Wren');
  const { cookie, expenseIds } = await request<{ cookie: string; expenseIds: string[] }>('/companies', {
    name,
    owner,
    currency,
    books,
    expenses,
  });
  await addSession(page, cookie);
  return { name, owner, expenseIds };
}

/** Signs the page in with a session of its own, without the sign-in form. */
export async function startSession(page: Page, { email }: { readonly email: string }): Promise<void> {
  const { cookie } = await request<{ cookie: string }>('/sessions', { email });
  await addSession(page, cookie);
}

/** Signs the page in as a person of the demo. */
export const startDemoSession = (page: Page, who: Parameters<typeof demo>[0]): Promise<void> =>
  startSession(page, demo(who));

const addSession = (page: Page, value: string): Promise<void> =>
  page.context().addCookies([{ name: 'next-auth.session-token', value, url: appUrl, httpOnly: true, sameSite: 'Lax' }]);

async function request<T>(path: string, body: object): Promise<T> {
  const response = await fetch(new URL(path, fixturesUrl), { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`the fixture server answered ${response.status}: ${await response.text()}`);
  return response.json();
}
