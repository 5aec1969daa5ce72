import { connectionBody, connectionsOf } from './connection';
import type { ServedStore, Store } from './store';

export interface CompanyRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: string;
  readonly products: string;
  readonly created: string;
  readonly last_sync: string | null;
  readonly config: string | null;
}

export const findCompany = (store: Store, id: string): CompanyRow | undefined =>
  store.get<CompanyRow>('SELECT * FROM companies WHERE id = ?', id);

export const allCompanies = (store: Store): readonly CompanyRow[] =>
  store.all<CompanyRow>('SELECT * FROM companies ORDER BY created, id');

/** Returns the number of companies that have a linked accounting connection. */
export const activeCompanies = (store: Store): number =>
  store.count(`(SELECT DISTINCT company_id FROM connections WHERE status = 'Linked' AND source_type = 'Accounting')`);

export function companyBody(sandbox: ServedStore, company: CompanyRow): Record<string, unknown> {
  return {
    ...companyFields(sandbox, company),
    platform: '',
    dataConnections: connectionsOf(sandbox.store, company.id).map((each) => connectionBody(sandbox, each)),
    createdByUserName: 'Sandbox',
    products: JSON.parse(company.products),
    ownerUserIds: [],
    referenceSubsidiaryCompanies: [],
  };
}

/** Returns the fields of a company that the API and the webhook `company.created` both contain. */
export const companyFields = (sandbox: ServedStore, company: CompanyRow): Record<string, unknown> => ({
  id: company.id,
  name: company.name,
  description: company.description,
  redirect: `${sandbox.baseUrl}/link/company/${company.id}`,
  ...(company.last_sync ? { lastSync: company.last_sync } : {}),
  created: company.created,
  tags: JSON.parse(company.tags),
});

/** Returns the company as the payloads of webhooks show it. */
export const referenceCompany = (sandbox: ServedStore, company: CompanyRow): Record<string, unknown> => ({
  id: company.id,
  name: company.name,
  description: company.description,
  links: { portal: `${sandbox.baseUrl}/books/${company.id}` },
  tags: JSON.parse(company.tags),
});
