import { z } from 'zod';
import type { Client } from './http';

export interface BenchCompany {
  readonly id: string;
  readonly expenses: string;
  readonly accountId: string;
}

const largeOrganisation = 'castlegate-group';

const identified = z.object({ id: z.string() });
const connection = identified.extend({ linkUrl: z.string() });
const options = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      nominalCode: z.string(),
      accountType: z.string(),
      validTransactionTypes: z.array(z.string()),
    }),
  ),
});
const page = z.object({ results: z.array(identified) });

/** Creates a company and links it to the large test organisation: 400 accounts and 3,000 suppliers. */
export async function linkedCompany(client: Client, url: string): Promise<BenchCompany> {
  const get = async <T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> =>
    schema.parse((await client.call(method, path, body)).body);
  const { id } = await get(identified, 'POST', '/companies', { name: 'Bench' });
  await client.call('POST', `/companies/${id}/sync/expenses/connections/partnerExpense`);
  const link = await get(connection, 'POST', `/companies/${id}/connections`, { platformKey: 'gbol' });
  for (const [step, form] of [
    ['consent', { answer: 'allow' }],
    ['organisation', { organisation: largeOrganisation }],
  ] as const) {
    const address = new URL(link.linkUrl, url);
    address.pathname += `/${step}`;
    await fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  }
  await read(client, id);
  const { accounts } = await get(options, 'GET', `/companies/${id}/sync/expenses/mappingOptions`);
  const account = accounts.find(
    (each) => each.accountType === 'Expense' && each.validTransactionTypes.includes('Payment'),
  );
  const first = async (path: string) => (await get(page, 'GET', `/companies/${id}/${path}`)).results[0];
  await client.call('POST', `/companies/${id}/sync/expenses/config`, {
    bankAccount: await first(`connections/${link.id}/data/bankAccounts`),
    supplier: await first('data/suppliers'),
    customer: await first('data/customers'),
  });
  return { id, expenses: `/companies/${id}/sync/expenses`, accountId: account?.id ?? '' };
}

const status = z.object({
  trackingCategories: z.object({ currentStatus: z.string() }),
  suppliers: z.object({ currentStatus: z.string() }),
  chartOfAccounts: z.object({ currentStatus: z.string() }),
});

async function read(client: Client, id: string): Promise<void> {
  for (;;) {
    const lists = status.parse((await client.call('GET', `/companies/${id}/dataStatus`)).body);
    if (Object.values(lists).every(({ currentStatus }) => currentStatus === 'Complete')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
