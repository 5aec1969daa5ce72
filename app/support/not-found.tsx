import { SearchX } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';

export default function NotFound() {
  return (
    <>
      <PageHeader title="There is no such failure" />
      <Card>
        <Empty
          icon={SearchX}
          title="Nothing has this id"
          actions={<LinkButton href="/support">All failures</LinkButton>}
        >
          The address may be mistyped or cut short.
        </Empty>
      </Card>
    </>
  );
}
