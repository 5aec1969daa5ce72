import type { Metadata } from 'next';
import { Outcome } from '@/components/frame/outcome';
import { LinkButton } from '@/components/ui/action/link-button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Outcome
      title="There is nothing here"
      actions={
        <LinkButton href="/" variant="primary">
          Go to Home
        </LinkButton>
      }
    >
      The address may be mistyped, the record may have been removed, or it belongs to a company you are not in. Nothing
      was changed in your books.
    </Outcome>
  );
}
