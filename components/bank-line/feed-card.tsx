import { ActionButton } from '@/components/form/action-button';
import { ConfirmButton } from '@/components/form/confirm-button';
import { Card, CardBody, CardHeader, CardSection } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { checkOtherFeed, sendLinesAgain, stopBankFeed } from '@/lib/actions/bank-line/feed';
import { type FeedRules, oldestLineDay } from '@/lib/domain/bank-line/feed-rules';
import type { HoldingAccount } from '@/lib/domain/bank-line/holding-account';
import { formatDay } from '@/lib/domain/day';
import { formatCount } from '@/lib/domain/number';
import { plural } from '@/lib/domain/plural';
import { FeedForm } from './feed-form';

type Counts = { readonly sent: number; readonly sending: number; readonly waiting: number; readonly refused: number };

/** Whether Outlay sends the lines of an account to the package, how far they are, and a warning about a second feed. */
export function FeedCard({
  accountRef,
  books,
  rules,
  holding,
  counts,
  mayChange,
  today,
  locale,
}: {
  accountRef: string;
  books: string;
  /** Null when the package takes no bank lines. */
  rules: FeedRules | null;
  holding: HoldingAccount | null;
  counts: Counts;
  mayChange: boolean;
  today: string;
  locale: string;
}) {
  const from = holding?.linesFrom ?? null;
  const other = holding?.other ?? null;
  const hasOther = from !== null && other?.newestDay != null && other.newestDay >= from;
  return (
    <Card aria-labelledby="feed">
      <CardHeader
        id="feed"
        title={`Bank feed to ${books}`}
        detail={from === null ? 'Off' : `On since ${formatDay(from, locale, today)}`}
        line
      />
      {rules === null ? (
        <CardBody className="pt-3!">
          {books} takes no bank lines from Outlay. Import a statement there, or use the bank’s own feed.
        </CardBody>
      ) : (
        <>
          <CardBody className="pt-3!">
            <p>
              Outlay sends each movement of this account as a statement line once it is in {books}, so that it can be
              reconciled there. A movement in another currency has the amount that {books} booked, so it follows once
              its record was read.
            </p>
            {from !== null && (
              <p className="tabular mt-2" role="status">
                {plural(counts.sent, '# line sent', '# lines sent', locale)} · {formatCount(counts.sending, locale)} on
                their way · {formatCount(counts.waiting, locale)} waiting · {formatCount(counts.refused, locale)}{' '}
                refused
              </p>
            )}
          </CardBody>
          {hasOther && (
            <CardSection>
              <Notice tone="warn" title="Another feed may post to this account">
                {books} has {plural(other.lines, '# line', '# lines', locale)} here that Outlay did not send, up to{' '}
                {formatDay(other.newestDay ?? '', locale, today)}. If the bank’s own feed is on, each payment appears
                twice. Turn one of the two off.
              </Notice>
            </CardSection>
          )}
          {mayChange && (
            <CardSection className="flex flex-wrap items-center gap-3">
              {from === null ? (
                <FeedForm
                  accountRef={accountRef}
                  books={books}
                  from={today}
                  today={today}
                  oldest={formatDay(oldestLineDay(rules, today), locale)}
                />
              ) : (
                <>
                  {counts.refused + counts.waiting > 0 && (
                    <ActionButton action={sendLinesAgain} doneToast="The lines are sent again" pendingLabel="Sending">
                      Send {plural(counts.refused + counts.waiting, '# line', '# lines', locale)} again
                    </ActionButton>
                  )}
                  <ActionButton action={checkOtherFeed} fields={{ ref: accountRef }} pendingLabel={`Reading ${books}`}>
                    Check for another feed
                  </ActionButton>
                  <ConfirmButton
                    action={stopBankFeed}
                    fields={{ ref: accountRef }}
                    label="Stop bank feed"
                    title="Stop the bank feed"
                    confirmLabel="Stop bank feed"
                    danger
                  >
                    <p>
                      Outlay sends no more lines of this account. Lines that {books} has stay there, and nothing else
                      changes in your books.
                    </p>
                  </ConfirmButton>
                </>
              )}
            </CardSection>
          )}
        </>
      )}
    </Card>
  );
}
