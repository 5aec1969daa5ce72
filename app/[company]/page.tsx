import type { Metadata } from 'next';
import { BooksProgress } from '@/components/home/books-progress';
import { Checklist } from '@/components/home/checklist';
import { closeNeeds } from '@/components/home/close-needs';
import { greetingAt } from '@/components/home/greeting';
import { MonthSpending } from '@/components/home/month-spending';
import { needsOf } from '@/components/home/needs';
import { NeedsAttention } from '@/components/home/needs-attention';
import { stepsOf } from '@/components/home/steps';
import { runSummary } from '@/components/sync/run-text';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Ago } from '@/components/ui/display/instant';
import { PageHeader } from '@/components/ui/display/page-header';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { closeReminders } from '@/lib/data/close/reminders';
import { pollUnlinked } from '@/lib/data/connection/links';
import { attentionOf } from '@/lib/data/expense/attention';
import { spendingIn } from '@/lib/data/expense/spending';
import { failureGroups } from '@/lib/data/sync/failures';
import { latestRun } from '@/lib/data/sync/runs';
import { isDueToClose } from '@/lib/domain/close/period';
import { addMonths, dayAt, formatWeekday, monthOf } from '@/lib/domain/day';

export const metadata: Metadata = { title: 'Home' };

export default async function HomePage({ params }: PageProps<'/[company]'>) {
  const viewer = await requireViewer(params);
  const { locale, timeZone, role } = viewer;
  const now = new Date();
  const today = dayAt(now, timeZone);
  const month = monthOf(today);
  const before = addMonths(month, -1);
  const [attention, spending, sync, reminders] = await Promise.all([
    attentionOf(viewer),
    spendingIn(viewer, { month, before }),
    latestRun(viewer),
    isDueToClose(today) ? closeReminders(viewer, before) : null,
  ]);
  const failures = attention.failed > 0 ? await failureGroups(viewer) : [];
  await pollUnlinked(viewer, attention.connection, now);
  const allowed = {
    sync: may(role, 'sync'),
    map: may(role, 'map'),
    connect: may(role, 'connect'),
    record: may(role, 'record-expense'),
    approve: may(role, 'approve-claims'),
  };
  const isNew = allowed.connect && attention.synced === 0 && sync === null;
  const needs = [
    ...needsOf({ ...attention, failures }, allowed, { currency: viewer.baseCurrency, locale, today, now }),
    ...(reminders ? closeNeeds(reminders, may(role, 'close-months'), locale) : []),
  ];
  // A new company sees its first steps, with the problems that block them and the claims that wait for somebody.
  const broken = needs.filter(({ key }) => ['broken', 'move', 'claims', 'sent-back'].includes(key));
  return (
    <>
      <PageHeader
        title={greetingAt(now, timeZone)}
        subtitle={formatWeekday(now, locale, timeZone)}
        actions={
          <>
            {may(role, 'see-all-expenses') && !isNew && <LinkButton href="/close">Month-end close</LinkButton>}
            {allowed.record && (
              <LinkButton href="/expenses/new" variant={attention.ready > 0 || isNew ? 'default' : 'primary'}>
                New expense
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {isNew ? (
            <>
              {broken.length > 0 && <NeedsAttention needs={broken} idle="" />}
              <Checklist steps={stepsOf(attention, { now, locale })} />
            </>
          ) : (
            <NeedsAttention
              needs={needs}
              idle={attention.expenses === 0 ? 'No expenses yet.' : 'Nothing needs your attention.'}
            />
          )}
          {attention.expenses > 0 && (
            <BooksProgress synced={attention.synced} all={attention.expenses} locale={locale}>
              {sync ? (
                <>
                  <TextLink href={`/syncs/${sync.id}`}>Last sync</TextLink>{' '}
                  <Ago at={sync.requestedAt} now={now} locale={locale} timeZone={timeZone} />,{' '}
                  {runSummary(sync.counts, locale)}
                </>
              ) : (
                'Nothing has been synced yet.'
              )}
            </BooksProgress>
          )}
        </div>
        {attention.expenses > 0 && (
          <MonthSpending
            month={month}
            before={before}
            spending={spending.month}
            spendingBefore={spending.before}
            budgets={spending.budgets}
            currency={viewer.baseCurrency}
            locale={locale}
          />
        )}
      </div>
    </>
  );
}
