import type { Metadata } from 'next';
import { SignedInAs } from '@/components/account/signed-in-as';
import { ActionButton } from '@/components/form/action-button';
import { AuthFrame } from '@/components/frame/auth-frame';
import { JoinForm } from '@/components/member/join-form';
import { ShownPageProvider } from '@/components/page/shown-page';
import { LinkButton } from '@/components/ui/action/link-button';
import { accept } from '@/lib/actions/people';
import { hashOfToken } from '@/lib/auth/token';
import { currentPerson } from '@/lib/auth/viewer';
import { openInvitation } from '@/lib/data/company/members';
import { userByAddress } from '@/lib/data/company/users';
import { roleDescriptions, roleNames } from '@/lib/domain/company/role';

export const metadata: Metadata = { title: 'Invitation' };

export default async function InvitePage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params;
  const invitation = await openInvitation(hashOfToken(token));
  if (!invitation) return <Gone />;
  const { companyName, email, role } = invitation;
  const person = await currentPerson();
  const page = (
    <AuthFrame title={`Join ${companyName}`} subtitle={`Your role: ${roleNames[role]}. ${roleDescriptions[role]}.`}>
      {person?.email === email ? (
        <ActionButton
          action={accept}
          fields={{ token }}
          variant="primary"
          size="lg"
          className="w-full"
          pendingLabel={`Joining ${companyName}`}
        >
          Join {companyName}
        </ActionButton>
      ) : person ? (
        <ForSomebodyElse invited={email} signedInAs={person.email} />
      ) : (await userByAddress(email)) ? (
        <SignInFirst email={email} token={token} />
      ) : (
        <JoinForm token={token} email={email} company={companyName} />
      )}
    </AuthFrame>
  );
  return person ? <ShownPageProvider userId={person.userId}>{page}</ShownPageProvider> : page;
}

function ForSomebodyElse({ invited, signedInAs }: { invited: string; signedInAs: string }) {
  return (
    <>
      <p className="mb-4 wrap-anywhere">
        This invitation is for <strong className="font-semibold">{invited}</strong>. Sign out, then open the link again
        to join with that address.
      </p>
      <SignedInAs email={signedInAs} />
    </>
  );
}

function SignInFirst({ email, token }: { email: string; token: string }) {
  const query = new URLSearchParams({ callbackUrl: `/invite/${token}`, email });
  return (
    <>
      <p className="mb-4 wrap-anywhere">
        <strong className="font-semibold">{email}</strong> has an Outlay account already. Sign in with it to join.
      </p>
      <LinkButton href={`/sign-in?${query}`} variant="primary" size="lg">
        Sign in to join
      </LinkButton>
    </>
  );
}

function Gone() {
  return (
    <AuthFrame
      title="This invitation has expired"
      subtitle="It was used, revoked, or is older than 14 days. Ask the person who invited you for a new link."
    >
      <LinkButton href="/sign-in">Sign in</LinkButton>
    </AuthFrame>
  );
}
