import { redirect } from 'next/navigation';
import { companyToOpen, currentPerson } from '@/lib/auth/viewer';
import { companyPath } from '@/lib/domain/company/slug';
import { returnPath } from '@/lib/domain/return-path';

/**
 * Opens the company that the session opened last. `to` is the path of one of its pages: proxy.ts rewrites the addresses
 * that Outlay had before the company was in the address.
 */
export default async function OpenPage({ searchParams }: PageProps<'/'>) {
  const { to } = await searchParams;
  const path = returnPath(typeof to === 'string' ? to : null);
  const slug = await companyToOpen();
  if (slug) redirect(companyPath(slug, path));
  const person = await currentPerson();
  if (person) redirect(person.staffRole ? '/support' : '/no-company');
  redirect(path === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ callbackUrl: path })}`);
}
