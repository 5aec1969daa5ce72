import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { pushState } from '@/lib/codat/books/new-entries';
import { call } from '@/lib/codat/client/http';
import { bookingsSql } from '@/lib/data/books/bookings';
import { currentConnection } from '@/lib/data/connection/connections';
import { inScope } from '@/lib/data/db';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { mappingPage } from '@/lib/data/mapping/page';
import type { BookingCount } from '@/lib/domain/books/bookings';
import { dayAt } from '@/lib/domain/day';
import { refreshLists } from '@/lib/testing/books-reading';
import { recordTestExpense } from '@/lib/testing/expenses';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { accountOf, type LinkedCompany, linkedCompany, mapAll, sync } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

let codat: TestCodat;
let company: LinkedCompany;
beforeAll(async () => {
  codat = await startTestCodat({ hasPast: true });
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

const today = dayAt(new Date(), 'UTC');
const reference = () => currentConnection(company.viewer);

/** Enters a direct cost in the package, as the customer's bookkeeper would. */
async function book(supplierRef: string, code: string, day = today): Promise<void> {
  const connection = await reference();
  const bank = company.books.bankAccounts.find((entry) => entry.currency === 'GBP')?.ref;
  const pushed = await call({
    method: 'POST',
    path: `/companies/${company.codatCompanyId}/connections/${connection?.codatConnectionId}/push/directCosts`,
    channel: undefined,
    body: JSON.stringify({
      issueDate: `${day}T00:00:00`,
      currency: 'GBP',
      contactRef: { id: supplierRef, dataType: 'suppliers' },
      lineItems: [
        {
          description: 'Booked by hand',
          unitAmount: 100,
          quantity: 1,
          subTotal: 100,
          taxAmount: 0,
          totalAmount: 100,
          accountRef: { id: accountOf(company, code) },
        },
      ],
      paymentAllocations: [
        { payment: { accountRef: { id: bank }, currency: 'GBP' }, allocation: { totalAmount: 100, currency: 'GBP' } },
      ],
      subTotal: 100,
      taxAmount: 0,
      totalAmount: 100,
    }),
  });
  const { pushOperationKey } = z.looseObject({ pushOperationKey: z.string() }).parse(pushed);
  for (;;) {
    const { state } = await pushState(company.codatCompanyId, pushOperationKey, undefined);
    if (state !== 'pending') return expect(state).toBe('written');
  }
}

/** Runs the jobs. The first makes Codat read the bookings, the next poll until it has, and the last one saves the result. */
async function runBookings(): Promise<void> {
  for (let left = 500; left > 0 && (await waitingJobs('read-bookings')).length > 0; left -= 1)
    await runJobs('read-bookings');
}

test('counts the customer’s own bookings and leaves out the records that Outlay wrote', async () => {
  const [one, other] = company.books.suppliers.filter((entry) => entry.archivedAt === null);
  await book(one?.ref ?? '', '493');
  await book(one?.ref ?? '', '493');
  await book(other?.ref ?? '', '453');
  await mapAll(company, '429');
  await sync(codat, company, [
    await recordTestExpense(company.viewer, { categoryId: company.categories.get('Travel') }),
  ]);

  await refreshLists(codat, company);
  await runBookings();
  const connection = await reference();
  const habits = await inScope(company.viewer, (tx) => tx.$queryRaw<BookingCount[]>(bookingsSql(connection?.id ?? '')));
  const counted = habits.map(({ supplier, accountRef, times }) => [supplier, accountRef, times]);
  expect(counted).toContainEqual([one?.name, accountOf(company, '493'), 2]);
  expect(counted).toContainEqual([other?.name, accountOf(company, '453'), 1]);
  expect(habits.some(({ accountRef }) => accountRef === accountOf(company, '429'))).toBe(false);
  expect(await waitingJobs('read-bookings')).toEqual([]);
});

test('the past purchases of the demo’s books are in balance, and become suggestions with their reason', async () => {
  const { viewer, codatCompanyId, categories } = company;
  const { records, trialBalance } = await codat.ledger(codatCompanyId);
  expect(records.length).toBeGreaterThan(9 * 16);
  expect(trialBalance?.balanced).toBe(true);
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({ ...mapping, categories: {} }));
  const { suggestions } = await mappingPage(viewer);
  const suggested = (category: string) => suggestions.get(categories.get(category) ?? '');
  expect(suggested('Training')).toMatchObject({
    accountRef: accountOf(company, '480'),
    reason: expect.stringContaining('Your books put West Country First Aid Training here 9 times'),
  });
  expect(suggested('Fuel')).toMatchObject({
    accountRef: accountOf(company, '449'),
    reason: expect.stringContaining('Your books put Shell UK here 18 times'),
  });
});
