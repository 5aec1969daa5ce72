import type { Metadata } from 'next';
import { z } from 'zod';
import { ActionButton } from '@/components/form/action-button';
import { DifferenceCard } from '@/components/reconcile/difference-card';
import { EmptyTab, NoAccounts, Unlinked } from '@/components/reconcile/empty-tab';
import { OpenReasonCard } from '@/components/reconcile/open-reason';
import { ReconcileFilter } from '@/components/reconcile/reconcile-filter';
import { ReconcileKeys } from '@/components/reconcile/reconcile-keys';
import { ReconcileRows } from '@/components/reconcile/reconcile-rows';
import { shownItems } from '@/components/reconcile/shown-item';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Tabs } from '@/components/ui/display/tabs';
import { Notice } from '@/components/ui/feedback/notice';
import { readBooksRecords } from '@/lib/actions/reconcile/reconcile';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { reconcileAccounts, recordsState } from '@/lib/data/reconcile/accounts';
import { reconcileDifference } from '@/lib/data/reconcile/difference';
import { listReconcile, reconcileSummary } from '@/lib/data/reconcile/page';
import { whyOpen } from '@/lib/data/reconcile/why';
import { companySetup } from '@/lib/data/setup/setup';
import { statementAddress } from '@/lib/domain/bank-line/address';
import { packageOf } from '@/lib/domain/books/package';
import { dayAt, firstDayOf, formatAgo, formatMonth, lastDayOf, monthOf } from '@/lib/domain/day';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { pageAddress } from '@/lib/domain/page-address';
import { bookRecordName } from '@/lib/domain/reconcile/books/book-record';
import { reconcileTabs } from '@/lib/domain/reconcile/list/item';

export const metadata: Metadata = { title: 'Reconcile' };

const place = z.object({
  account: z.string().max(200).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  tab: z
    .enum([...reconcileTabs, 'difference'])
    .default('todo')
    .catch('todo'),
  why: z
    .string()
    .regex(/^(line|record):[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

export default async function ReconcilePage({ params, searchParams }: PageProps<'/[company]/reconcile'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const asked = await searchParams;
  const given = place.parse(asked);
  const { locale, timeZone } = viewer;
  const now = new Date();
  const today = dayAt(now, timeZone);
  const mayChange = may(viewer.role, 'reconcile');
  const { connection, mapping } = await setupOf(viewer);
  if (!connection) return <Unlinked mayConnect={may(viewer.role, 'connect')} />;
  const books = packageOf(connection.package).name;
  const [accounts, state] = await Promise.all([
    reconcileAccounts(viewer, connection.id, cardAccounts(mapping)),
    recordsState(viewer, connection.id),
  ]);
  const account = accounts.find(({ ref }) => ref === given.account) ?? accounts[0];
  const isReading = state !== null && (state.readAt === null || state.readAt < state.requestedAt);
  const header = (
    <PageHeader
      title="Reconcile"
      subtitle={
        <>
          {isReading
            ? `Reading the records of ${books} · `
            : state?.readAt && `Records of ${books} read ${formatAgo(state.readAt, now)} · `}
          <TextLink href="/bank-accounts">Bank accounts</TextLink> · <TextLink href="/close">Month-end close</TextLink>
        </>
      }
      actions={
        <>
          <ReconcileKeys />
          {mayChange && (
            <ActionButton
              action={readBooksRecords}
              pendingLabel="Reading"
              doneToast={`${books} is read in the background.`}
            >
              {`Read ${books} now`}
            </ActionButton>
          )}
          {mayChange && <LinkButton href="/bank-accounts/import">Import a statement</LinkButton>}
        </>
      }
    />
  );
  if (!account) return <NoAccounts header={header} />;
  const month = given.month ?? monthOf(account.newest ?? today);
  const days = { from: firstDayOf(month), to: lastDayOf(month) };
  const key = { companyId: viewer.companyId, connectionId: connection.id, bankAccountRef: account.ref };
  const at = pageAtParams.parse(asked);
  const { tab } = given;
  const [whySide, whyId] = (given.why ?? '').split(':');
  const [summary, page, why, difference] = await Promise.all([
    reconcileSummary(viewer, key, days),
    tab === 'difference' ? null : listReconcile(viewer, key, days, tab, at),
    whyId ? whyOpen(viewer, key, whySide === 'line' ? 'line' : 'record', whyId) : null,
    tab === 'difference' ? reconcileDifference(viewer, key, days) : null,
  ]);
  const addressOf = (more: Readonly<Record<string, string | undefined>>) =>
    pageAddress('/reconcile', { account: account.ref, month, tab, ...more });
  const currency = summary.currency ?? account.currency;
  return (
    <>
      {header}
      <ReconcileFilter
        accounts={accounts.map(({ ref, name }) => ({ value: ref, label: name }))}
        account={account.ref}
        month={month}
        today={today}
        tab={tab}
      />
      {state?.error && (
        <Notice tone="warn" title="The records are out of date" className="mb-3">
          {state.error}
        </Notice>
      )}
      {account.isMatching && (
        <Notice tone="info" className="mb-3">
          Lines and records of {account.name} are being matched. This page updates by itself.
        </Notice>
      )}
      <Tabs
        label="Parts of the account"
        tabs={[
          ...reconcileTabs.map((one) => ({
            href: addressOf({ tab: one }),
            label: tabNames[one],
            count: summary.counts[one],
            current: one === tab,
          })),
          { href: addressOf({ tab: 'difference' }), label: 'Difference', current: tab === 'difference' },
        ]}
      />
      {summary.lines === 0 && summary.records > 0 && (
        <Notice
          tone="info"
          title={`No statement lines in ${formatMonth(month, locale)}`}
          className="mb-3"
          actions={mayChange && <LinkButton href={statementAddress(account.ref)}>Import a statement</LinkButton>}
        >
          The records of {books} have nothing to be matched with until the statement of {account.name} is imported.
        </Notice>
      )}
      {why && (
        <OpenReasonCard
          {...why}
          side={whySide === 'line' ? 'line' : 'record'}
          books={books}
          locale={locale}
          today={today}
          close={addressOf({})}
        />
      )}
      {difference && (
        <DifferenceCard
          {...difference}
          accountRef={account.ref}
          books={books}
          mayCorrect={may(viewer.role, 'sync')}
          currency={currency}
          period={formatMonth(month, locale)}
          locale={locale}
          today={today}
          matchedHref={addressOf({ tab: 'matched' })}
          whyHref={(side, id) => addressOf({ tab: 'todo', why: `${side}:${id}` })}
        />
      )}
      {page && page.rows.length > 0 && (
        <ReconcileRows
          columns={shownItems(page.rows, { locale, today })}
          account={account.ref}
          books={books}
          here={new URL(addressOf({}), 'http://page').search}
          mayChange={mayChange}
        />
      )}
      {page && page.rows.length === 0 && (
        <Card>
          <EmptyTab
            tab={tab}
            hasLines={summary.lines > 0}
            hasRecords={summary.records > 0}
            month={formatMonth(month, locale)}
            mayImport={mayChange}
            isPast={at.after !== undefined || at.before !== undefined}
            first={addressOf({})}
            suggested={{ count: summary.counts.suggested, href: addressOf({ tab: 'suggested' }) }}
            locale={locale}
          />
        </Card>
      )}
      {page && (
        <Pagination
          label="Pages of the account"
          newerHref={page.newer ? addressOf(cursorOf(page.newer)) : undefined}
          olderHref={page.older ? addressOf(cursorOf(page.older)) : undefined}
        />
      )}
      {state && state.missingTypes.length > 0 && (
        <p className="mt-3 text-sm text-faint">
          {books} does not let Codat read these records: {state.missingTypes.map(bookRecordName).join(', ')}. Match them
          in {books}.
        </p>
      )}
    </>
  );
}

const tabNames = { todo: 'To do', suggested: 'Suggested', matched: 'Matched', all: 'All' } as const;
const cursorOf = ({ after, before }: PageAt) => ({ after, before });

async function setupOf(viewer: Awaited<ReturnType<typeof requireViewer>>) {
  const { connection, at } = await companySetup(viewer);
  return { connection, mapping: at.mapping };
}

/** The bank accounts from which the company's cards are paid. */
function cardAccounts({ cards, defaults }: Awaited<ReturnType<typeof setupOf>>['mapping']): readonly string[] {
  const targets = [...Object.values(cards), defaults];
  return targets.flatMap(({ bankAccountRef, byCurrency }) => [
    ...(bankAccountRef ? [bankAccountRef] : []),
    ...Object.values(byCurrency).flatMap((one) => (typeof one === 'string' ? one : (one?.bankAccountRef ?? []))),
  ]);
}
