import { ShownOnce } from '@/components/form/shown-once';

/** The link of a new invitation, for the person to pass on. */
export function InvitationLink({ email, address }: { email: string; address: string }) {
  return (
    <ShownOnce title={`Invitation for ${email}`} label="Invitation link" copyLabel="Copy link" secret={address}>
      <p>Send this link to them. It works once, for 14 days, and is not shown again.</p>
    </ShownOnce>
  );
}
