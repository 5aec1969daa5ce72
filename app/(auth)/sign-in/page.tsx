import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ProviderButtons } from '@/components/account/provider-buttons';
import { SignInForm } from '@/components/account/sign-in-form';
import { AuthFrame } from '@/components/frame/auth-frame';
import { TextLink } from '@/components/ui/action/text-link';
import { Notice } from '@/components/ui/feedback/notice';
import { outsideProviders } from '@/lib/auth/options';
import { currentPerson } from '@/lib/auth/viewer';
import { returnPath } from '@/lib/domain/return-path';

export const metadata: Metadata = { title: 'Sign in', description: 'Every expense in the books, exactly once.' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const asked = await searchParams;
  const person = await currentPerson();
  if (person) redirect(person.companies.length > 0 || person.staffRole ? '/' : '/no-company');
  const callbackUrl = returnPath(single(asked.callbackUrl));
  return (
    <AuthFrame
      title="Sign in"
      footer={
        <>
          New to Outlay? <TextLink href="/sign-up">Create an account</TextLink>
        </>
      }
    >
      <SignInError error={single(asked.error)} />
      <ProviderButtons providers={outsideProviders()} callbackUrl={callbackUrl} />
      <SignInForm callbackUrl={callbackUrl} email={single(asked.email)} />
    </AuthFrame>
  );
}

/** Explains why signing in with another provider failed. next-auth puts the error code in the URL. */
function SignInError({ error }: { error: string | undefined }) {
  if (!error) return null;
  return (
    <Notice tone="bad" className="mb-4">
      {error === 'unknown-account'
        ? 'There is no Outlay account with this address. Create an account, or ask a colleague for an invitation.'
        : 'Sign-in failed. Nothing was changed. Try again, or use your password.'}
    </Notice>
  );
}

const single = (given: string | string[] | undefined): string | undefined => (Array.isArray(given) ? given[0] : given);
