'use client';

import { buttonClass } from '@/components/ui/action/button-class';
import { MessagePage } from './message-page';

/** The page for an address that leads nowhere. Every page contains it, so it is in the scripts. */
export function NoPage({ home }: { home: string }) {
  return (
    <MessagePage
      title="Page not found"
      actions={
        <a data-reload="" href={home} className={buttonClass('primary')}>
          Go to Home
        </a>
      }
    >
      The address may be wrong, the record may have been removed, or you are not a member of its company. Nothing was
      changed in your books.
    </MessagePage>
  );
}
