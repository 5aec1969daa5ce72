import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';

/** The account is there; signing in to it did not work, or needs script that does not run. */
export function AccountMade({ trouble }: { trouble: string | undefined }) {
  const words = (
    <Notice
      tone={trouble ? 'warn' : 'good'}
      live={trouble !== undefined}
      title="Your account is ready"
      actions={<LinkButton href="/sign-in">Sign in</LinkButton>}
    >
      {trouble ? 'It was made, but signing in did not work just now. Sign in with your new password.' : null}
    </Notice>
  );
  return trouble ? words : <noscript>{words}</noscript>;
}
