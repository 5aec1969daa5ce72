import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CompanyForm } from '@/components/company/company-form';
import { AuthFrame } from '@/components/frame/auth-frame';
import { ShownPageProvider } from '@/components/page/shown-page';
import { TextLink } from '@/components/ui/action/text-link';
import { currentPerson } from '@/lib/auth/viewer';

export const metadata: Metadata = { title: 'Add a company' };

export default async function NewCompanyPage() {
  const person = await currentPerson();
  if (!person) redirect('/sign-in?callbackUrl=/companies/new');
  return (
    <ShownPageProvider userId={person.userId}>
      <AuthFrame
        title="Add a company"
        subtitle="You become its owner. Its expenses, people and books are separate from other companies."
      >
        <CompanyForm />
        <p className="mt-6">
          <TextLink href="/">Back without adding one</TextLink>
        </p>
      </AuthFrame>
    </ShownPageProvider>
  );
}
