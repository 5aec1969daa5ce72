import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { causeOfCode } from '@/components/support/cause-title';
import { Code } from '@/components/support/exchange-list';
import { LineAttempts } from '@/components/support/line-attempts';
import { PackageMessage } from '@/components/support/package-message';
import { RefreshWhileOpen } from '@/components/support/refresh-while-open';
import { RetryLines } from '@/components/support/retry-lines';
import { ItemState } from '@/components/sync/item-state';
import { TextLink } from '@/components/ui/action/text-link';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Money } from '@/components/ui/display/money';
import { PageHeader } from '@/components/ui/display/page-header';
import { staffMay } from '@/lib/auth/permissions';
import { requireStaff } from '@/lib/auth/viewer';
import { findFailedLine } from '@/lib/data/support/failed-lines';
import { accountAddress } from '@/lib/domain/bank-line/address';
import { companyPath } from '@/lib/domain/company/slug';
import { formatDay } from '@/lib/domain/day';
import { isSettled } from '@/lib/domain/sync/sync';
import { env } from '@/lib/env';
import { CodatCalls } from '../../codat-calls';
import { supportLocale } from '../../locale';

export const metadata: Metadata = { title: 'Bank line' };

export default async function FailedLinePage({ params, searchParams }: PageProps<'/support/bank-lines/[id]'>) {
  const staff = await requireStaff();
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await findFailedLine(staff, id.data) : null;
  if (!found) notFound();
  const { line, lineId, attempts, syncId, payload, state } = found;
  const [newest] = attempts;
  const cause = causeOfCode(line.causeCode);
  return (
    <>
      {newest && !isSettled(newest.state) && <RefreshWhileOpen />}
      <PageHeader
        back={<TextLink href="/support/bank-lines">Bank lines</TextLink>}
        title={<span dir="auto">{line.name}</span>}
        subtitle={
          <>
            <Money minor={line.amount.minor} currency={line.amount.currency} locale={supportLocale} /> ·{' '}
            {formatDay(line.day, supportLocale)} · {line.account} · {line.companyName}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {state === 'failed' && (
            <Card aria-labelledby="cause">
              <CardHeader id="cause" line title={cause.title} actions={<ItemState state="failed" />} />
              <CardSection>
                <h3 className="mb-1 font-medium">What to do</h3>
                <p className="text-soft">
                  The whole request of up to 1,000 lines was refused with this line. The other lines are sent again by
                  themselves. Ask the customer to settle the cause in the package, then retry.
                </p>
                <p className="mt-2 text-sm text-faint">
                  Page of the account, to send to the customer:{' '}
                  <code className="text-ink wrap-anywhere select-all">
                    {new URL(companyPath(line.companySlug, accountAddress(line.bankAccountRef)), env().APP_URL).href}
                  </code>
                </p>
              </CardSection>
              <PackageMessage message={line.message} />
            </Card>
          )}
          {staffMay(staff.staffRole, 'retry') && (
            <RetryLines
              id={line.id}
              company={line.companyName}
              offered={newest?.state === 'failed' && newest.id === line.id}
            />
          )}
          <Card aria-labelledby="sent">
            <CardHeader id="sent" title="What was sent" line />
            <CardSection>
              <Code label="The line as sent to Codat, as JSON" text={lineJson(payload, lineId)} />
            </CardSection>
          </Card>
          <CodatCalls
            staff={staff}
            syncId={syncId}
            here={`/support/bank-lines/${line.id}`}
            given={await searchParams}
          />
        </div>
        <LineAttempts attempts={attempts} shown={line.id} locale={supportLocale} />
      </div>
    </>
  );
}

const sent = z.object({ transactions: z.array(z.looseObject({ id: z.string() })) });

/** Returns one line of the body of a request. */
function lineJson(payload: string, lineId: string): string {
  const { transactions } = sent.parse(JSON.parse(payload));
  return JSON.stringify(transactions.find((line) => line.id === lineId) ?? null, null, 2);
}
