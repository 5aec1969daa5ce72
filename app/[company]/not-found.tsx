import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';

/** Shown inside the company's layout. That layout already renders the `main` element, so this page has none. */
export default function NotFound() {
  return (
    <>
      <PageHeader title="Page not found" />
      <Card>
        <Empty
          icon="icon-search-x"
          title="You don’t have access to this page"
          actions={
            <LinkButton href="/" variant="primary">
              Go to Home
            </LinkButton>
          }
        >
          The address may be wrong, the record may have been removed, or you are not a member of its company. Nothing
          was changed in your books.
        </Empty>
      </Card>
    </>
  );
}
