import type { CodatChannel } from '@/lib/codat/client/http';
import { billsOfSuppliers, billsWithIds } from '@/lib/codat/sync/bills';
import { packageReadState, requestPackageRead } from '@/lib/codat/sync/package-read';
import { savePayments, unpaidBills } from '@/lib/data/claim/payments';
import { companySettings } from '@/lib/data/company/companies';
import { scheduleBillsPoll } from '@/lib/data/connection/schedule-reads';
import { worker } from '@/lib/data/db';
import type { JobData } from '@/lib/data/queue';
import { paymentsIn, type UnpaidBills } from '@/lib/domain/claim/payment';
import { addDays, dayAt } from '@/lib/domain/day';
import { findBooksToRead } from './company-books';

/** After the first polls, the job polls every ten seconds. Codat can take half an hour to read a desktop package. */
const maxPolls = 180;

/**
 * Reads from the books which claims are paid. The first job makes Codat read the bills from the package, if any claim is
 * unpaid. Later jobs poll until Codat has finished, then save the payments.
 */
export async function readBills({ companyId, connectionId, asked, looks = 0 }: JobData<'read-bills'>): Promise<void> {
  const scope = worker(companyId);
  const books = await findBooksToRead(scope, connectionId);
  if (!books) return;
  const { codatCompanyId, ids, channel } = books;
  const unpaid = await unpaidBills(scope, connectionId);
  if (unpaid.written.length + unpaid.linked.length === 0) return;
  if (!asked) {
    // Codat refuses a second read at the same time. The job then fails, and is tried again after a minute.
    const operation = await requestPackageRead(ids, 'bills', channel);
    return scheduleBillsPoll(scope, { connectionId, asked: operation, looks: 0 });
  }
  const state = await packageReadState(codatCompanyId, asked, channel);
  if (state === 'running' && looks < maxPolls)
    return scheduleBillsPoll(scope, { connectionId, asked, looks: looks + 1 });
  if (state !== 'complete') return;
  const listed = [
    ...(await linkedBillsOf(codatCompanyId, unpaid, channel)),
    ...(await writtenBillsOf(codatCompanyId, unpaid, channel)),
  ];
  const { timeZone } = await companySettings(scope);
  await savePayments(scope, paymentsIn(unpaid, listed, dayAt(new Date(), timeZone)));
}

const linkedBillsOf = (codatCompanyId: string, { linked }: UnpaidBills, channel: CodatChannel | undefined) =>
  billsWithIds(codatCompanyId, [...new Set(linked.map(({ billRef }) => billRef))], channel);

async function writtenBillsOf(codatCompanyId: string, { written }: UnpaidBills, channel: CodatChannel | undefined) {
  const [oldest] = written.map(({ day }) => day).toSorted();
  if (!oldest) return [];
  const supplierRefs = [...new Set(written.map(({ supplierRef }) => supplierRef))];
  // A person may have changed the day of a bill a little.
  return billsOfSuppliers(codatCompanyId, { supplierRefs, since: addDays(oldest, -31) }, channel);
}
