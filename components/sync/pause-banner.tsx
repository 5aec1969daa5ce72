import { Banner } from '@/components/frame/banner';
import { LinkButton } from '@/components/ui/action/link-button';
import type { PauseNotice } from './pause-notice';

/** The banner about a paused company or a broken connection. It renders nothing when `notice` is null. */
export function PauseBanner({ notice, mayConnect }: { notice: PauseNotice | null; mayConnect: boolean }) {
  if (!notice) return null;
  const { tone, text, reconnect } = notice;
  return (
    <Banner
      tone={tone}
      actions={
        reconnect &&
        mayConnect && (
          <LinkButton size="sm" href="/settings/connection">
            Reconnect {reconnect}
          </LinkButton>
        )
      }
    >
      {text}
      {reconnect && !mayConnect && ' Ask an owner, admin or bookkeeper.'}
    </Banner>
  );
}
