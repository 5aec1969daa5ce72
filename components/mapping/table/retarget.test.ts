import { expect, test } from 'vitest';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { accepting, retarget } from './retarget';
import type { TableChoices } from './view';

const option = (value: string) => ({ value, label: value });
const choices: TableChoices = {
  books: 'Xero',
  accounts: [option('travel'), option('rent')],
  taxRates: [option('vat'), option('exempt')],
  ownTaxRates: { travel: 'vat', rent: 'exempt' },
  dimensions: [
    { ref: 'dept', name: 'Department', options: [option('studio'), option('events')] },
    { ref: 'place', name: 'Place', options: [option('bath')] },
  ],
  trackingLimit: 2,
  takesSupplier: true,
  takesCustomer: false,
  names: {},
  currency: 'GBP',
  currencies: [],
};

test('sets the own tax rate of a new account', () => {
  const travel = retarget(emptyTarget, 'account', 'travel', choices);
  expect(travel).toMatchObject({ accountRef: 'travel', taxRateRef: 'vat' });
  expect(retarget(travel, 'account', 'rent', choices)).toMatchObject({ accountRef: 'rent', taxRateRef: 'exempt' });
});

test('keeps a tax rate chosen by hand when the account changes', () => {
  const travel = { ...emptyTarget, accountRef: 'travel', taxRateRef: 'exempt' };
  expect(retarget(travel, 'account', 'rent', choices).taxRateRef).toBe('exempt');
});

test('keeps one option of each tracking category', () => {
  const first = retarget(emptyTarget, { dimension: 'dept' }, 'studio', choices);
  const both = retarget(first, { dimension: 'place' }, 'bath', choices);
  expect(retarget(both, { dimension: 'dept' }, 'events', choices).trackingRefs).toEqual(['bath', 'events']);
  expect(retarget(both, { dimension: 'dept' }, '', choices).trackingRefs).toEqual(['bath']);
});

test('keeps a chosen tax rate when a suggestion is accepted', () => {
  const suggestion = { accountRef: 'rent', taxRateRef: 'exempt', confidence: 98, reason: 'Same name' };
  expect(accepting(emptyTarget, suggestion)).toMatchObject({ accountRef: 'rent', taxRateRef: 'exempt' });
  expect(accepting({ ...emptyTarget, taxRateRef: 'vat' }, suggestion).taxRateRef).toBe('vat');
});
