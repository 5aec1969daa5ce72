import { expect, test } from 'vitest';
import { isTypeWritten } from '@/lib/domain/books/kinds';
import { packageKeys } from '@/lib/domain/books/package';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { movementStatuses } from '@/lib/domain/movement/status';
import { aBankAccount, aContact, aContext, anAccount, anOption, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import { aLine, anExpense, gbp } from '@/lib/domain/testing/expense';
import { preflight } from './preflight';

const idOf = (kind: string, index: number) => `01900000-0000-7000-8${kind}-${String(index).padStart(12, '0')}`;
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const books = () =>
  someBooks({
    accounts: many(400, (index) => anAccount({ ref: `acc-${index}`, code: String(index) })),
    bankAccounts: many(20, (index) => aBankAccount({ ref: `bank-${index}` })),
    taxRates: many(40, (index) => aTaxRate({ ref: `tax-${index}` })),
    tracking: many(200, (index) => anOption({ ref: `option-${index}`, parentRef: `root-${index % 4}` })),
    suppliers: many(3_000, (index) => aContact({ ref: `sup-${index}` })),
  });

const mapping = {
  // Uses the last entries of each list, and some that do not exist, because these take longest to look up.
  categories: Object.fromEntries(
    many(60, (index) => [
      idOf('000', index),
      {
        ...emptyTarget,
        accountRef: `acc-${index % 10 === 0 ? 9_999 : 399 - index}`,
        taxRateRef: 'tax-39',
        trackingRefs: ['option-199', `option-${198 - index}`],
      },
    ]),
  ),
  cards: Object.fromEntries(
    many(30, (index) => [idOf('111', index), { bankAccountRef: `bank-${index % 20}`, byCurrency: {} }]),
  ),
  defaults: { bankAccountRef: 'bank-19', supplierRef: 'sup-2999', byCurrency: {} },
};
const categoryNames = new Map(many(60, (index) => [idOf('000', index), `Category ${index}`]));

const expenses = many(10_000, (index) => ({
  ...anExpense({
    id: idOf('222', index),
    cardId: idOf('111', index % 30),
    receiptCount: index % 20 === 0 ? 0 : 1,
    note: 'Taxi from the station to the office, with the samples. '.repeat(index % 50),
    lines: many(1 + (index % 3), (line) =>
      aLine({ amount: gbp('40.00'), categoryId: idOf('000', (index + line) % 61), taxMinor: index % 7 ? null : 100n }),
    ),
  }),
  status: movementStatuses[index % 40] ?? ('ready' as const),
  booked: null,
}));

test.each(packageKeys.filter((key) => isTypeWritten(key, 'payment')))(
  'checks 10,000 expenses against large books within a second: %s',
  (key) => {
    const context = aContext(key, { books: books(), mapping, categoryNames, receiptsRequiredFrom: 10_000n });
    const before = process.threadCpuUsage();
    const { sums } = preflight(expenses, { connection: context.connection, context });
    const { user, system } = process.threadCpuUsage(before);
    expect(sums.ready.count).toBeGreaterThan(2_500);
    expect(sums['not ready'].count).toBeGreaterThan(500);
    expect((user + system) / 1_000_000).toBeLessThan(1);
  },
);
