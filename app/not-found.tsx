import type { Metadata } from 'next';
import { MessagePage } from '@/components/frame/message-page';
import { buttonClass } from '@/components/ui/action/button-class';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessagePage
      title="Page not found"
      actions={
        // A plain link, because every page loads this file and next/link would enlarge it.
        <a href="/" className={buttonClass('primary')}>
          Go to Home
        </a>
      }
    >
      The address may be wrong, the record may have been removed, or you are not a member of its company. Nothing was
      changed in your books.
    </MessagePage>
  );
}
