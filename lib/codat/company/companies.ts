import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';

/** Creates the company at Codat and returns its id there. Removes from the name the characters that Codat does not accept. */
export async function createCompany(name: string, channel?: CodatChannel): Promise<string> {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9\s\-',&@.?!]/g, '')
      .trim() || 'Company';
  const company = await callSdk((codat) => codat.companies.create({ name: plain }), channel);
  return company.id;
}

const connection = z.object({ id: z.uuid() });

/** Creates the partner expense connection, without which nothing syncs. Returns its id. */
export async function createPartnerConnection(codatCompanyId: string, channel?: CodatChannel): Promise<string> {
  const path = `/companies/${codatCompanyId}/sync/expenses/connections/partnerExpense`;
  return connection.parse(await call({ method: 'POST', path, channel })).id;
}
