import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Figure } from '@/components/ui/display/figure';
import { Progress } from '@/components/ui/feedback/progress';

/** Shows how many of the recorded expenses are in the books. */
export function BooksProgress({ synced, all, children }: { synced: number; all: number; children?: ReactNode }) {
  return (
    <Card aria-labelledby="in-the-books">
      <CardHeader id="in-the-books" title="In the books" />
      <CardBody>
        <Figure value={synced}>of {all} synced</Figure>
        <Progress
          value={synced}
          max={all}
          label={`${synced} of ${all} expenses synced`}
          hideLabel
          tone="good"
          className="my-2"
        />
        {children && <div className="text-sm text-faint">{children}</div>}
      </CardBody>
    </Card>
  );
}
