import { describe, expect, test } from 'vitest';
import { outcome, planCsv } from '../testing/plan';

const file = (kinds: readonly string[], title = 'Type') =>
  [`Date,${title},Supplier,Amount`, ...kinds.map((kind, at) => `2026-11-0${at + 1},${kind},Acme,${at + 1}0.00`)].join(
    '\n',
  );

describe('credit notes beside invoices, all without a sign', () => {
  test.each([
    ['Invoice', 'Credit note'],
    ['Tax invoice', 'Credit Memo'],
    ['INV', 'CN'],
    ['Rechnung', 'Rechnungskorrektur'],
    ['Facture', 'Avoir'],
    ['Fattura', 'Nota di credito'],
    ['Factuur', 'Creditnota'],
    ['Faktura', 'Kreditnota'],
  ])('%s and %s: a person says which is spending', (invoice, credit) => {
    for (const title of ['Type', 'Document type', 'Beleg']) {
      const text = file([invoice, credit, invoice], title);
      expect(outcome(text).questions).toEqual(['which sign is spending']);
      const types = (spending: 'positive' | 'negative') =>
        planCsv(text, { spending }).rows.map(({ facts }) => facts.type);
      expect(types('positive')).toEqual(['payment', 'refund', 'payment']);
      expect(types('negative')).toEqual(['refund', 'payment', 'refund']);
    }
  });

  test.each([
    ['Bill', 'Credit note'],
    ['Supplier invoice', 'Credit note'],
    ['Purchase invoice', 'Supplier credit'],
    ['Eingangsrechnung', 'Gutschrift'],
  ])('%s and %s: the bill is spending', (bill, credit) =>
    expect(outcome(file([bill, credit, bill]))).toMatchObject({
      rows: ['Acme -10.00 GBP', 'Acme 20.00 GBP', 'Acme -30.00 GBP'],
      questions: [],
    }),
  );
});

test('a credit note with a minus sign is asked about, like every file with both signs', () =>
  expect(
    outcome('Date,Type,Supplier,Amount\n2026-11-01,Bill,Acme,10.00\n2026-11-02,Credit note,Acme,-5.00').questions,
  ).toEqual(['which sign is spending']));

test('invoices alone are spending', () =>
  expect(outcome(file(['Invoice', 'Invoice']))).toMatchObject({ rows: ['Acme -10.00 GBP', 'Acme -20.00 GBP'] }));
