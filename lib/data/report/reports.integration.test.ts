import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCard } from '@/lib/data/company/cards';
import { worker } from '@/lib/data/db';
import { countMovements, listMovements } from '@/lib/data/expense/list';
import { newId } from '@/lib/data/id';
import { foldCountersOf } from '@/lib/data/movement/fold';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import { type ExpenseFilter, expenseFilter } from '@/lib/domain/expense/filter';
import { none } from '@/lib/domain/list/none';
import { drillAddress } from '@/lib/domain/report/address';
import { columns } from '@/lib/domain/report/cell';
import { type Dimension, dimensionsFor } from '@/lib/domain/report/dimension';
import type { Period } from '@/lib/domain/report/period';
import { trackingKey, ungrouped } from '@/lib/domain/report/tracking';
import { categoriesOf } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { type AnExpense, anExpense, baseOf, sum, written } from '@/lib/testing/report/expenses';
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

const places = () => ({
  companyId: owner.companyId,
  people: [owner.userId, employee.userId],
  cards,
  categories,
});

/** The expenses that the changes leave, by id. */
async function apply(history: readonly AChange[]): Promise<Map<string, AnExpense>> {
  const kept = new Map<string, AnExpense>();
  const idAt = (at: number) => [...kept.keys()][at % Math.max(1, kept.size)];
  for (const change of history) {
    if (change.do === 'digest') await digestSpendingOf(worker(owner.companyId), { least: 0 });
    else if (change.do === 'fold') await foldCountersOf(worker(owner.companyId));
    else if (change.do === 'add') {
      const id = newId();
      await asSuperuser(written(id, change.expense, { ...places(), isNew: true }));
      kept.set(id, change.expense);
    } else {
      const id = idAt(change.at);
      if (id === undefined) continue;
      if (change.do === 'edit') {
        await asSuperuser(written(id, change.expense, { ...places(), isNew: false }));
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
      if (period.from.slice(0, 7) === period.to.slice(0, 7)) return expense.day;
      // The months of a tax year begin on the sixth.
      return (period.from.endsWith('-04-06') ? addDays(expense.day, -5) : expense.day).slice(0, 7);
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
            const { report, buckets, ...shown } = await reportFor(who, { by, period });
            const expected = byHand(kept, by, period, who);
            const total = sum([...expected.values()]);
            expect([by, Number(report.total.now)]).toEqual([by, total]);
            expect(Number(report.rows.reduce((all, row) => all + row.now, 0n))).toBe(total);
            const compared = { before: shown.before, lastYear: shown.lastYear };
            for (const column of ['before', 'lastYear'] as const) {
              const other = compared[column];
              const before = other ? sum([...byHand(kept, by, other, who).values()]) : 0;
              expect([by, column, Number(report.total[column])]).toEqual([by, column, before]);
              expect(report.rows.reduce((all, row) => all + row[column], 0n)).toBe(report.total[column]);
            }
            const figures = report.rows.filter(({ now }) => now !== 0n).map(({ now }) => Number(now));
            expect([by, figures.sort()]).toEqual([by, [...expected.values()].filter((one) => one !== 0).sort()]);
            for (const row of report.rows) {
              for (const column of by === 'time' ? columns : []) {
                const own = buckets[Number(row.key)]?.[column];
                const inDays = own ? sum([...byHand(kept, 'currency', own, who).values()]) : 0;
                expect([column, own, Number(row[column])]).toEqual([column, own, inDays]);
              }
              const drilled = by === 'time' ? buckets[Number(row.key)]?.now : period;
              if (!drilled) continue;
              const filter = filterAt(drillAddress(by, row.key, drilled));
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
