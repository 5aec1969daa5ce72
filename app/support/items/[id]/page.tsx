import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Attempts } from '@/components/expense/detail/attempts';
import { causeTitle } from '@/components/support/cause-title';
import { Code } from '@/components/support/exchange-list';
import { PackageMessage } from '@/components/support/package-message';
import { RefreshWhileOpen } from '@/components/support/refresh-while-open';
import { RetryCause } from '@/components/support/retry-cause';
import { RetryFailure } from '@/components/support/retry-failure';
import { jsonFor } from '@/components/support/sent-json';
import { SentRecord } from '@/components/support/sent-record';
import { fixPlace } from '@/components/sync/fix-place';
import { ItemState } from '@/components/sync/item-state';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Money } from '@/components/ui/display/money';
import { PageHeader } from '@/components/ui/display/page-header';
import { staffMay } from '@/lib/auth/permissions';
import { requireStaff } from '@/lib/auth/viewer';
import { countSameCause, findFailure } from '@/lib/data/support/failures';
import { entryName } from '@/lib/domain/books/entry-names';
import { packageOf } from '@/lib/domain/books/package';
import { isTransferRecord } from '@/lib/domain/books/sent-record';
import { type Diagnosis, diagnose } from '@/lib/domain/causes/diagnose';
import { companyPath } from '@/lib/domain/company/slug';
import { formatDay } from '@/lib/domain/day';
import { isSettled } from '@/lib/domain/sync/sync';
import { env } from '@/lib/env';
import { CodatCalls } from '../../codat-calls';
import { supportLocale } from '../../locale';
import { Deliveries, Details, type Failure } from './details';

export const metadata: Metadata = { title: 'Failure' };

export default async function FailurePage({ params, searchParams }: PageProps<'/support/items/[id]'>) {
  const staff = await requireStaff();
  const id = z.uuid().safeParse((await params).id);
  const failure = id.success ? await findFailure(staff, id.data) : null;
  if (!failure) notFound();
  const { item, attempts, sent, names } = failure;
  const [newest] = attempts;
  const isOpen = newest !== undefined && !isSettled(newest.state);
  const canRetry = newest?.state === 'failed' && newest.id === item.id;
  const same = { code: item.causeCode, causeId: failure.causeId };
  const sameHere = { ...same, companyId: item.companyId };
  const { ofCompany, ofAll } = await countSameCause(staff, same, item.companyId);
  const mayRetry = staffMay(staff.staffRole, 'retry');
  const cause = causeTitle(item.causeCode);
  return (
    <>
      {isOpen && <RefreshWhileOpen />}
      <PageHeader
        back={<TextLink href="/support">Failures</TextLink>}
        title={<span dir="auto">{item.merchant}</span>}
        subtitle={
          <>
            {isTransferRecord(sent) && 'Transfer · '}
            <Money minor={item.amount.minor} currency={item.amount.currency} locale={supportLocale} /> ·{' '}
            {formatDay(item.day, supportLocale)} · {item.companyName}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {failure.state === 'failed' && <Cause failure={failure} />}
          {mayRetry && (
            <div className="flex flex-wrap items-center gap-2">
              <RetryFailure id={item.id} offered={canRetry} />
              <RetryCause
                count={failure.state === 'failed' && ofCompany > 1 ? ofCompany : 0}
                same={sameHere}
                cause={cause}
                where={item.companyName}
              />
              {staffMay(staff.staffRole, 'retry-everywhere') && (
                <RetryCause
                  count={failure.state === 'failed' && ofAll > ofCompany ? ofAll : 0}
                  same={same}
                  cause={cause}
                  where="all companies"
                />
              )}
            </div>
          )}
          <Card aria-labelledby="sent">
            <CardHeader id="sent" title="What was sent" line />
            <CardSection>
              <SentRecord sent={sent} names={names} locale={supportLocale} />
            </CardSection>
            <CardSection>
              <details>
                <summary className="w-max text-soft">As sent to Codat</summary>
                <div className="mt-2">
                  <Code label="What was sent, as JSON" text={jsonFor(failure.payload, item.expenseId)} />
                </div>
              </details>
            </CardSection>
          </Card>
          <CodatCalls
            staff={staff}
            syncId={failure.syncId}
            here={`/support/items/${item.id}`}
            given={await searchParams}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card aria-labelledby="attempts">
            <CardHeader id="attempts" title="Attempts" line />
            <Attempts
              attempts={attempts}
              names={names}
              locale={supportLocale}
              timeZone="UTC"
              linkOf={(attempt) =>
                attempt.id === item.id ? null : { href: `/support/items/${attempt.id}`, label: 'View its calls' }
              }
            />
          </Card>
          <Deliveries failure={failure} />
          <Details failure={failure} />
        </div>
      </div>
    </>
  );
}

/** The cause of the failure: the text for staff, the text the customer sees, and the package's own message. */
function Cause({ failure: { item, sent, names, category } }: { failure: Failure }) {
  const [line] = isTransferRecord(sent) ? [] : sent.lines;
  const account = line && entryName(names, 'accounts', line.accountRef);
  const diagnosis = diagnose(item.message, {
    package: item.package ? packageOf(item.package).name : 'The package',
    movement: isTransferRecord(sent) ? 'transfer' : 'expense',
    date: formatDay(item.day, supportLocale),
    ...(account && { account }),
    ...(category && { category }),
  });
  return (
    <Card aria-labelledby="cause">
      <CardHeader id="cause" line title={diagnosis.title} actions={<ItemState state="failed" />} />
      <CardSection>
        <h3 className="mb-1 font-medium">What to do</h3>
        <p className="text-soft">{diagnosis.staff}</p>
        <p className="mt-1 text-sm text-faint">{retryWords[diagnosis.retry]}</p>
      </CardSection>
      <CardSection>
        <h3 className="mb-1 font-medium">What the customer sees</h3>
        <p className="text-soft">{diagnosis.customer}</p>
        <p className="mt-2 text-sm text-faint">
          Page that fixes it, to send to the customer:{' '}
          <code className="text-ink wrap-anywhere select-all">{customerPage(item, diagnosis.fix)}</code>
        </p>
      </CardSection>
      <PackageMessage message={item.message} />
    </Card>
  );
}

/** Returns the address of the page where a member of the customer's company can fix the failure. */
function customerPage({ companySlug, expenseId }: Failure['item'], fix: Diagnosis['fix']): string {
  const expense = fix === 'expense' || fix === 'transfer' ? `/expenses/${expenseId}/edit` : `/expenses/${expenseId}`;
  return new URL(companyPath(companySlug, fixPlace(fix)?.href ?? expense), env().APP_URL).href;
}

const retryWords = {
  'after a fix': 'A retry helps only after the fix.',
  'by itself': 'A retry is enough.',
  no: 'A retry does not help.',
};
