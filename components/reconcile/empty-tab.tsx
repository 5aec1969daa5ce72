import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Empty } from '@/components/ui/feedback/empty';
import { plural } from '@/lib/domain/plural';

/** The page while no package is linked. */
export const Unlinked = ({ mayConnect }: { mayConnect: boolean }) => (
  <>
    <PageHeader title="Reconcile" />
    <Card>
      <Empty
        icon="icon-scale"
        title="No accounting package is linked"
        actions={mayConnect && <LinkButton href="/settings/connection">Link a package</LinkButton>}
      >
        Reconciling compares your bank statements with the records in your books.
      </Empty>
    </Card>
  </>
);

/** The page while no bank account has lines, records or a card. */
export const NoAccounts = ({ header }: { header: ReactNode }) => (
  <>
    {header}
    <Card>
      <Empty
        icon="icon-scale"
        title="No bank account to reconcile"
        actions={<LinkButton href="/mapping">Mapping</LinkButton>}
      >
        On the Mapping page, choose the bank account in your books for each card.
      </Empty>
    </Card>
  </>
);

/** Says what a tab without entries will contain, and what to do. */
export function EmptyTab({
  tab,
  hasLines,
  hasRecords,
  month,
  locale,
  mayImport,
  isPast,
  first,
  suggested,
}: {
  tab: string;
  hasLines: boolean;
  hasRecords: boolean;
  month: string;
  locale: string;
  mayImport: boolean;
  /** Whether this is a later page of the list. */
  isPast: boolean;
  /** The address of the first page. */
  first: string;
  /** How many suggestions wait, and where they are. */
  suggested: { readonly count: number; readonly href: string };
}) {
  if (isPast)
    return (
      <Empty
        icon="icon-scale"
        title="Nothing is left on this page"
        actions={<LinkButton href={first}>Show the first page</LinkButton>}
      >
        Its entries were matched, or are on another page now.
      </Empty>
    );
  if (!hasLines && !hasRecords)
    return (
      <Empty
        icon="icon-scale"
        title={`Nothing in ${month}`}
        actions={mayImport && <LinkButton href="/bank-accounts/import">Import a statement</LinkButton>}
      >
        Neither the bank nor the books have anything on this account in {month}.
      </Empty>
    );
  if (tab === 'todo' && suggested.count > 0)
    return (
      <Empty
        icon="icon-scale"
        title="Only suggestions are left"
        actions={
          <LinkButton href={suggested.href} variant="primary">
            {plural(suggested.count, 'Review # suggestion', 'Review # suggestions', locale)}
          </LinkButton>
        }
      >
        Every other line and record of {month} is matched.
      </Empty>
    );
  const words = {
    todo: ['Nothing is left to do', `Every line and record of ${month} is matched.`],
    suggested: ['No suggestions', 'Rows that probably belong together appear here, with the reasons.'],
    matched: ['Nothing is matched yet', 'Lines and records that belong together appear here.'],
  }[tab];
  return (
    <Empty icon="icon-scale" title={words?.[0] ?? 'Nothing here'}>
      {words?.[1]}
    </Empty>
  );
}
