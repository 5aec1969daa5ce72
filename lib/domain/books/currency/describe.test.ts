import { expect, test } from 'vitest';
import { packageOf } from '../package';
import { currencyWords } from './describe';

test.each([
  ['xero', /converts other currencies at the rate of the expense\.$/],
  ['dynamics', /accepts an expense only in the currency of its bank account\.$/],
  ['freeagent', /accepts an expense only in the currency of its bank account\.$/],
  ['intacct', /only bank accounts and cards in GBP\. They can pay in any currency\.$/],
  ['netsuite', /A credit card must be in GBP\.$/],
  ['quickbooks-online', /An account in GBP can pay in any currency\.$/],
] as const)('describes the currencies of %s', (key, words) => {
  const target = packageOf(key);
  expect(currencyWords(target, 'GBP')).toMatch(words);
  expect(currencyWords(target, 'GBP').startsWith(target.name)).toBe(true);
});
