import type { Metadata } from 'next';
import { Outcome } from '@/components/frame/outcome';
import { LinkButton } from '@/components/ui/action/link-button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Outcome
      title="Page not found"
      actions={
        <LinkButton href="/" variant="primary">
          Go to Home
        </LinkButton>
      }
    >
      The address may be wrong, the record may have been removed, or you are not a member of its company. Nothing was
      changed in your books.
    </Outcome>
  );
}
