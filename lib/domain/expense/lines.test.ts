import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencies } from '@/lib/domain/currency';
import { editableAmount, money } from '@/lib/domain/money';
import { parseAmount } from '@/lib/domain/reading/typed-amount';
import { percentOf, sumProblem, toPartForms } from './lines';

const marks = fc.constantFrom('.' as const, ',' as const);

test('an amount in a field is read as the amount that it shows, in every currency and with both marks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...currencies),
      fc.bigInt({ min: 1n, max: 999_999_999n }),
      marks,
      (currency, minor, mark) => {
        const amount = money(minor, currency);
        expect(parseAmount(editableAmount(amount, mark), currency, mark)).toEqual({ ok: true, money: amount });
      },
    ),
  );
});

test('a part of 12.500 dinars stays that in a country with a decimal comma', () => {
  const part = {
    amount: money(12_500n, 'TND'),
    categoryId: null,
    taxRateRef: null,
    taxMinor: 1_250n,
    trackingRefs: null,
    customerRef: null,
    sources: {},
  };
  const [form] = toPartForms([part, part], ',');
  expect(form).toMatchObject({ amount: '12,500', taxAmount: '1,250' });
  expect(parseAmount(form?.amount ?? '', 'TND', ',')).toEqual({ ok: true, money: part.amount });
});

test('shows percentages and sums with the decimal mark', () => {
  expect(percentOf('12,5 %', money(8_000n, 'EUR'), ',')).toBe('10,00');
  expect(sumProblem([money(1_000n, 'EUR')], money(2_550n, 'EUR'), 'en-DE')).toBe(
    'The parts add up to 10,00 EUR. 15,50 is missing.',
  );
  expect(sumProblem([money(1_000n, 'EUR')], money(124_450n, 'EUR'), 'en-DE')).toBe(
    'The parts add up to 10,00 EUR. 1.234,50 is missing.',
  );
});
