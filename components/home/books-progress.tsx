import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { Figure } from '@/components/ui/display/figure';
import { Progress } from '@/components/ui/feedback/progress';
import { formatCount } from '@/lib/domain/number';

/** Shows how many of the recorded expenses and transfers are in the books. */
export function BooksProgress({
  synced,
  all,
  locale,
  children,
}: {
  synced: number;
  all: number;
  locale: string;
  children?: ReactNode;
}) {
  const inBooks = formatCount(synced, locale);
  const recorded = formatCount(all, locale);
  return (
    <Card aria-labelledby="in-the-books">
      <CardHeader id="in-the-books" title="In the books" />
      <CardBody>
        <Figure value={inBooks}>of {recorded} synced</Figure>
        <Progress
          value={synced}
          max={all}
          label={`${inBooks} of ${recorded} synced`}
          hideLabel
          tone="good"
          className="my-2"
        />
        {children && <div className="text-sm text-faint">{children}</div>}
      </CardBody>
    </Card>
  );
}
