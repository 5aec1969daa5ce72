import { describe, expect, test } from 'vitest';
import { desktopItems } from '../../packages/quickbooks-desktop';
import { linkCompany, recordsOf, submit, sync } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const quickBooks = await linkCompany(server, 'qhyg', 'bright-dental');
const desktop = await linkCompany(server, 'pqsw', 'lakeside-builders');

describe('an adjustment', () => {
  const adjustment = (debit: number, credit: number) => ({
    id: crypto.randomUUID(),
    date: '2026-11-20T00:00:00+00:00',
    currency: 'USD',
    reference: 'FX',
    lines: [
      { amount: debit, accountRef: { id: desktop.accountId('7901') }, description: 'debit line' },
      { amount: credit, accountRef: { id: desktop.bankAccountId('Checking') }, description: 'credit line' },
    ],
  });
  const path = ['POST', 'adjustment-transactions'] as const;

  test('becomes a journal entry in QuickBooks Desktop', async () => {
    const wanted = adjustment(50, -50);
    expect((await submit(desktop, path, [wanted])).status.syncStatusCode).toBe(2000);
    expect(await recordsOf(desktop, wanted.id)).toMatchObject([
      {
        kind: 'Journal',
        reference: 'FX',
        lines: [{ amount: 50 }, { amount: -50 }],
        postings: [{ debit: 50 }, { credit: 50 }],
      },
    ]);
  });

  test('must sum to zero', async () => {
    const { items } = await submit(desktop, path, [adjustment(50, -49)]);
    expect(items[0]).toMatchObject({
      status: 'ValidationError',
      message: 'The sum of net amounts for all line items must be 0.',
    });
  });

  test('is not supported by the other packages', async () => {
    const { items } = await submit(quickBooks, path, [adjustment(50, -50)]);
    expect(items[0].message).toBe('Adjustment transactions are not supported for QuickBooks Online.');
  });
});

describe('a line in QuickBooks Desktop', () => {
  const expense = (line: object) => ({
    id: crypto.randomUUID(),
    type: 'Payment',
    issueDate: '2026-11-20',
    currency: 'USD',
    lines: [{ netAmount: 12, taxAmount: 0, ...line }],
  });
  const item = { itemRef: { id: desktopItems[0]?.id } };

  test('can name an item in place of an account', async () => {
    const wanted = expense(item);
    await sync(desktop, [wanted]);
    expect((await recordsOf(desktop, wanted.id))[0].lines[0]).toMatchObject({
      account: { nominalCode: '5000' },
      description: 'Building materials',
    });
  });

  test.each([
    ['both', { ...item, accountRef: { id: '80000018-1671793811' } }, 'but not both'],
    ['neither', {}, 'AccountRef must be provided on every line.'],
    ['an unknown item', { itemRef: { id: 'nope' } }, 'Item `nope` does not exist.'],
  ])('with %s is a ValidationError', async (_, line, words) => {
    const { items } = await sync(desktop, [expense(line)]);
    expect(items[0].status).toBe('ValidationError');
    expect(items[0].message).toContain(words);
  });
});
