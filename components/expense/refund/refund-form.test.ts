import { expect, test } from 'vitest';
import { refundTotals } from '@/lib/domain/expense/refund';
import { aLine, anExpense, gbp } from '@/lib/domain/testing/expense';
import { linesChosen, refundForm, refundShown } from './refund-form';

const meals = aLine({ amount: gbp('60.00'), taxMinor: 1_000n });
const room = aLine({ amount: gbp('36.00') });
const split = anExpense({ amount: gbp('96.00'), rate: '0.85', note: 'Two nights', lines: [meals, room] });

test('the numbers in the URL choose the parts, and invalid ones choose all', () => {
  const lines = [meals, room];
  expect(linesChosen(lines, '1')).toEqual([room]);
  expect(linesChosen(lines, ['0', '1'])).toEqual(lines);
  for (const asked of [undefined, '7', 'x', ['-1'], []])
    expect(linesChosen(lines, asked), String(asked)).toEqual(lines);
});

test('a refund has the coding of the payment and the amount of its parts, and neither its rate nor its note', () => {
  const refund = refundForm(split, [meals]);
  expect(refund).toMatchObject({ type: 'refund', amount: gbp('60.00'), rate: null, note: '', lines: [meals] });
  expect(refund.merchant).toBe(split.merchant);
});

test('after everything was refunded, the form has the coding and no amount', () => {
  expect(refundForm(split, [])).toMatchObject({ amount: { minor: 0n }, lines: [{ categoryId: meals.categoryId }] });
});

test('the form names the payment, what was refunded before and what is left', () => {
  const payment = anExpense({ amount: gbp('120.00') });
  const valued = (text: string) => ({ amount: gbp(text), baseMinor: gbp(text).minor });
  const totals = refundTotals(valued('120.00'), [valued('40.00')], 'GBP');
  const shown = refundShown({ payment, totals }, [meals], 'en-GB');
  expect(shown.words).toBe('Refund of Great Western Railway, £120.00, 20 Nov 2026. £40.00 of it was refunded before.');
  expect(shown.rest).toEqual({ minor: '8000', currency: 'GBP' });
  expect(shown.line).toEqual({ minor: '6000', taxMinor: '1000' });
  expect(refundShown({ payment, totals }, [meals, room], 'en-GB').line).toBeNull();
});
