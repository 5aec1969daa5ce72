import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignedInAs } from '@/components/account/signed-in-as';
import { CompanyForm } from '@/components/company/company-form';
import { AuthFrame } from '@/components/frame/auth-frame';
import { ShownPageProvider } from '@/components/page/shown-page';
import { currentPerson } from '@/lib/auth/viewer';

export const metadata: Metadata = { title: 'No company' };

/** Shown to a signed-in person who belongs to no company. They can create one or sign out. */
export default async function NoCompanyPage() {
  const person = await currentPerson();
  if (!person) redirect('/sign-in');
  if (person.companies.length > 0 || person.staffRole) redirect('/');
  return (
    <ShownPageProvider userId={person.userId}>
      <AuthFrame
        title="You are not a member of a company"
        subtitle={`${person.name}, you are no longer a member of any company in Outlay. Ask for an invitation, or start one of your own.`}
      >
        <CompanyForm />
        <hr className="my-6 border-line" />
        <SignedInAs email={person.email} />
      </AuthFrame>
    </ShownPageProvider>
  );
}
