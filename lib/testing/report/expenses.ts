import fc from 'fast-check';

const merchants = ['Pret A Manger', 'PRET A MANGER 0123', 'Uber', 'Tesco Stores 2231'];
const days = [
  '2026-04-05',
  '2026-04-06',
  '2026-08-31',
  '2026-09-01',
  '2026-09-15',
  '2026-09-30',
  '2026-10-01',
  '2026-10-02',
  '2025-09-10',
];

/** An expense as numbers and words: its person, card and categories are places in lists of the test. */
export const anExpense = fc.record({
  day: fc.constantFrom(...days),
  currency: fc.constantFrom('GBP', 'GBP', 'EUR'),
  type: fc.constantFrom('payment', 'payment', 'payment', 'refund', 'chargeback'),
  merchant: fc.constantFrom(...merchants),
  supplier: fc.constantFrom(null, null, 's1', 's3'),
  person: fc.nat({ max: 1 }),
  card: fc.nat({ max: 2 }),
  lines: fc.array(
    fc.record({
      category: fc.nat({ max: 3 }),
      minor: fc.integer({ min: 1, max: 50_000 }),
      tracking: fc.constantFrom(null, null, '[]', '["north"]', '["east"]', '["east","north"]'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
export type AnExpense = typeof anExpense extends fc.Arbitrary<infer T> ? T : never;

/** An amount in base currency: euros are worth 0.87 pounds, rounded for each line, so that the lines add up. */
export const baseOf = (minor: number, currency: string) => (currency === 'EUR' ? Math.round(minor * 0.87) : minor);
export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const text = (value: string | null | undefined) => (value == null ? 'null' : `'${value}'`);

/** Whose expense it is, and what the numbers of its person, card and categories stand for. */
export type Written = {
  readonly companyId: string;
  readonly people: readonly string[];
  readonly cards: readonly (string | null)[];
  readonly categories: readonly (string | null)[];
};

/** Returns the statements that record an expense, or replace what is recorded under its id, in one transaction. */
export function written(
  id: string,
  expense: AnExpense,
  { isNew, companyId: company, people, cards, categories }: Written & { readonly isNew: boolean },
): string {
  const { day, currency, type, merchant, supplier, lines } = expense;
  const amount = sum(lines.map(({ minor }) => minor));
  const base = sum(lines.map(({ minor }) => baseOf(minor, currency)));
  const person = people[expense.person];
  return `begin;
    ${
      isNew
        ? `insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, card_id, updated_at)
             values ('${id}', '${company}', 'expense', '${day}', ${amount}, '${currency}', ${base}, '${person}', ${text(cards[expense.card])}, now());
           insert into expenses (id, company_id, type, merchant, note, supplier_ref)
             values ('${id}', '${company}', '${type}', '${merchant}', '', ${text(supplier)});`
        : `delete from expense_lines where expense_id = '${id}';
           update movements set day = '${day}', amount_minor = ${amount}, currency = '${currency}', base_minor = ${base},
             person_id = '${person}', card_id = ${text(cards[expense.card])} where id = '${id}';
           update expenses set type = '${type}', merchant = '${merchant}', supplier_ref = ${text(supplier)} where id = '${id}';`
    }
    ${lines
      .map(
        ({ category, minor, tracking }, position) => `
          insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor, category_id, tracking_refs)
          values (gen_random_uuid(), '${company}', '${id}', ${position}, '${day}', ${minor}, ${baseOf(minor, currency)},
            ${text(categories[category])}, ${text(tracking)});`,
      )
      .join('')}
    commit`;
}
