import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestList } from '@/lib/codat/books/books';
import { listChanges } from '@/lib/data/books/changes';
import { currentConnection } from '@/lib/data/connection/connections';
import { booksOf, changeInPackage, oneOfEachPackage, refreshLists } from '@/lib/testing/books-reading';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { about, type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const noticed = async ({ viewer }: LinkedCompany) => {
  const connection = await currentConnection(viewer);
  return (await listChanges(viewer, connection?.id ?? '')).rows;
};

describe.each(oneOfEachPackage)('the lists of %s', (key, organisation, currency) => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat, key, organisation, currency);
  });

  test('are read, and the first read reports no changes', async () => {
    const { accounts, bankAccounts, suppliers } = company.books;
    expect(accounts.length).toBeGreaterThan(5);
    expect(bankAccounts.length).toBeGreaterThan(0);
    expect(suppliers.length).toBeGreaterThan(0);
    expect(await noticed(company)).toEqual([]);
  });

  test('stay the same when nothing changed in the package', async () => {
    const before = await booksOf(company);
    expect(await refreshLists(codat, company)).toEqual(before);
    expect(await noticed(company)).toEqual([]);
  });

  test('report what was renamed, archived and deleted, and keep it', async () => {
    const [renamed, archived, deleted] = company.books.accounts.filter((account) => !account.isBankAccount);
    const supplier = company.books.suppliers.find((each) => each.archivedAt === null);
    if (!renamed || !archived || !deleted || !supplier) throw new Error('the books are too small');
    await changeInPackage(codat, company, 'accounts', renamed.ref, { name: 'Staff entertainment' });
    await changeInPackage(codat, company, 'accounts', archived.ref, { status: 'Archived' });
    await changeInPackage(codat, company, 'accounts', deleted.ref, null);
    await changeInPackage(codat, company, 'suppliers', supplier.ref, { name: 'Rail Europe' });
    const books = await refreshLists(codat, company);
    const found = (ref: string) => books.accounts.find((each) => each.ref === ref);
    expect(found(renamed.ref)).toMatchObject({
      name: 'Staff entertainment',
      previousName: renamed.name,
      renamedAt: expect.any(Date),
    });
    expect(found(archived.ref)).toMatchObject({ archivedAt: expect.any(Date), removedAt: null });
    expect(found(deleted.ref)).toMatchObject({ name: deleted.name, archivedAt: null, removedAt: expect.any(Date) });
    const label = ({ code, name }: { code: string; name: string }) => [code, name].filter(Boolean).join(' ');
    const news = await noticed(company);
    expect(news).toHaveLength(4);
    expect(news).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'renamed',
          before: label(renamed),
          name: label({ ...renamed, name: 'Staff entertainment' }),
        }),
        expect.objectContaining({ kind: 'archived', name: label(archived) }),
        expect.objectContaining({ kind: 'removed', name: label(deleted) }),
        expect.objectContaining({ kind: 'renamed', list: 'suppliers', before: supplier.name, name: 'Rail Europe' }),
      ]),
    );

    await changeInPackage(codat, company, 'accounts', archived.ref, { status: 'Active' });
    const after = await refreshLists(codat, company);
    expect(after.accounts.find((each) => each.ref === archived.ref)?.archivedAt).toBeNull();
    expect((await noticed(company))[0]).toMatchObject({ kind: 'restored', name: label(archived) });
  });
});

describe('a large company', () => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat, 'xero', 'castlegate-group');
  });

  test('has its 3,000 suppliers read page by page and saved within seconds', async () => {
    expect(company.books.suppliers.length).toBeGreaterThanOrEqual(3_000);
    expect(company.books.accounts.length).toBeGreaterThanOrEqual(400);
    const begun = performance.now();
    await refreshLists(codat, company);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  test('does not write the row of an entry that did not change', async () => {
    const versions = () => asSuperuser<{ id: string }>(`select ref || xmin::text as id from suppliers order by ref`);
    const before = await versions();
    await refreshLists(codat, company);
    expect(await versions()).toEqual(before);
  });
});

describe('a failed read', () => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat);
  });

  test('leaves the lists as they were and saves the error', async () => {
    const before = await booksOf(company);
    await codat.control('PUT', `companies/${company.codatCompanyId}/condition`, { condition: 'down' });
    const after = await refreshLists(codat, company);
    await codat.control('PUT', `companies/${company.codatCompanyId}/condition`, { condition: 'working' });
    expect(after).toEqual(before);
    const connection = await currentConnection(company.viewer);
    expect(connection?.listsError).toMatch(/Xero did not return its lists/);
    expect(connection?.listsRequestedAt).toBeNull();
    expect(await noticed(company)).toEqual([]);
  });

  test('is cleared by the next successful read', async () => {
    await refreshLists(codat, company);
    expect((await currentConnection(company.viewer))?.listsError).toBeNull();
  });
});

test('saves only the lists that Codat read', async () => {
  const company = await linkedCompany(codat);
  const readAt = (await currentConnection(company.viewer))?.listsReadAt;
  const [supplier] = company.books.suppliers;
  const [account] = company.books.accounts;
  await changeInPackage(codat, company, 'suppliers', supplier?.ref ?? '', { name: 'Rail Europe' });
  await changeInPackage(codat, company, 'accounts', account?.ref ?? '', { name: 'Never read' });
  await requestList(company.codatCompanyId, 'suppliers', undefined);
  const ofCompany = about(company.codatCompanyId);
  await codat.webhook((each) => each.eventType === 'read.completed' && ofCompany(each));
  await runJobs();
  const books = await booksOf(company);
  expect(books.suppliers.find((each) => each.ref === supplier?.ref)?.name).toBe('Rail Europe');
  expect(books.accounts.find((each) => each.ref === account?.ref)?.name).toBe(account?.name);
  expect((await currentConnection(company.viewer))?.listsReadAt).toEqual(readAt);
});

test('schedules one read of the lists for the coming night', async () => {
  const company = await linkedCompany(codat);
  const nights = (await waitingJobs('read-nightly')).filter(
    (job) => 'companyId' in job.data && job.data.companyId === company.viewer.companyId,
  );
  expect(nights).toHaveLength(1);
  expect(nights[0]?.seconds).toBeGreaterThan(3_000);
  expect(nights[0]?.seconds).toBeLessThan(30 * 3_600);
});
