import { type CodatChannel, call } from '@/lib/codat/client/http';

/**
 * Sets the company's default bank account and supplier at Codat (Expenses v2, configuration). Some packages take the
 * supplier only from this configuration, not from the records.
 */
export async function setConfiguration(
  codatCompanyId: string,
  defaults: { bankAccountRef: string | null; supplierRef: string | null },
  channel: CodatChannel | undefined,
): Promise<void> {
  const ref = (id: string | null) => (id === null ? {} : { id });
  const body = JSON.stringify({
    bankAccount: ref(defaults.bankAccountRef),
    supplier: ref(defaults.supplierRef),
    customer: {},
  });
  await call({ method: 'POST', path: `/companies/${codatCompanyId}/sync/expenses/config`, body, channel });
}
