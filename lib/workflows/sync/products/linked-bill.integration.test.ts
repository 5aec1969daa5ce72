import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { submitClaim } from '@/lib/data/claim/decide';
import { approveClaim } from '@/lib/data/claim/decisions';
import { requestPayments } from '@/lib/data/claim/payments';
import { setEmployeeSupplier } from '@/lib/data/claim/suppliers';
import { inScope } from '@/lib/data/db';
import { addClaim, findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { linkBooked } from '@/lib/data/reconcile/answer';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { expenseOf } from '@/lib/testing/expenses';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { connectionIdOf, type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from '../request';

let codat: TestCodat;
let company: LinkedCompany;
beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat, 'quickbooks-online', 'bright-dental');
});
afterAll(() => codat.close());

const ledger = z.object({ records: z.array(z.looseObject({ id: z.string(), transactionId: z.string().nullable() })) });

/** Records a claim of a person that is owed to the supplier at this place of the list, and approves it. */
async function anApproved(person: Viewer, merchant: string, supplier: number): Promise<string> {
  const owner = company.viewer;
  const categoryId = company.categories.get('Meals') ?? '';
  const input = expenseOf(person, { merchant, amount: '81.00', categoryId });
  await addClaim(person, input);
  await submitClaim(person, input.id);
  await approveClaim(owner, input.id);
  const suppliers = company.books.suppliers.filter((one) => isInUse(one) && canBePaidIn(one, 'GBP'));
  const supplierRef = suppliers[supplier]?.ref ?? expect.fail('too few suppliers');
  await setEmployeeSupplier(owner, { personId: person.userId, currency: 'GBP', supplierRef });
  return input.id;
}

/** Reads from the books what is paid, and returns the payment of a claim. */
async function paymentOf(id: string) {
  await requestPayments(company.viewer, await connectionIdOf(company.viewer));
  for (let left = 500; left > 0 && (await waitingJobs('read-bills')).length > 0; left -= 1) await runJobs('read-bills');
  return (await findExpense(company.viewer, id))?.claim?.payment;
}

test('the payment of a linked bill of another supplier is read back', async () => {
  const owner = company.viewer;
  const [employee, other] = [await aMember(owner, 'employee'), await aMember(owner, 'employee')];
  const theirs = await anApproved(other, 'Corner Cafe', 1);
  await sync(codat, company, [theirs]);
  // Paid as far as Outlay knows, so the bills of its supplier are not read because of it.
  await asSuperuser(`update reimbursables set paid_day = '2026-11-28' where id = $1`, [theirs]);
  const { records } = ledger.parse(await codat.control('GET', `ledger/${company.codatCompanyId}`));
  const bill = records.find(({ transactionId }) => transactionId === theirs);
  const id = await anApproved(employee, 'Elsewhere', 0);
  const connectionId = await connectionIdOf(owner);
  const day = (await findExpense(owner, id))?.day ?? '';
  await inScope(owner, (tx) =>
    tx.bookRecord.create({
      data: {
        ...{ id: newId(), companyId: owner.companyId, connectionId, type: 'bills', bankAccountRef: '', day },
        ref: bill?.id ?? expect.fail('no bill'),
        amountMinor: -8_100n,
        currency: 'GBP',
        counterparty: 'Elsewhere',
        seenAt: new Date(),
      },
    }),
  );
  await requestSync(owner, [id]);
  await linkBooked(owner, id);
  expect(await paymentOf(id)).toMatchObject({ status: 'open' });
  const payment = { amount: 81, date: '2026-11-28' };
  await codat.control('POST', `companies/${company.codatCompanyId}/bills/${theirs}/payments`, payment);
  expect(await paymentOf(id)).toMatchObject({ status: 'paid', paidMinor: 8_100n, paidDay: '2026-11-28' });
});
