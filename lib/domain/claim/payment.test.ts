import { describe, expect, test } from 'vitest';
import { type LinkedBill, type ListedBill, paymentsIn, type WrittenBill } from './payment';

const claim = (change: Partial<WrittenBill> = {}): WrittenBill => ({
  id: '1',
  reference: '00000000abcd',
  supplierRef: 's1',
  day: '2026-11-20',
  currency: 'GBP',
  totalMinor: 4_800n,
  ...change,
});
const bill = (change: Partial<ListedBill> = {}): ListedBill => ({
  ref: 'b1',
  reference: '00000000abcd',
  supplierRef: 's1',
  day: '2026-11-20',
  currency: 'GBP',
  status: 'Open',
  totalMinor: 4_800n,
  dueMinor: 4_800n,
  lastPaidDay: null,
  ...change,
});
const read = (written: WrittenBill[], listed: ListedBill[], linked: LinkedBill[] = []) =>
  paymentsIn({ written, linked }, listed, '2026-12-01');

describe('the payment of a bill', () => {
  test.each([
    [bill(), { status: 'open', paidMinor: 0n, paidDay: null }],
    [
      bill({ status: 'PartiallyPaid', dueMinor: 1_800n, lastPaidDay: '2026-11-28' }),
      { status: 'part paid', paidMinor: 3_000n, paidDay: null },
    ],
    [
      bill({ status: 'Paid', dueMinor: 0n, lastPaidDay: '2026-11-29' }),
      { status: 'paid', paidMinor: 4_800n, paidDay: '2026-11-29' },
    ],
    [bill({ status: 'Paid', dueMinor: null }), { status: 'paid', paidMinor: 4_800n, paidDay: '2026-12-01' }],
    [bill({ status: 'Unknown', dueMinor: null }), { status: 'open', paidMinor: 0n, paidDay: null }],
    [bill({ status: 'Void', dueMinor: 0n }), { status: 'void', paidMinor: 0n, paidDay: null }],
  ])('is read from its status and what is owed (%#)', (listed, expected) => {
    expect(read([claim()], [listed])).toEqual([{ id: '1', billRef: 'b1', ...expected }]);
  });

  test('is that of the linked bill, owed to any supplier, which no other claim gets', () => {
    const other = claim({ id: '2', reference: '00000000beef' });
    const linked = [{ id: '1', billRef: 'by hand' }];
    for (const supplierRef of ['s1', 's9', null]) {
      const byHand = bill({ ref: 'by hand', reference: 'INV-9', supplierRef, status: 'Paid', dueMinor: 0n });
      expect(read([other], [byHand], linked)).toMatchObject([{ id: '1', billRef: 'by hand', status: 'paid' }]);
    }
  });

  test('is found by the traits of the bill when the package changed the reference', () => {
    const other = bill({ ref: 'b2', reference: 'INV-1', totalMinor: 999n });
    expect(read([claim()], [bill({ reference: 'BILL-7' }), other])).toMatchObject([{ billRef: 'b1' }]);
  });

  test('is not guessed when two bills or two claims look alike', () => {
    expect(read([claim()], [bill({ reference: null }), bill({ ref: 'b2', reference: null })])).toEqual([]);
    expect(read([claim(), claim({ id: '2', reference: 'other' })], [bill({ reference: null })])).toEqual([]);
    expect(read([claim()], [bill(), bill({ ref: 'b2' })])).toEqual([]);
    expect(read([claim()], [bill({ supplierRef: 's2' })])).toEqual([]);
  });
});
