import { describe, expect, test } from 'vitest';
import { applyRule } from '@/lib/data/coding/apply-rule';
import { merchantPage } from '@/lib/data/coding/merchants';
import { clearAlias, setAlias, weighAlias } from '@/lib/data/coding/supplier-aliases';
import { inScope } from '@/lib/data/db';
import { healthReport, replaceEntry } from '@/lib/data/mapping/health';
import { impactOfChange } from '@/lib/data/mapping/impact';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { moveMapping, movePage } from '@/lib/data/mapping/move';
import { mappingPage } from '@/lib/data/mapping/page';
import { addRule } from '@/lib/data/rules/changes';
import { listRules } from '@/lib/data/rules/rules';
import { doPage } from '@/lib/data/task/pages';
import { cancelTask } from '@/lib/data/task/tasks';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { linkWithBooks } from '@/lib/testing/books-company';
import { runJobs } from '@/lib/testing/jobs';
import { aLargeCompany, ferries, largeBooks, many, openTask, ruleFor } from '@/lib/testing/large-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { taskPages } from './kinds';

describe('counts of all expenses', () => {
  test('equal what the pages of a small company count in each request', async () => {
    const { viewer, travel } = await aLargeCompany();
    const rule = ruleFor('zzyzx', travel);
    await addRule(viewer, rule.id, rule);
    await applyRule(viewer, rule);
    expect(await merchantPage(viewer, { show: 'all', text: '' })).toMatchObject({
      rows: [],
      progress: { total: many },
    });
    await runJobs();
    await asSuperuser(`delete from background_tasks where company_id = $1`, [viewer.companyId]);
    await mappingPage(viewer);
    await runJobs();
    const large = await pagesOf(viewer, travel);
    expect(large.merchants.rows).toMatchObject([
      { merchant: 'Zzyzx Ferries 0412', expenses: ferries, unsynced: ferries },
      { merchant: 'Somewhere Else', expenses: many - ferries },
    ]);
    expect(large.unsynced).toBe(ferries);
    expect(large.coded).toBe(ferries);
    expect(large.impact).toMatchObject({ state: 'counted', impact: { unsynced: ferries, inBooks: 0 } });
    expect(large.weighed).toEqual({ changed: ferries, otherCurrency: 0 });
    // The same numbers, scaled, are counted in each request when 1,200 expenses are left.
    await asSuperuser(
      `with kept as (select id from movements where company_id = $1 order by id limit 1200),
        lines as (delete from expense_lines where company_id = $1 and expense_id not in (select id from kept)),
        spent as (delete from expenses where company_id = $1 and id not in (select id from kept))
      delete from movements where company_id = $1 and id not in (select id from kept)`,
      [viewer.companyId],
    );
    const left = await asSuperuser<{ count: number }>(
      `select count(*)::int as count from expenses where company_id = $1 and merchant like 'Zzyzx%'`,
      [viewer.companyId],
    );
    const small = await pagesOf(viewer, travel);
    const scaled = left[0]?.count ?? 0;
    expect(small).toMatchObject({ unsynced: scaled, coded: scaled, weighed: { changed: scaled, otherCurrency: 0 } });
    expect(small.impact).toMatchObject({ state: 'counted', impact: { unsynced: scaled, inBooks: 0 } });
    expect(small.merchants.rows.map(({ merchant, expenses }) => [merchant, expenses])).toEqual([
      ['Zzyzx Ferries 0412', scaled],
      ['Somewhere Else', 1200 - scaled],
    ]);
  });
});

describe('entries of the books in more expenses than one request works on', () => {
  test('get the supplier of their merchant, and lose it again', async () => {
    const { viewer } = await aLargeCompany();
    expect(await setAlias(viewer, 'Zzyzx Ferries', 'sup-ferries')).toBeNull();
    await runJobs();
    expect(await suppliersOf(viewer)).toEqual([
      { ref: 'sup-ferries', by: 'alias', count: ferries },
      { ref: null, by: null, count: many - ferries },
    ]);
    expect(await clearAlias(viewer, 'Zzyzx Ferries')).toBeNull();
    await runJobs();
    expect(await suppliersOf(viewer)).toEqual([{ ref: null, by: null, count: many }]);
  });

  test('are replaced, with the mapping at once', async () => {
    const { viewer } = await aLargeCompany();
    await asSuperuser(`update expense_lines set tax_rate_ref = 'GONE' where company_id = $1`, [viewer.companyId]);
    await healthReport(viewer);
    await runJobs();
    const { broken, version } = await healthReport(viewer);
    expect(broken).toMatchObject([{ list: 'taxRates', ref: 'GONE', waiting: many }]);
    const done = await replaceEntry(viewer, { version, list: 'taxRates', ref: 'GONE', to: 'INPUT2' });
    expect(done).toMatchObject({ version: version + 1, expenses: null });
    await expect(
      replaceEntry(viewer, { version: version + 1, list: 'taxRates', ref: 'GONE', to: 'INPUT2' }),
    ).rejects.toThrow('still being applied');
    await runJobs();
    expect(await taxRatesOf(viewer)).toEqual([{ ref: 'INPUT2', count: many }]);
  });

  test('are moved to new books before the mapping is: until then it codes nothing', async () => {
    const { viewer, travel } = await aLargeCompany();
    await asSuperuser(`update expense_lines set tax_rate_ref = 'INPUT2' where company_id = $1`, [viewer.companyId]);
    // In the new books the id of the old tax rate is another one.
    const rates = largeBooks.taxRates.map((rate) =>
      rate.ref === 'INPUT2' ? { ...rate, ref: 'NEW-20' } : { ...rate, ref: 'INPUT2', name: 'No VAT' },
    );
    await linkWithBooks(viewer, 'quickbooks-online', { ...largeBooks, taxRates: rates.slice(0, 2) });
    expect(await movePage(viewer)).toMatchObject({ state: 'counting' });
    const { number } = await currentMapping(viewer);
    const chosen = new Map([['taxRates INPUT2', 'NEW-20']]);
    await expect(moveMapping(viewer, { version: number, chosen })).rejects.toThrow('still counting');
    await runJobs();
    const page = await movePage(viewer);
    if (page.state !== 'ready') throw new Error(`the move is ${page.state}`);
    const all = new Map(
      page.proposals.flatMap(({ list, ref, match }) => (match ? [[`${list} ${ref}`, match.entry.ref] as const] : [])),
    );
    expect(all.get('taxRates INPUT2')).toBe('NEW-20');
    expect(await moveMapping(viewer, { version: number, chosen: all })).toMatchObject({
      version: null,
      expenses: null,
    });
    const task = await openTask(viewer);
    await doPage(task, taskPages);
    expect((await mappingPage(viewer)).moveWaits).toBe(true);
    expect(await movePage(viewer)).toMatchObject({ state: 'moving' });
    await expect(cancelTask(viewer, task.taskId)).rejects.toThrow('cannot be stopped');
    await runJobs();
    const after = await mappingPage(viewer);
    expect(after).toMatchObject({ moveWaits: false, number: number + 1 });
    expect(after.mapping.categories[travel]).toMatchObject({ taxRateRef: 'NEW-20' });
    expect(await taxRatesOf(viewer)).toEqual([{ ref: 'NEW-20', count: many }]);
  });
});

async function pagesOf(viewer: Viewer, travel: string) {
  const { categories } = await mappingPage(viewer);
  return {
    merchants: await merchantPage(viewer, { show: 'all', text: '' }),
    unsynced: categories.find(({ id }) => id === travel)?.unsynced,
    coded: (await listRules(viewer, '2026-10-01')).rules[0]?.coded,
    impact: await impactOfChange(viewer, (mapping) => ({
      ...mapping,
      categories: { [travel]: { ...emptyTarget, accountRef: 'acc-rail' } },
    })),
    weighed: await weighAlias(viewer, 'Zzyzx Ferries', 'sup-ferries'),
  };
}

const suppliersOf = (viewer: Viewer) =>
  asSuperuser(
    `select supplier_ref as ref, supplier_source ->> 'by' as by, count(*)::int as count from expenses
    where company_id = $1 group by 1, 2 order by 3 desc`,
    [viewer.companyId],
  );
const taxRatesOf = (viewer: Viewer) =>
  inScope(
    viewer,
    (tx) => tx.$queryRaw`select tax_rate_ref as ref, count(*)::int as count from expense_lines group by 1`,
  );
