import { SearchX } from 'lucide-react';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';

/** Inside the company's frame, which is the page's `main` already. */
export default function NotFound() {
  return (
    <>
      <PageHeader title="There is nothing here" />
      <Card>
        <Empty
          icon={SearchX}
          title="This page is not there for you"
          actions={
            <LinkButton href="/" variant="primary">
              Go to Home
            </LinkButton>
          }
        >
          The address may be mistyped, the record may have been removed, or it belongs to a company you are not in.
          Nothing was changed in your books.
        </Empty>
      </Card>
    </>
  );
}
