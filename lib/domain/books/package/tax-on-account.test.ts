import { expect, test } from 'vitest';
import type { PackageKey } from '../package';
import { taxRateFits } from './tax-on-account';

test.each<[PackageKey, string, boolean]>([
  ['xero', 'INPUT2', false],
  ['xero', 'ZERORATEDINPUT', false],
  ['xero', 'EXEMPTEXPENSES', false],
  ['xero', 'OUTPUT2', true],
  ['xero', 'INPUTTAXED', true],
  ['xero', 'NONE', true],
  ['xero-direct', 'INPUT2', false],
  ['quickbooks-online', '20_Bills', false],
  ['quickbooks-online', '20_Invoices', true],
  ['quickbooks-online', 'NON', true],
  ['zoho', '982000000567112', true],
])('with %s, a line on an income account can have the rate %s: %s', (key, ref, fits) => {
  expect(taxRateFits({ ref }, { type: 'Income' }, key)).toBe(fits);
  expect(taxRateFits({ ref }, { type: 'Expense' }, key)).toBe(true);
});
