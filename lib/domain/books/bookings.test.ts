import { expect, test } from 'vitest';
import { countBookings } from './bookings';

const fuel = { accountRef: '449', supplier: 'Shell', taxRateRef: 'INPUT2', day: '2026-10-03' };

test('counts bookings by account, supplier and tax rate, with the last day', () => {
  expect(
    countBookings([fuel, { ...fuel, day: '2026-11-02' }, { ...fuel, taxRateRef: '' }, { ...fuel, accountRef: '493' }]),
  ).toEqual([
    { accountRef: '449', supplier: 'Shell', taxRateRef: 'INPUT2', times: 2, lastDay: '2026-11-02' },
    { accountRef: '449', supplier: 'Shell', taxRateRef: '', times: 1, lastDay: '2026-10-03' },
    { accountRef: '493', supplier: 'Shell', taxRateRef: 'INPUT2', times: 1, lastDay: '2026-10-03' },
  ]);
});
