import { AuthFrame } from '@/components/frame/auth-frame';
import { SignOutLine } from '@/components/session/sign-out';
import { CompanyForm } from './company-form';

/** For somebody whose last company let them go: they found one of their own, or sign out. */
export function WithoutCompany({ name, email }: { name: string; email: string }) {
  return (
    <AuthFrame
      title="You are in no company"
      subtitle={`${name}, you are no longer a member of any company in Outlay. Ask for an invitation, or start one of your own.`}
    >
      <CompanyForm />
      <hr className="my-6 border-line" />
      <SignOutLine email={email} />
    </AuthFrame>
  );
}
