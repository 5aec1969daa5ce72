import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packageOf } from '@/lib/domain/books/package';
import { recordTotal } from '@/lib/domain/books/record';
import { total } from '@/lib/domain/money';
import { movementStatuses } from '@/lib/domain/movement/status';
import { aConnection, aContext, aMapping, mappedTo, travel } from '@/lib/domain/testing/books';
import { aLine, amountOf, anExpense, gbp } from '@/lib/domain/testing/expense';
import { codeExpense } from './coding';
import { blockedReason, type Candidate, checkExpense, codeInSetup, preflight } from './preflight';
import type { CodingSetup } from './setup';

const coding = (context = aContext()): CodingSetup => ({ connection: context.connection, context });
const aCandidate = (
  change: Parameters<typeof anExpense>[0] & Partial<Pick<Candidate, 'status' | 'booked'>> = {},
): Candidate => ({
  status: 'ready',
  booked: null,
  ...anExpense(change),
  ...change,
});

describe('an expense', () => {
  test('that is complete would sync with the record that is sent', () => {
    const coded = codeExpense(anExpense(), aContext());
    expect(checkExpense(aCandidate(), coding())).toEqual({ outcome: 'ready', record: coded.ok && coded.record });
  });

  test('that failed before would sync when it has no issue', () => {
    expect(checkExpense(aCandidate({ status: 'failed' }), coding()).outcome).toBe('ready');
  });

  test('with issues would fail, with each issue once', () => {
    const lines = [aLine({ amount: gbp('60.00') }), aLine({ amount: gbp('60.00') })];
    const mapping = {
      ...mappedTo({ accountRef: null }),
      defaults: { bankAccountRef: null, supplierRef: 'sup-outlay', byCurrency: {} },
    };
    expect(checkExpense(aCandidate({ status: 'incomplete', lines }), coding(aContext('xero', { mapping })))).toEqual({
      outcome: 'not ready',
      issues: [
        { code: 'no-bank-account', message: 'Choose the bank account in Xero that this was paid from.', fix: 'cards' },
        { code: 'category-unmapped', message: 'Travel is not mapped to an account.', fix: 'mapping' },
      ],
    });
  });

  test.each([
    ['queued', 'queued', 'It is already queued.'],
    ['sending', 'queued', 'It is already being synced.'],
    ['unknown', 'queued', 'The outcome of the last sync is unknown. Outlay checks the books before it sends it again.'],
    ['synced', 'already synced', 'It is already in the books.'],
  ] as const)('that is %s counts as %s, whatever its issues', (status, outcome, reason) => {
    const broken = aContext('xero', { mapping: aMapping({ categories: {} }) });
    const result = checkExpense(aCandidate({ status }), coding(broken));
    expect(result).toEqual({ outcome, reason });
    expect('record' in result || blockedReason(result)).toBe(reason);
  });
});

describe('an expense with a record in the books', () => {
  const coded = codeExpense(anExpense(), aContext());
  const booked = coded.ok ? coded.record : expect.fail();

  test.each(['changed', 'failed'] as const)('would be updated when it is %s', (status) => {
    const result = checkExpense(aCandidate({ status, booked, note: 'Bristol to Bath' }), coding());
    expect(result).toEqual({ outcome: 'updates', record: { ...booked, note: 'Bristol to Bath' }, booked });
  });

  test('would fail when the package does not accept the change', () => {
    const result = checkExpense(aCandidate({ status: 'changed', booked, day: '2026-11-19' }), coding());
    expect(result).toMatchObject({ outcome: 'not ready', issues: [{ code: 'change-not-taken', fix: 'package' }] });
  });

  test('would fail when the record is in books linked before', () => {
    const result = checkExpense(aCandidate({ status: 'changed', booked: 'elsewhere' }), coding());
    expect('record' in result || blockedReason(result)).toBe(
      'It is in the previously linked books, or was written as a direct cost. Change it there, then confirm here that you did.',
    );
  });

  test('reports its issues before an unsupported change', () => {
    const broken = coding(aContext('xero', { mapping: mappedTo({ accountRef: null }) }));
    const result = checkExpense(aCandidate({ status: 'changed', booked, day: '2026-11-19' }), broken);
    expect(result).toMatchObject({ outcome: 'not ready', issues: [{ code: 'category-unmapped' }] });
  });
});

describe('without a working connection every expense fails for one reason:', () => {
  const context = aContext();
  test.each([
    ['none', { connection: null, context: null }, 'Link your accounting package first.'],
    ['pending', { connection: aConnection({ status: 'pending' }), context }, 'Link your accounting package first.'],
    [
      'revoked',
      { connection: aConnection({ status: 'deauthorized' }), context },
      'Xero no longer gives Outlay access. Reconnect it first.',
    ],
    [
      'unlinked',
      { connection: aConnection({ status: 'unlinked' }), context },
      'Xero is no longer linked. Reconnect it first.',
    ],
    [
      'lists unread',
      { connection: aConnection(), context: null },
      'Outlay is still reading the lists of your books. Try again in a minute.',
    ],
  ] as const)('%s', (_, given, message) => {
    const { sums, issueGroups } = preflight([aCandidate({ id: 'a' }), aCandidate({ id: 'b' })], given);
    expect(sums['not ready'].count).toBe(2);
    expect(issueGroups).toEqual([
      { issue: { code: 'no-connection', message, fix: 'connection' }, expenseIds: ['a', 'b'] },
    ]);
    expect(codeInSetup(given, anExpense()).ok).toBe(false);
  });
});

describe('the check of several expenses', () => {
  const hotels = '01900000-0000-7000-8000-000000000002';
  const context = aContext('xero', {
    categoryNames: new Map([
      [travel, 'Travel'],
      [hotels, 'Hotels'],
    ]),
    receiptsRequiredFrom: 100_000n,
  });
  const hotel = (text: string) => [aLine({ amount: gbp(text), categoryId: hotels })];

  test('groups issues, the most frequent first, each expense once', () => {
    const { issueGroups } = preflight(
      [
        aCandidate({ id: 'good' }),
        aCandidate({ id: 'blank', lines: [aLine({ categoryId: null })] }),
        aCandidate({ id: 'one', lines: hotel('120.00') }),
        aCandidate({ id: 'two', amount: gbp('2000.00'), lines: [...hotel('1000.00'), ...hotel('1000.00')] }),
        aCandidate({ id: 'sent', lines: hotel('120.00'), status: 'synced' }),
      ],
      coding(context),
    );
    expect(issueGroups.map(({ issue, expenseIds }) => [issue.message, issue.fix, expenseIds])).toEqual([
      ['Hotels is not mapped to an account.', 'mapping', ['one', 'two']],
      ['Choose a category.', 'expense', ['blank']],
      ['The receipt is missing.', 'receipt', ['two']],
    ]);
  });

  test('sums what will be written, in the currency of the record', () => {
    const inEuros = aCandidate({ id: 'a', amount: amountOf('100.00', 'EUR'), rate: '0.85' });
    const { sums } = preflight([inEuros, aCandidate({ id: 'b' })], coding());
    expect(sums.ready).toMatchObject({
      count: 2,
      totals: [{ count: 2, out: gbp('205.00'), in: { minor: 0n, currency: 'GBP' } }],
    });
  });

  test('sums the amounts of expenses that are not ready in their own currency', () => {
    const withoutRate = aCandidate({ amount: amountOf('100.00', 'EUR'), rate: null });
    expect(preflight([withoutRate], coding()).sums['not ready'].totals).toMatchObject([
      { count: 1, out: amountOf('100.00', 'EUR'), in: { minor: 0n, currency: 'EUR' } },
    ]);
  });

  test('sums amounts by outcome and currency, money out apart from money in', () => {
    const { sums, checked } = preflight(
      [
        aCandidate({ id: '1' }),
        aCandidate({ id: '2', type: 'refund', amount: gbp('20.00') }),
        aCandidate({ id: '3', amount: amountOf('9.00', 'EUR'), rate: '0.86' }),
        aCandidate({ id: '4', lines: hotel('120.00') }),
        aCandidate({ id: '5', status: 'sending' }),
      ],
      coding({ ...context, package: packageOf('quickbooks-online') }),
    );
    expect(checked.map(({ expense, result }) => [expense.id, result.outcome])).toEqual([
      ['1', 'ready'],
      ['2', 'ready'],
      ['3', 'ready'],
      ['4', 'not ready'],
      ['5', 'queued'],
    ]);
    expect(sums).toMatchObject({
      ready: {
        count: 3,
        totals: [
          { count: 2, out: gbp('120.00'), in: gbp('20.00') },
          { count: 1, out: amountOf('9.00', 'EUR'), in: { minor: 0n, currency: 'EUR' } },
        ],
      },
      'not ready': { count: 1, totals: [{ count: 1, out: gbp('120.00'), in: { minor: 0n, currency: 'GBP' } }] },
      updates: { count: 0, totals: [] },
      queued: { count: 1, totals: [{ count: 1, out: gbp('120.00'), in: { minor: 0n, currency: 'GBP' } }] },
      'already synced': { count: 0, totals: [] },
    });
  });

  test('counts every expense exactly once', () => {
    const candidate = fc.record({
      status: fc.constantFrom(...movementStatuses),
      type: fc.constantFrom('payment' as const, 'refund' as const),
      minor: fc.bigInt({ min: 1n, max: 10n ** 11n }),
      categoryId: fc.constantFrom(travel, hotels, null),
    });
    fc.assert(
      fc.property(fc.array(candidate), (given) => {
        const candidates = given.map(({ status, type, minor, categoryId }) => {
          const amount = { minor, currency: 'GBP' };
          return aCandidate({ status, type, amount, lines: [aLine({ amount, categoryId })], receiptCount: 1 });
        });
        const { checked, sums } = preflight(candidates, coding(context));
        expect(Object.values(sums).reduce((sum, { count }) => sum + count, 0)).toBe(candidates.length);
        const records = checked.flatMap(({ result }) => (result.outcome === 'ready' ? result.record : []));
        const sent = total(records.map(recordTotal), 'GBP');
        const expected = sums.ready.totals.reduce((sum, { out, in: back }) => sum + out.minor + back.minor, 0n);
        expect(expected).toBe(sent.minor);
      }),
    );
  });
});
