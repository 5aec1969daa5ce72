import { readBooks } from '@/lib/data/books/books';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import { chooseWay } from '@/lib/data/connection/way';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { loadSync } from '@/lib/data/sync/claim';
import { accountsFor, type Books, taxRatesFor, trackingDimensions } from '@/lib/domain/books/books';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import type { Way } from '@/lib/domain/books/package/ways';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { startLink } from '@/lib/workflows/books/link';
import { requestSync } from '@/lib/workflows/sync/request';
import { giveConsent } from '@/sandbox/testing/hosted-link';
import { categoriesOf } from './expenses';
import { removeJobs, runJobs, runJobsEarly } from './jobs';
import { aCompany } from './people';
import { asSuperuser } from './superuser';
import type { TestCodat } from './test-codat';

/** A company that is linked to an organisation of the sandbox. All its categories are mapped. */
export type LinkedCompany = {
  readonly viewer: Viewer;
  readonly codatCompanyId: string;
  readonly books: Books;
  readonly categories: ReadonlyMap<string, string>;
};

export async function linkedCompany(
  codat: TestCodat,
  key: PackageKey = 'xero',
  organisation = 'harbour-and-finch',
  baseCurrency = 'GBP',
): Promise<LinkedCompany> {
  const viewer = await aCompany(organisation, { baseCurrency });
  await giveConsent(await startLink(viewer, key), organisation);
  const codatCompanyId = (await companySettings(viewer)).codatCompanyId ?? '';
  const ofCompany = about(codatCompanyId);
  await codat.webhook((message) => message.eventType === 'connection.connected' && ofCompany(message));
  await runJobs();
  await codat.webhook((message) => message.eventType === 'read.completed.initial' && ofCompany(message));
  const connection = await connectionWithLists(viewer);
  const company = {
    viewer,
    codatCompanyId,
    books: await readBooks(viewer, connection.id),
    categories: await categoriesOf(viewer),
  };
  await mapAll(company);
  // The read of the bookings is due 15 seconds after linking. In a slow run it would start during a test, and Codat
  // refuses a second read of the same records.
  await removeJobs('read-bookings', viewer.companyId);
  return company;
}

/** Chooses with which API of Codat the company writes. Returns the company with the lists of that way. */
export async function writingIn(company: LinkedCompany, way: Way): Promise<LinkedCompany> {
  const { viewer } = company;
  const connectionId = await connectionIdOf(viewer);
  await chooseWay(viewer, { connectionId, way });
  await connectionWithLists(viewer);
  return { ...company, books: await readBooks(viewer, connectionId) };
}

/** Returns the id of the company's connection, as its page shows it. */
export async function connectionIdOf(viewer: Viewer): Promise<string> {
  const connection = await currentConnection(viewer);
  if (!connection) throw new Error('the company has no connection');
  return connection.id;
}

export const about = (codatCompanyId: string) => (message: { payload: { referenceCompany?: { id: string } | null } }) =>
  message.payload.referenceCompany?.id === codatCompanyId;

/** Runs jobs until the lists are read, as they were last requested: on a busy machine a job may find that Codat is still reading. */
async function connectionWithLists(viewer: Viewer) {
  const failures: string[] = [];
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    failures.push(...(await runJobs('refresh-books')));
    const connection = await currentConnection(viewer);
    if (connection?.listsReadAt && connection.listsRequestedAt === null) return connection;
  }
  throw new Error(`the lists were not read: ${failures.join('; ')}`);
}

/**
 * Maps every category to one expense account with a tax rate. Expenses are paid from the first bank account in the base
 * currency.
 */
export async function mapAll({ viewer, books, categories }: LinkedCompany, code?: string): Promise<void> {
  const accounts = accountsFor(books, 'payment');
  const account = accounts.find((entry) => entry.code === code) ?? accounts.find((entry) => entry.type === 'Expense');
  const rate = taxRatesFor(books, 'payment').find((entry) => entry.rate > 0);
  const bank = books.bankAccounts.find((entry) => entry.currency === viewer.baseCurrency);
  const supplier = books.suppliers.find((entry) => entry.name === 'Outlay') ?? books.suppliers[0];
  const trackingRefs = trackingNeeded(books, (await currentConnection(viewer))?.package ?? 'xero');
  const target = { ...emptyTarget, accountRef: account?.ref ?? null, taxRateRef: rate?.ref ?? null, trackingRefs };
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    categories: Object.fromEntries([...categories.values()].map((id) => [id, target])),
    defaults: { bankAccountRef: bank?.ref ?? null, supplierRef: supplier?.ref ?? null, byCurrency: {} },
  }));
}

/** Returns one tracking option if the package needs one on each line, such as a department in Sage 50. */
export function trackingNeeded(books: Books, key: PackageKey): string[] {
  const target = packageOf(key);
  const [option] = trackingDimensions(books, target)[0]?.options ?? [];
  return target.requiredTracking !== null && option ? [option.ref] : [];
}

/** Changes the account to which one category is mapped. */
export async function mapTo(company: LinkedCompany, category: string, code: string): Promise<void> {
  const id = company.categories.get(category) ?? '';
  await changeMapping(company.viewer, (await currentMapping(company.viewer)).number, (mapping) => {
    const before = mapping.categories[id];
    if (!before) throw new Error(`${category} is not mapped`);
    return {
      ...mapping,
      categories: { ...mapping.categories, [id]: { ...before, accountRef: accountOf(company, code) } },
    };
  });
}

export const accountOf = ({ books }: LinkedCompany, code: string): string => {
  const account = books.accounts.find((entry) => entry.code === code);
  if (!account) throw new Error(`the books have no account ${code}`);
  return account.ref;
};

/** Syncs expenses and waits until they and their receipts are settled. Returns the ids of the syncs. */
export async function sync(
  codat: TestCodat,
  company: LinkedCompany,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { syncIds, skipped } = await requestSync(company.viewer, ids);
  if (skipped.length > 0) throw new Error(skipped.map((one) => one.reason).join(' '));
  await runJobs();
  await settled(codat, company);
  return syncIds;
}

/** Waits until every sent sync is settled: receives its webhook and runs the jobs that this adds. */
export async function settled(codat: TestCodat, { viewer }: LinkedCompany): Promise<void> {
  for (;;) {
    const open = await asSuperuser<{ codat_sync_id: string }>(
      // Codat sends no webhook about the push of bank lines.
      `select codat_sync_id from syncs where company_id = $1 and state = 'sent' and product <> 'bank_transactions'`,
      [viewer.companyId],
    );
    if (open.length === 0) return;
    for (const { codat_sync_id } of open)
      await codat.webhook(({ payload }) => payload.syncId === codat_sync_id || payload.id === codat_sync_id);
    const failed = (await runJobs()).filter((said) => !said.startsWith('no sync is known yet'));
    if (failed.length > 0) throw new Error(failed.join('; '));
  }
}

/** Like `settled`, and lets the lane repeat what a call without an answer left open, as it does after a wait. */
export async function settledAll(codat: TestCodat, company: LinkedCompany): Promise<void> {
  const { companyId } = company.viewer;
  for (let round = 0; round < 5; round += 1) {
    await settled(codat, company);
    const open = await asSuperuser(
      `select 1 from syncs where company_id = $1 and state in ('queued', 'sending', 'unknown')`,
      [companyId],
    );
    if (open.length === 0) return;
    await runJobsEarly(companyId);
  }
  throw new Error('a sync was not settled');
}

export const syncState = async ({ viewer }: LinkedCompany, syncId: string) => {
  const found = await loadSync(viewer, { id: syncId });
  if (!found) throw new Error(`there is no sync ${syncId}`);
  return found;
};

/** Returns the ids of the records in the books by movement, where the Accounting API reported them. */
export async function recordRefs({ viewer }: LinkedCompany): Promise<ReadonlyMap<string, string>> {
  const rows = await asSuperuser<{ movement_id: string; record_ref: string }>(
    'select movement_id, record_ref from sync_items where company_id = $1 and record_ref is not null',
    [viewer.companyId],
  );
  return new Map(rows.map((row) => [row.movement_id, row.record_ref]));
}
