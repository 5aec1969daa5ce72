import { LinkButton } from '@/components/ui/action/link-button';
import { Notice } from '@/components/ui/feedback/notice';

/**
 * Shown after sign-up when the browser is not signed in. Either signing in failed (`failure` says why), or the browser
 * runs no script, which signing in needs.
 */
export function AccountMade({ failure }: { failure: string | undefined }) {
  const notice = (
    <Notice
      tone={failure ? 'warn' : 'good'}
      live={failure !== undefined}
      title="Your account is ready"
      actions={<LinkButton href="/sign-in">Sign in</LinkButton>}
    >
      {failure ? 'It was made, but signing in did not work just now. Sign in with your new password.' : null}
    </Notice>
  );
  return failure ? notice : <noscript>{notice}</noscript>;
}
