import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { BalanceCard } from '@/components/bank-line/balance-card';
import { FeedCard } from '@/components/bank-line/feed-card';
import { LineTable } from '@/components/bank-line/line-table';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { accountPage } from '@/lib/data/bank-line/account-page';
import { accountSums } from '@/lib/data/bank-line/sums';
import { accountAddress, reconcileAddress, statementAddress } from '@/lib/domain/bank-line/address';
import { feedRulesOf, givesBalances, lineProblem } from '@/lib/domain/bank-line/feed-rules';
import type { HoldingAccount } from '@/lib/domain/bank-line/holding-account';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Bank account' };

export default async function BankAccountPage({ params, searchParams }: PageProps<'/[company]/bank-accounts/[ref]'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const ref = decodeURIComponent((await params).ref);
  const page = await accountPage(viewer, ref, pageAtParams.parse(await searchParams));
  if (!page) notFound();
  const { account, lines, connection, holding, counts, progress, changes } = page;
  const today = dayAt(new Date(), viewer.timeZone);
  const { name: books } = packageOf(connection.package);
  const rules = feedRulesOf(connection.package);
  const { locale, role } = viewer;
  const progressIn = ({ id, day }: { readonly id: string; readonly day: string }) => {
    const found = progress.get(id);
    if (found?.state !== 'waiting' || !rules) return found ?? null;
    // Why it is not sent, before a person asks.
    return { ...found, message: lineProblem(day, rules, { today, newestSent: counts.newestSent, name: books }) };
  };
  const addressOf = (at: PageAt | null) => (at ? pageAddress(accountAddress(ref), at) : undefined);
  return (
    <>
      <PageHeader
        back={<TextLink href="/bank-accounts">Bank accounts</TextLink>}
        title={account.name}
        subtitle={[account.currency, ...account.cards.map(({ name }) => name)].join(' · ')}
        actions={
          <>
            <LinkButton href={reconcileAddress(ref)}>Reconcile</LinkButton>
            {may(role, 'record-transfer') && (
              <LinkButton href={statementAddress(ref)} variant="primary">
                Import a statement
              </LinkButton>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Suspense>
            <Balance
              viewer={viewer}
              accountRef={ref}
              currency={account.currency}
              holding={holding}
              packageKey={connection.package}
            />
          </Suspense>
          <FeedCard
            accountRef={ref}
            books={books}
            rules={rules}
            holding={holding}
            counts={counts}
            mayChange={may(role, 'map')}
            today={today}
            locale={locale}
          />
        </div>
        <Card aria-labelledby="lines">
          <CardHeader id="lines" title="Statement lines" detail="Newest first" line={lines.rows.length === 0} />
          <LineTable
            lines={lines.rows.map((line) => ({
              ...line,
              progress: progressIn(line),
              change: line.lineKey === line.movementId ? (changes.get(line.movementId) ?? null) : null,
            }))}
            isFirstPage={lines.newer === null}
            accountRef={ref}
            currency={account.currency}
            books={books}
            mayChange={may(role, 'sync')}
            today={today}
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

/** Streamed after the rest, because it sums the movements since the opening balance. */
async function Balance({
  viewer,
  accountRef,
  currency,
  holding,
  packageKey,
}: {
  viewer: Viewer;
  accountRef: string;
  currency: string;
  holding: HoldingAccount | null;
  packageKey: PackageKey;
}) {
  const since = holding?.opening?.day;
  const sums = since === undefined ? null : await accountSums(viewer, { ref: accountRef, currency, since });
  const { role, locale, timeZone } = viewer;
  return (
    <BalanceCard
      accountRef={accountRef}
      books={packageOf(packageKey).name}
      currency={currency}
      holding={holding}
      sums={sums}
      hasBalance={givesBalances(packageKey)}
      mayChange={may(role, 'map')}
      today={dayAt(new Date(), timeZone)}
      locale={locale}
      timeZone={timeZone}
    />
  );
}
