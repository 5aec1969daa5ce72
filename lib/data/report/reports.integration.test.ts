import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCard } from '@/lib/data/company/cards';
import { worker } from '@/lib/data/db';
import { countMovements, listMovements } from '@/lib/data/expense/list';
import { newId } from '@/lib/data/id';
import { foldCountersOf } from '@/lib/data/movement/fold';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type ExpenseFilter, expenseFilter } from '@/lib/domain/expense/filter';
import { none } from '@/lib/domain/list/none';
import { drillAddress } from '@/lib/domain/report/address';
import { type Dimension, dimensionsFor } from '@/lib/domain/report/dimension';
import type { Period } from '@/lib/domain/report/period';
import { trackingKey, ungrouped } from '@/lib/domain/report/tracking';
import { categoriesOf } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { digestSpendingOf } from './digest';
import { checkDigests } from './digest-check';
import { reportFor } from './reports';
import { spendingTotal } from './total';

let owner: Viewer;
let employee: Viewer;
let categories: (string | null)[];
let cards: (string | null)[];

beforeAll(async () => {
  owner = await aCompany();
  employee = await aMember(owner, 'employee');
  categories = [...[...(await categoriesOf(owner)).values()].slice(0, 3), null];
  await addCard(owner, { id: newId(), name: 'Amex', currency: 'GBP' });
  const rows = await asSuperuser<{ id: string }>('select id from cards where company_id = $1', [owner.companyId]);
  cards = [...rows.map(({ id }) => id), null];
  const [travel = '', meals = ''] = categories.map(String);
  const target = { taxRateRef: null, customerRef: null, supplierRef: null, byCurrency: {} };
  const byCurrency = { EUR: { accountRef: 'a2', taxRateRef: null } };
  const content = {
    categories: {
      [travel]: { ...target, accountRef: 'a1', trackingRefs: ['north'], supplierRef: 's1', byCurrency },
      [meals]: { ...target, accountRef: 'a2', trackingRefs: [] },
    },
    cards: {},
    defaults: {
      bankAccountRef: null,
      supplierRef: null,
      byCurrency: { EUR: { bankAccountRef: null, supplierRef: 's2' } },
    },
  };
  await asSuperuser(
    `insert into mapping_versions (id, company_id, number, content, author_id) values ($1, $2, 1, $3, $4)`,
    [newId(), owner.companyId, JSON.stringify(content), owner.userId],
  );
});

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

const anExpense = fc.record({
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
type AnExpense = typeof anExpense extends fc.Arbitrary<infer T> ? T : never;

const aChange = fc.oneof(
  fc.record({ do: fc.constant('add' as const), expense: anExpense }),
  fc.record({ do: fc.constant('edit' as const), at: fc.nat({ max: 9 }), expense: anExpense }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('digest' as const) }),
  fc.record({ do: fc.constant('fold' as const) }),
);
type AChange = typeof aChange extends fc.Arbitrary<infer T> ? T : never;

const aPeriod = fc.constantFrom<Period>(
  { from: '2026-09-01', to: '2026-09-30' },
  { from: '2026-09-01', to: '2026-10-31' },
  { from: '2026-08-31', to: '2026-10-01' },
  { from: '2026-09-10', to: '2026-09-15' },
  // A tax year of the United Kingdom.
  { from: '2026-04-06', to: '2027-04-05' },
);

/** An amount in base currency: euros are worth 0.87 pounds, rounded for each line, so that the lines add up. */
const baseOf = (minor: number, currency: string) => (currency === 'EUR' ? Math.round(minor * 0.87) : minor);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const text = (value: string | null | undefined) => (value == null ? 'null' : `'${value}'`);

function written(id: string, expense: AnExpense, isNew: boolean): string {
  const { day, currency, type, merchant, supplier, lines } = expense;
  const amount = sum(lines.map(({ minor }) => minor));
  const base = sum(lines.map(({ minor }) => baseOf(minor, currency)));
  const person = [owner.userId, employee.userId][expense.person];
  const company = owner.companyId;
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

/** The expenses that the changes leave, by id. */
async function apply(history: readonly AChange[]): Promise<Map<string, AnExpense>> {
  const kept = new Map<string, AnExpense>();
  const idAt = (at: number) => [...kept.keys()][at % Math.max(1, kept.size)];
  for (const change of history) {
    if (change.do === 'digest') await digestSpendingOf(worker(owner.companyId), { least: 0 });
    else if (change.do === 'fold') await foldCountersOf(worker(owner.companyId));
    else if (change.do === 'add') {
      const id = newId();
      await asSuperuser(written(id, change.expense, true));
      kept.set(id, change.expense);
    } else {
      const id = idAt(change.at);
      if (id === undefined) continue;
      if (change.do === 'edit') {
        await asSuperuser(written(id, change.expense, false));
        kept.set(id, change.expense);
      } else {
        await asSuperuser('update movements set removed_at = now() where id = $1', [id]);
        kept.delete(id);
      }
    }
  }
  return kept;
}

/** Works out by hand the rows to which a line belongs. The first line of an expense decides its supplier. */
function keyOf(by: Dimension, expense: AnExpense, line: AnExpense['lines'][number], period: Period): string {
  const category = categories[line.category];
  const [travel, meals] = categories;
  switch (by) {
    case 'category':
      return category ?? none;
    case 'account':
      if (category === travel) return expense.currency === 'EUR' ? 'a2' : 'a1';
      return category === meals ? 'a2' : none;
    case 'tracking': {
      const own = line.tracking === null ? null : (JSON.parse(line.tracking) as string[]);
      return trackingKey({ group: ungrouped, refs: own ?? (category === travel ? ['north'] : []) });
    }
    case 'payee':
      return expense.merchant.toLowerCase().startsWith('pret') ? 'pret' : expense.merchant.slice(0, 4);
    case 'supplier': {
      const first = categories[expense.lines[0]?.category ?? 3];
      return expense.supplier ?? (first === travel ? 's1' : expense.currency === 'EUR' ? 's2' : none);
    }
    case 'person':
      return [owner.userId, employee.userId][expense.person] ?? '';
    case 'card':
      return cards[expense.card] ?? none;
    case 'currency':
      return expense.currency;
    case 'time':
      return period.from.slice(0, 7) === period.to.slice(0, 7) ? expense.day : expense.day.slice(0, 7);
  }
}

function byHand(kept: ReadonlyMap<string, AnExpense>, by: Dimension, period: Period, who: Viewer) {
  const sums = new Map<string, number>();
  for (const expense of kept.values()) {
    if (expense.day < period.from || expense.day > period.to) continue;
    if (who.role === 'employee' && expense.person !== 1) continue;
    for (const line of expense.lines) {
      const key = keyOf(by, expense, line, period);
      const sign = expense.type === 'payment' ? 1 : -1;
      sums.set(key, (sums.get(key) ?? 0) + sign * baseOf(line.minor, expense.currency));
    }
  }
  return sums;
}

const filterAt = (address: string): ExpenseFilter =>
  expenseFilter.parse(Object.fromEntries(new URL(address, 'http://outlay.test').searchParams));

describe('after any history of expenses', () => {
  test('each figure is the sum of its expenses, and the list it leads to has them and shows it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aChange, { minLength: 3, maxLength: 10 }), aPeriod, async (history, period) => {
        await asSuperuser(`update movements set removed_at = now() where company_id = $1 and removed_at is null`, [
          owner.companyId,
        ]);
        const kept = await apply(history);
        for (const who of [owner, employee])
          for (const by of dimensionsFor(who.role !== 'employee')) {
            const { report } = await reportFor(who, { by, period });
            const expected = byHand(kept, by, period, who);
            const total = sum([...expected.values()]);
            expect([by, Number(report.total.now)]).toEqual([by, total]);
            expect(Number(report.rows.reduce((all, row) => all + row.now, 0n))).toBe(total);
            const figures = report.rows.filter(({ now }) => now !== 0n).map(({ now }) => Number(now));
            expect([by, figures.sort()]).toEqual([by, [...expected.values()].filter((one) => one !== 0).sort()]);
            for (const row of report.rows) {
              const filter = filterAt(drillAddress(by, row.key, period));
              const days = { from: filter.from ?? '', to: filter.to ?? '' };
              expect([by, row.key, await spendingTotal(who, days, filter)]).toEqual([by, row.key, row.now]);
              const ids = (await listMovements(who, filter)).rows.map(({ id }) => id);
              expect((await countMovements(who, filter)).all.count).toBe(ids.length);
              const found = new Map([...kept].filter(([id]) => ids.includes(id)));
              expect(found.size).toBe(ids.length);
              const sums = byHand(found, by, period, who);
              if (row.now !== 0n)
                expect([by, [...sums.values()]]).toEqual([by, expect.arrayContaining([Number(row.now)])]);
            }
          }
        expect(await checkDigests(worker(owner.companyId), { repair: false })).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
