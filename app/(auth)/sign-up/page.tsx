import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currencyOptions } from '@/components/company/currency-options';
import { AuthFrame } from '@/components/frame/auth-frame';
import { SignUpForm } from '@/components/sign-in/sign-up-form';
import { TextLink } from '@/components/ui/text-link';
import { currentPerson } from '@/lib/auth/viewer';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage() {
  if (await currentPerson()) redirect('/');
  return (
    <AuthFrame
      title="Create an account"
      subtitle="You start as the owner of your company; colleagues join by invitation."
      footer={
        <>
          Have an account? <TextLink href="/sign-in">Sign in</TextLink>
        </>
      }
    >
      <SignUpForm currencies={currencyOptions()} />
    </AuthFrame>
  );
}
