import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BookChanges } from '@/components/close/book-changes';
import { CloseForm } from '@/components/close/close-form';
import { Closing } from '@/components/close/closing';
import { LateLines } from '@/components/close/late-lines';
import { MissingList } from '@/components/close/missing-list';
import { packAddress } from '@/components/close/pack-address';
import { periodLabel } from '@/components/close/period-state';
import { ReasonForm } from '@/components/close/reason-form';
import { SignOffCard } from '@/components/close/sign-off-card';
import { SignOffHistory } from '@/components/close/sign-off-history';
import { LinkButton } from '@/components/ui/action/link-button';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardBody, CardHeader } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Notice } from '@/components/ui/feedback/notice';
import { State } from '@/components/ui/feedback/state';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { monthDetail } from '@/lib/data/close/month';
import { isUnderWay } from '@/lib/domain/close/missing';
import { hasEnded, isMonth } from '@/lib/domain/close/period';
import { dayAt, formatMonth } from '@/lib/domain/day';

export const metadata: Metadata = { title: 'Month-end close' };

export default async function MonthPage({ params }: PageProps<'/[company]/close/[month]'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { month } = await params;
  const now = new Date();
  const { locale, timeZone, role } = viewer;
  const today = dayAt(now, timeZone);
  if (!isMonth(month) || month > today.slice(0, 7)) notFound();
  const { state, storedPercent, missing, people, gaps, signOffs, changes, lateLines } = await monthDetail(
    viewer,
    month,
  );
  const name = formatMonth(month, locale);
  const mayClose = may(role, 'close-months');
  const isOpen = state === 'open';
  const ended = hasEnded(month, today);
  const { word, tone } = ended ? periodLabel(state, missing.length) : ({ word: 'In progress', tone: 'quiet' } as const);
  const [newest, ...others] = signOffs;
  const isClosing = state === 'closing';
  const signOff = isOpen || isClosing ? undefined : newest;
  return (
    <>
      <PageHeader
        back={<TextLink href="/close">Month-end close</TextLink>}
        title={name}
        status={<State tone={tone}>{word}</State>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {isClosing && <Closing name={name} storedPercent={storedPercent} />}
          {state === 'suspended' && (
            <Notice tone="bad" title="The books changed after this month was closed">
              The sign-off no longer agrees with your books. {name} still takes no change. Accept the change with a
              reason, or reopen the month.
            </Notice>
          )}
          {changes.length > 0 && <BookChanges changes={changes} now={now} locale={locale} timeZone={timeZone} />}
          {isOpen && <MissingList month={month} missing={missing} people={people} gaps={gaps} locale={locale} />}
          {signOff && (
            <SignOffCard signOff={signOff} locale={locale} timeZone={timeZone}>
              <LinkButton href={packAddress(signOff.id)} download className="self-start">
                Download the evidence pack
              </LinkButton>
            </SignOffCard>
          )}
          <LateLines lines={lateLines} locale={locale} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {mayClose && isOpen && (
            <Card aria-labelledby="close">
              <CardHeader id="close" title={`Close ${name}`} />
              <CardBody className="flex flex-col gap-3">
                <p className="text-soft">
                  Entries of a closed month cannot be recorded, changed, deleted or synced until the month is reopened.
                </p>
                {!ended && <p>{name} has not ended. You can close it from the first day after it.</p>}
                {ended && isUnderWay(missing) && <p>Wait until no entry is syncing.</p>}
                {ended && !isUnderWay(missing) && (
                  <CloseForm month={month} name={name} needsReason={missing.length > 0} />
                )}
              </CardBody>
            </Card>
          )}
          {mayClose && state === 'suspended' && (
            <Card aria-labelledby="accept">
              <CardHeader id="accept" title="Accept the change" />
              <CardBody>
                <ReasonForm kind="accept" month={month} name={name} />
              </CardBody>
            </Card>
          )}
          {mayClose && !isOpen && (
            <Card aria-labelledby="reopen">
              <CardHeader id="reopen" title={`Reopen ${name}`} />
              <CardBody className="flex flex-col gap-3">
                <p className="text-soft">The sign-off stays in the history, with your reason.</p>
                <ReasonForm kind="reopen" month={month} name={name} />
              </CardBody>
            </Card>
          )}
          <SignOffHistory signOffs={signOff ? others : signOffs} locale={locale} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}
