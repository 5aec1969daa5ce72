import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { emptyCodingFields } from '@/lib/domain/rules/action';
import type { Rule } from '@/lib/domain/rules/rule';
import { mostAtOnce } from '@/lib/domain/task/task';
import { aContact, anAccount, someBooks } from '@/lib/domain/testing/books';
import { linkWithBooks } from './books-company';
import { categoriesOf } from './expenses';
import { aCompany } from './people';
import { asSuperuser } from './superuser';

/** Few more expenses than one request works on, so that a background task does. */
export const many = mostAtOnce + 400;

/**
 * Adds expenses of £1.00 each without any coding, in the company's currency. Their merchant is `merchant`, and for every
 * `otherEvery`-th one another. Inserts rows, because recording so many takes minutes.
 */
export async function addManyExpenses(
  { companyId, userId, baseCurrency }: Viewer,
  {
    count = many,
    merchant,
    other = 'Somewhere Else',
    otherEvery = 4,
  }: { count?: number; merchant: string; other?: string; otherEvery?: number },
): Promise<void> {
  await asSuperuser(
    `with numbered as (select gen_random_uuid() as id, n from generate_series(1, $1::int) n),
      moved as (
        insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, person_id, updated_at)
        select id, $2, 'expense', '2026-11-' || lpad((1 + n % 20)::text, 2, '0'), 100, $3, 100, $4, now() from numbered returning id),
      spent as (
        insert into expenses (id, company_id, type, merchant, note)
        select id, $2, 'payment', case when n % $5::int = 0 then $6 else $7 end, '' from numbered returning id)
    insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor)
    select gen_random_uuid(), $2, id, 0, '2026-11-' || lpad((1 + n % 20)::text, 2, '0'), 100, 100 from numbered`,
    [count, companyId, baseCurrency, userId, otherEvery, other, merchant],
  );
}

const suppliers = [aContact(), aContact({ ref: 'sup-ferries', name: 'Ferries Ltd' })];
export const largeBooks = someBooks({
  accounts: [anAccount(), anAccount({ ref: 'acc-rail', code: '494', name: 'Rail' })],
  suppliers,
});

/** Creates a company with many expenses, three in four of them of Zzyzx Ferries. */
export async function aLargeCompany(): Promise<{ viewer: Viewer; travel: string; connectionId: string }> {
  const viewer = await aCompany();
  const connectionId = await linkWithBooks(viewer, 'xero', largeBooks);
  const travel = (await categoriesOf(viewer)).get('Travel') ?? '';
  await changeMapping(viewer, 0, () => ({
    categories: { [travel]: { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2' } },
    cards: {},
    defaults: { bankAccountRef: 'bank-current', supplierRef: 'sup-outlay', byCurrency: {} },
  }));
  await addManyExpenses(viewer, { merchant: 'Zzyzx Ferries 0412' });
  return { viewer, travel, connectionId };
}

/** The number of expenses of Zzyzx Ferries. */
export const ferries = (many * 3) / 4;
/** Returns a rule that gives the expenses of a merchant a category. */
export const ruleFor = (merchant: string, categoryId: string): Rule => ({
  id: newId(),
  revision: 0,
  name: `${merchant} rule`,
  conditions: [{ field: 'merchant', test: 'contains', values: [merchant] }],
  action: { ...emptyCodingFields, categoryId, supplierRef: null, parts: [] },
});
/** Returns the open background task of the company. */
export const openTask = async (viewer: Viewer): Promise<{ companyId: string; taskId: string }> => {
  const [task] = await asSuperuser<{ id: string }>(
    `select id from background_tasks where company_id = $1 and settled_at is null order by id desc`,
    [viewer.companyId],
  );
  return { companyId: viewer.companyId, taskId: task?.id ?? '' };
};
