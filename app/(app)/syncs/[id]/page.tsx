import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { fixPlace } from '@/components/sync/fix-place';
import { ItemState } from '@/components/sync/item-state';
import { SyncAgain } from '@/components/sync/sync-again';
import { SyncProgress } from '@/components/sync/sync-progress';
import { SyncState } from '@/components/sync/sync-state';
import { Card, CardSection } from '@/components/ui/card';
import { Day } from '@/components/ui/day';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { Instant } from '@/components/ui/instant';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { currentConnection } from '@/lib/data/connections';
import { findSync, type SyncRunItem } from '@/lib/data/sync-runs';
import { diagnose } from '@/lib/domain/causes/diagnose';
import { dayAt, formatDay } from '@/lib/domain/day';
import { packageOf } from '@/lib/domain/package';

export const metadata: Metadata = { title: 'Sync' };

export default async function SyncPage({ params }: PageProps<'/syncs/[id]'>) {
  const viewer = await requireViewer();
  const { locale, timeZone } = viewer;
  const id = z.uuid().safeParse((await params).id);
  const sync = id.success ? await findSync(viewer, id.data) : null;
  if (!sync) notFound();
  const connection = await currentConnection(viewer);
  const books = connection ? packageOf(connection.package).name : 'Your package';
  const today = dayAt(new Date(), timeZone);
  const failedStill = sync.items.filter((item) => item.state === 'failed' && item.newest);
  const explain = (item: SyncRunItem) =>
    diagnose(item.message, {
      package: books,
      date: formatDay(item.day, locale, today),
      ...(item.accounts[0] && { account: item.accounts[0] }),
      ...(item.category && { category: item.category }),
    });
  return (
    <>
      <PageHeader
        back={<TextLink href="/syncs">Syncs</TextLink>}
        title={
          <>
            Sync of <Instant at={sync.requestedAt} locale={locale} timeZone={timeZone} />
          </>
        }
        subtitle={<SyncState state={sync.state} counts={sync.counts} />}
      />
      {may(viewer.role, 'sync') && <SyncAgain ids={failedStill.map((item) => item.expenseId)} />}
      <Card className="mb-4">
        <CardSection>
          <DefinitionList>
            <Definition term="Asked for by">{sync.requestedBy ?? 'Outlay'}</Definition>
            <Definition term="Expenses">
              <SyncProgress counts={sync.counts} />
            </Definition>
            {sync.settledAt && (
              <Definition term="Finished">
                <Instant at={sync.settledAt} locale={locale} timeZone={timeZone} />
              </Definition>
            )}
            <Definition term="Reference">
              <code className="text-sm wrap-anywhere select-all">{sync.id}</code>
            </Definition>
          </DefinitionList>
        </CardSection>
      </Card>
      <Card>
        <Table caption="The expenses of this sync, those that failed first">
          <Thead>
            <Th>Expense</Th>
            <Th hideBelow="lg">Account</Th>
            <Th>Outcome</Th>
            <Th numeric>Amount</Th>
          </Thead>
          <Tbody>
            {sync.items.map((item) => (
              <Tr key={item.id}>
                <Td card="title" className="sm:w-1/4">
                  <RowLink href={`/expenses/${item.expenseId}`} className="wrap-anywhere" dir="auto">
                    {item.merchant}
                  </RowLink>
                  <span className="block text-sm text-faint">
                    <Day day={item.day} today={today} locale={locale} />
                  </span>
                </Td>
                <Td card="line" label="Account" hideBelow="lg">
                  {item.accounts.join(', ')}
                </Td>
                <Td card="below">
                  <ItemState state={item.state} />
                  {item.state === 'failed' && <Failure diagnosis={explain(item)} settled={!item.newest} />}
                </Td>
                <Td card="value" numeric>
                  <Money
                    minor={item.amount.minor}
                    currency={item.amount.currency}
                    companyCurrency={viewer.baseCurrency}
                    locale={locale}
                  />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Card>
    </>
  );
}

/** Why an expense failed; once it was tried again, only that it was. */
function Failure({ diagnosis, settled }: { diagnosis: ReturnType<typeof diagnose>; settled: boolean }) {
  const place = fixPlace(diagnosis.fix);
  return (
    <>
      <p className="mt-1 max-w-[70ch] text-sm text-soft">{diagnosis.customer}</p>
      {settled ? (
        <p className="mt-0.5 text-sm text-faint">It was sent again since.</p>
      ) : (
        place && (
          <p className="relative z-1 mt-0.5 w-max text-sm">
            <TextLink href={place.href}>{place.label}</TextLink>
          </p>
        )
      )}
    </>
  );
}
