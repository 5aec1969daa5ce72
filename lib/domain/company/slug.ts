/**
 * First parts of addresses that belong to Outlay's own pages, so that no company can have them. Some are the old
 * addresses of a company's pages (`/expenses`), some are kept free for pages to come.
 */
const reserved: ReadonlySet<string> = new Set([
  ...['api', 'companies', 'invite', 'no-company', 'sign-in', 'sign-up', 'support'],
  ...['expenses', 'mapping', 'receipts', 'settings', 'syncs'],
  ...['account', 'bank-accounts', 'claims', 'close', 'help', 'reconcile', 'reports', 'transfers'],
]);

export const isReservedSlug = (slug: string): boolean => reserved.has(slug);

export const maxSlugLength = 40;

/** Returns the address of a company's page. `path` begins with a slash; "/" is the company's Home. */
export function companyPath(slug: string, path: string): string {
  const rest = path === '/' || path.startsWith('/?') ? path.slice(1) : path;
  return `/${slug}${rest}`;
}
