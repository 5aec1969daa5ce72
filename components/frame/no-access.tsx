'use client';

import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';

/** The page of a company for an address that leads nowhere. Every page contains it, so it is in the scripts. */
export function NoAccess() {
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
