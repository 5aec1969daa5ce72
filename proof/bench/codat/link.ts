import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CodatClient, CodatCompany } from './client';

/** `gbol` is Codat's key for Xero. The organisation below is one of the sandbox's Xero organisations. */
const platformKey = 'gbol';
export const organisation = 'harbour-and-finch';

const identified = z.object({ id: z.string() });
const page = z.object({ results: z.array(identified) });
const options = z.object({
  accounts: z.array(z.object({ id: z.string(), accountType: z.string(), validTransactionTypes: z.array(z.string()) })),
  taxRates: z.array(identified),
});

/** Links a company to Xero, waits for its lists and sets the defaults, for contestants that use only Codat's API. */
export async function linkCompany(codat: CodatClient, name: string): Promise<CodatCompany> {
  const request = requestsTo(codat);
  const { id } = identified.parse(await request('POST', '/companies', { name }));
  await request('POST', `/companies/${id}/sync/expenses/connections/partnerExpense`);
  const link = identified
    .extend({ linkUrl: z.string() })
    .parse(await request('POST', `/companies/${id}/connections`, { platformKey }));
  await giveConsent(link.linkUrl);
  await waitForLists(request, id);
  const { accounts, taxRates } = options.parse(await request('GET', `/companies/${id}/sync/expenses/mappingOptions`));
  const first = async (path: string) => page.parse(await request('GET', `/companies/${id}/${path}`)).results[0];
  await request('POST', `/companies/${id}/sync/expenses/config`, {
    bankAccount: await first(`connections/${link.id}/data/bankAccounts`),
    supplier: await first('data/suppliers'),
    customer: await first('data/customers'),
  });
  const account = accounts.find(
    (each) => each.accountType === 'Expense' && each.validTransactionTypes.includes('Payment'),
  );
  const rate = taxRates.find((each) => each.id === 'INPUT2');
  if (!account || !rate) throw new Error(`${organisation} has no expense account or no rate of 20 %`);
  return { id, accountId: account.id, taxRateId: rate.id };
}

/** Submits the forms of the hosted Link page. */
async function giveConsent(linkUrl: string): Promise<void> {
  for (const [step, form] of [
    ['consent', { answer: 'allow' }],
    ['organisation', { organisation }],
  ] as const) {
    const address = new URL(linkUrl);
    address.pathname += `/${step}`;
    await fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  }
}

type SendRequest = (method: string, path: string, body?: object) => Promise<unknown>;

const requestsTo =
  ({ url, authorization }: CodatClient): SendRequest =>
  async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} returned ${response.status}: ${await response.text()}`);
    return response.json();
  };

const dataStatus = z.record(z.string(), z.looseObject({ currentStatus: z.string() }));
const lists = ['chartOfAccounts', 'suppliers', 'customers', 'trackingCategories', 'taxRates', 'bankAccounts'];

async function waitForLists(request: SendRequest, id: string): Promise<void> {
  for (;;) {
    const statuses = dataStatus.parse(await request('GET', `/companies/${id}/dataStatus`));
    if (lists.every((list) => statuses[list]?.currentStatus === 'Complete')) return;
    await pause(20);
  }
}
