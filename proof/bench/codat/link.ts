import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Codat, CodatCompany } from './client';

/** Xero, and an organisation of the sandbox's. */
const platformKey = 'gbol';
export const organisation = 'harbour-and-finch';

const identified = z.object({ id: z.string() });
const page = z.object({ results: z.array(identified) });
const options = z.object({
  accounts: z.array(z.object({ id: z.string(), accountType: z.string(), validTransactionTypes: z.array(z.string()) })),
  taxRates: z.array(z.object({ id: z.string() })),
});

/** A company linked to Xero and read, with fallbacks configured, for a contestant that keeps no books of its own. */
export async function linkCompany(codat: Codat, name: string): Promise<CodatCompany> {
  const ask = askingAs(codat);
  const { id } = identified.parse(await ask('POST', '/companies', { name }));
  await ask('POST', `/companies/${id}/sync/expenses/connections/partnerExpense`);
  const link = identified
    .extend({ linkUrl: z.string() })
    .parse(await ask('POST', `/companies/${id}/connections`, { platformKey }));
  await giveConsent(link.linkUrl);
  await untilRead(ask, id);
  const { accounts, taxRates } = options.parse(await ask('GET', `/companies/${id}/sync/expenses/mappingOptions`));
  const first = async (path: string) => page.parse(await ask('GET', `/companies/${id}/${path}`)).results[0];
  await ask('POST', `/companies/${id}/sync/expenses/config`, {
    bankAccount: await first(`connections/${link.id}/data/bankAccounts`),
    supplier: await first('data/suppliers'),
    customer: await first('data/customers'),
  });
  const account = accounts.find(
    (each) => each.accountType === 'Expense' && each.validTransactionTypes.includes('Payment'),
  );
  const rate = taxRates.find((each) => each.id === 'INPUT2');
  if (!account || !rate) throw new Error(`${organisation} has no account for expenses, or no rate of 20 %`);
  return { id, accountId: account.id, taxRateId: rate.id };
}

/** Walks the hosted Link page as a browser without script would. */
export async function giveConsent(linkUrl: string): Promise<void> {
  for (const [step, form] of [
    ['consent', { answer: 'allow' }],
    ['organisation', { organisation }],
  ] as const) {
    const address = new URL(linkUrl);
    address.pathname += `/${step}`;
    await fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  }
}

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

const askingAs =
  ({ url, authorization }: Codat): Ask =>
  async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return response.json();
  };

const read = z.record(z.string(), z.looseObject({ currentStatus: z.string() }));
const lists = ['chartOfAccounts', 'suppliers', 'customers', 'trackingCategories', 'taxRates', 'bankAccounts'];

async function untilRead(ask: Ask, id: string): Promise<void> {
  for (;;) {
    const statuses = read.parse(await ask('GET', `/companies/${id}/dataStatus`));
    if (lists.every((list) => statuses[list]?.currentStatus === 'Complete')) return;
    await pause(20);
  }
}
