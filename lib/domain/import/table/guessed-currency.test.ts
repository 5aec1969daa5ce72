import { expect, test } from 'vitest';
import { planCsv, plannedRows } from '../testing/plan';

const crowns = 'is read as SEK. It can also be NOK, DKK, ISK.';

test.each([
  ['Date,Payee,Amount\n2026-11-20,Hotel,-89 kr', 'GBP', ['SEK'], [`“kr” ${crowns}`]],
  ['Date,Payee,Amount (kr)\n2026-11-20,Hotel,-89.00', 'GBP', ['SEK'], [`“kr” ${crowns}`]],
  ['Date,Payee,Amount,Currency\n2026-11-20,Hotel,-89.00,kr', 'GBP', ['SEK'], [`“kr” ${crowns}`]],
  [
    'Date,Payee,Amount\n2026-11-20,Hotel,-$89.00',
    'GBP',
    ['USD'],
    ['“$” is read as USD. It can also be CAD, AUD, NZD and others.'],
  ],
  ['Date,Payee,Amount\n2026-11-20,Hotel,-89 kr', 'NOK', ['NOK'], []],
  ['Date,Payee,Amount,Currency\n2026-11-20,Hotel,-89 kr,DKK', 'GBP', ['DKK'], []],
  ['Date,Payee,Amount\n2026-11-20,Hotel,-89 SEK\n2026-11-20,Cafe,-€9.00', 'GBP', ['SEK', 'EUR'], []],
])('%j in books in %s', (text, books, currencies, notices) => {
  const plan = planCsv(text, {}, books);
  expect([plannedRows(plan).map((row) => row[3]), plan.notices]).toEqual([currencies, notices]);
});
