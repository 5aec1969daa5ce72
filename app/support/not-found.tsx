import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';

export default function NotFound() {
  return (
    <>
      <PageHeader title="Failure not found" />
      <Card>
        <Empty
          icon="icon-search-x"
          title="No failure has this id"
          actions={<LinkButton href="/support">All failures</LinkButton>}
        >
          The address may be wrong or incomplete.
        </Empty>
      </Card>
    </>
  );
}
