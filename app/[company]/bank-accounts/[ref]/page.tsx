import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LineTable } from '@/components/bank-line/line-table';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { accountPage } from '@/lib/data/bank-line/account-page';
import { accountAddress, statementAddress } from '@/lib/domain/bank-line/address';
import { dayAt } from '@/lib/domain/day';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Bank account' };

export default async function BankAccountPage({ params, searchParams }: PageProps<'/[company]/bank-accounts/[ref]'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const ref = decodeURIComponent((await params).ref);
  const page = await accountPage(viewer, ref, pageAtParams.parse(await searchParams));
  if (!page) notFound();
  const { account, lines } = page;
  const { locale, timeZone, role } = viewer;
  const addressOf = (at: PageAt | null) => (at ? pageAddress(accountAddress(ref), at) : undefined);
  return (
    <>
      <PageHeader
        back={<TextLink href="/bank-accounts">Bank accounts</TextLink>}
        title={account.name}
        subtitle={[account.currency, ...account.cards.map(({ name }) => name)].join(' · ')}
        actions={
          may(role, 'record-transfer') && (
            <LinkButton href={statementAddress(ref)} variant="primary">
              Import a statement
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <Card aria-labelledby="lines">
          <CardHeader id="lines" title="Statement lines" detail="Newest first." line={lines.rows.length === 0} />
          <LineTable
            lines={lines.rows}
            isFirstPage={lines.newer === null}
            currency={account.currency}
            today={dayAt(new Date(), timeZone)}
            locale={locale}
          />
        </Card>
        <Pagination
          label="Pages of statement lines"
          newerHref={addressOf(lines.newer)}
          olderHref={addressOf(lines.older)}
        />
      </div>
    </>
  );
}
