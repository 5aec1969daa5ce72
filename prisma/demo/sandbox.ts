import { env } from '@/lib/env';

/** Submits the forms of the hosted Link pages as a person would: gives consent and chooses the organisation. */
export async function consent(linkUrl: string, organisation: string): Promise<void> {
  const start = new URL(linkUrl);
  const step = (name: string) => new URL(`${start.pathname}/${name}${start.search}`, start);
  await submit(step('consent'), { answer: 'allow' });
  await submit(step('organisation'), { organisation });
}

async function submit(url: URL, fields: Record<string, string>): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  if (response.status >= 400) throw new Error(`The sandbox returned ${response.status} for ${url.pathname}`);
}

/** Archives an account in the accounting package. */
export const archiveAccount = (codatCompanyId: string, accountRef: string): Promise<void> =>
  control('PATCH', `companies/${codatCompanyId}/accounts/${accountRef}`, { status: 'Archived' });

/** Closes the books in the accounting package up to the lock date. */
export const closeBooks = (codatCompanyId: string, lockDate: string): Promise<void> =>
  control('PUT', `companies/${codatCompanyId}/lock-date`, { lockDate });

async function control(method: string, path: string, body: object): Promise<void> {
  const url = new URL(`/_sandbox/${path}`, env().codat.baseUrl);
  const response = await fetch(url, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`The sandbox returned ${response.status} for ${url.pathname}`);
}
