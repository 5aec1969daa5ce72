import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignUpForm } from '@/components/account/sign-up-form';
import { AuthFrame } from '@/components/frame/auth-frame';
import { TextLink } from '@/components/ui/action/text-link';
import { currentPerson } from '@/lib/auth/viewer';

export const metadata: Metadata = {
  title: 'Create an account',
  description: 'Every expense in the books, exactly once.',
};

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
      <SignUpForm />
    </AuthFrame>
  );
}
