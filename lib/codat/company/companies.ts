import { z } from 'zod';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';

/**
 * Creates the company at Codat and returns its id there. Removes the characters that Codat does not accept from the
 * name.
 */
export async function createCompany(name: string, channel: CodatChannel | undefined): Promise<string> {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9\s\-',&@.?!]/g, '')
      .trim() || 'Company';
  const company = await callSdk((codat) => codat.companies.create({ name: plain }), channel);
  return company.id;
}

const connection = z.object({ id: z.uuid() });

/**
 * Creates the company's partner expense connection at Codat and returns its id. Without this connection Codat syncs no
 * expenses.
 */
export async function createPartnerConnection(
  codatCompanyId: string,
  channel: CodatChannel | undefined,
): Promise<string> {
  const path = `/companies/${codatCompanyId}/sync/expenses/connections/partnerExpense`;
  return connection.parse(await call({ method: 'POST', path, channel })).id;
}
