import { expect, test } from 'vitest';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { accepting, retarget } from './retarget';
import { type TableChoices, withChosen } from './view';

const choices: TableChoices = {
  books: 'Xero',
  takesTaxRate: 'required',
  ownTaxRates: { travel: 'vat', rent: 'exempt' },
  dimensions: [
    { ref: 'dept', name: 'Department' },
    { ref: 'place', name: 'Place' },
  ],
  dimensionOf: { studio: 'dept', events: 'dept', bath: 'place' },
  trackingLimit: 2,
  takesSupplier: true,
  takesCustomer: false,
  names: {},
  currency: 'GBP',
  currenciesInUse: [],
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

test('knows the name, the tax rate and the tracking category of what was chosen', () => {
  const account = { value: 'fuel', label: '449 Fuel', taxRate: { ref: 'low', name: '5 %' } };
  const after = withChosen(choices, 'account', account);
  expect(after.names).toEqual({ 'accounts fuel': '449 Fuel', 'taxRates low': '5 %' });
  expect(retarget(emptyTarget, 'account', 'fuel', after).taxRateRef).toBe('low');
  const then = withChosen(after, { dimension: 'place' }, { value: 'york', label: 'York' });
  const bath = { ...emptyTarget, trackingRefs: ['bath'] };
  expect(retarget(bath, { dimension: 'place' }, 'york', then).trackingRefs).toEqual(['york']);
});
