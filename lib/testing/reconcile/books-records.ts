import { z } from 'zod';
import { pushState } from '@/lib/codat/books/new-entries';
import { call } from '@/lib/codat/client/http';
import { currentConnection } from '@/lib/data/connection/connections';
import type { AccountKey } from '@/lib/data/reconcile/account';
import type { LinkedCompany } from '../linked-company';

/** A payment that a bookkeeper enters in the package without Outlay. `amount` has two decimals. */
export type ManualRecord = { readonly day: string; readonly amount: number; readonly supplier?: string };

const push = z.looseObject({ pushOperationKey: z.string() });
const created = z.looseObject({ changes: z.array(z.looseObject({ recordRef: z.looseObject({ id: z.string() }) })) });

/** Returns functions that enter and delete records of a company's package, as its bookkeeper does. */
export async function bookkeeperOf({ viewer, codatCompanyId, books }: LinkedCompany) {
  const connection = await currentConnection(viewer);
  const bank = books.bankAccounts.find((entry) => entry.currency === 'GBP')?.ref ?? '';
  const path = `/companies/${codatCompanyId}/connections/${connection?.codatConnectionId}/push/directCosts`;
  const account = books.accounts.find(({ type, archivedAt }) => type === 'Expense' && archivedAt === null);
  const key: AccountKey = { companyId: viewer.companyId, connectionId: connection?.id ?? '', bankAccountRef: bank };
  const done = async (operation: unknown): Promise<string> => {
    const { pushOperationKey } = push.parse(operation);
    for (;;) {
      const { state } = await pushState(codatCompanyId, pushOperationKey, undefined);
      if (state === 'refused') throw new Error('the package refused the record');
      if (state !== 'pending') break;
    }
    const path = `/companies/${codatCompanyId}/push/${pushOperationKey}`;
    const { changes } = created.parse(await call({ method: 'GET', path, channel: undefined }));
    return changes[0]?.recordRef.id ?? '';
  };
  return {
    key,
    /** Enters a payment. Returns the id of its record. */
    enter: async ({ day, amount, supplier }: ManualRecord): Promise<string> => {
      const contact = books.suppliers.find(({ name }) => name === supplier) ?? books.suppliers[0];
      const total = { subTotal: amount, taxAmount: 0, totalAmount: amount };
      const body = JSON.stringify({
        issueDate: `${day}T00:00:00`,
        currency: 'GBP',
        contactRef: { id: contact?.ref, dataType: 'suppliers' },
        lineItems: [
          { description: 'By hand', unitAmount: amount, quantity: 1, ...total, accountRef: { id: account?.ref } },
        ],
        paymentAllocations: [
          {
            payment: { accountRef: { id: bank }, currency: 'GBP' },
            allocation: { totalAmount: amount, currency: 'GBP' },
          },
        ],
        ...total,
      });
      return done(await call({ method: 'POST', path, body, channel: undefined }));
    },
    /** Enters a transfer from the same account. Returns the id of its record. */
    transfer: async ({ day, amount, to }: { readonly day: string; readonly amount: number; readonly to: string }) => {
      const sideOf = (id: string) => ({ accountRef: { id }, amount, currency: 'GBP' });
      const body = JSON.stringify({
        description: 'By hand',
        date: `${day}T00:00:00`,
        from: sideOf(bank),
        to: sideOf(to),
      });
      const transfers = path.replace(/directCosts$/, 'transfers');
      return done(await call({ method: 'POST', path: transfers, body, channel: undefined }));
    },
    remove: async (id: string): Promise<void> =>
      void (await done(await call({ method: 'DELETE', path: `${path}/${id}`, channel: undefined }))),
  };
}
