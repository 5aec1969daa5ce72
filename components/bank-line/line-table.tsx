import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { Tone } from '@/components/ui/display/tone';
import { Empty } from '@/components/ui/feedback/empty';
import { State } from '@/components/ui/feedback/state';
import type { BankLine } from '@/lib/domain/bank-line/bank-line';
import type { FeedState } from '@/lib/domain/bank-line/feed-state';
import type { LineChange } from '@/lib/domain/bank-line/line-change';
import { formatMoney } from '@/lib/domain/money';
import { CorrectLine } from './correct-line';

/** A line with how far it is on its way to the package; null for a line of a statement. */
type ShownLine = BankLine & {
  readonly progress: { readonly state: FeedState; readonly message: string | null } | null;
  /** What differs between the lines of the movement and the movement now. Only of its first line. */
  readonly change: LineChange | null;
};

/** The lines of a bank account, newest first. */
export function LineTable({
  lines,
  isFirstPage,
  accountRef,
  currency,
  books,
  mayChange,
  today,
  locale,
}: {
  lines: readonly ShownLine[];
  isFirstPage: boolean;
  accountRef: string;
  /** The currency of the account. */
  currency: string;
  books: string;
  mayChange: boolean;
  today: string;
  locale: string;
}) {
  if (lines.length === 0)
    return (
      <Empty icon="icon-file-spreadsheet" title={isFirstPage ? 'No statement lines yet' : 'No more lines'}>
        Import a statement of this account. Its lines appear here, each once, with what the bank says about them.
      </Empty>
    );
  return (
    <Table caption="Statement lines, newest first">
      <Thead>
        <Th>Date</Th>
        <Th>Payee</Th>
        <Th hideBelow="lg">Reference</Th>
        <Th>Origin</Th>
        <Th numeric>Amount</Th>
      </Thead>
      <Tbody>
        {lines.map((line) => (
          <Tr key={line.id}>
            <Td label="Date" className="whitespace-nowrap">
              <Day day={line.day} today={today} locale={locale} />
            </Td>
            <Td card="title">
              <CellText
                title={<span dir="auto">{line.counterparty || line.description || 'No description'}</span>}
                detail={line.counterparty ? line.description : undefined}
              />
            </Td>
            <Td label="Reference" hideBelow="lg" className="wrap-anywhere">
              {line.references.join(', ')}
            </Td>
            <Td card="below">
              {line.progress ? (
                <>
                  <State tone={states[line.progress.state].tone} busy={line.progress.state === 'sending'}>
                    {states[line.progress.state].label}
                  </State>
                  {line.progress.message && (
                    <span className="block text-sm text-soft wrap-anywhere">{line.progress.message}</span>
                  )}
                  {line.change && (
                    <CorrectLine
                      change={line.change}
                      accountRef={accountRef}
                      currency={currency}
                      books={books}
                      mayChange={mayChange}
                      locale={locale}
                    />
                  )}
                </>
              ) : (
                'Statement'
              )}
            </Td>
            <Td card="value" numeric>
              <Money
                minor={line.amount.minor}
                currency={line.amount.currency}
                companyCurrency={currency}
                locale={locale}
              />
              {line.original && <span className="block text-sm text-soft">{formatMoney(line.original, locale)}</span>}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

const states: Readonly<Record<FeedState, { readonly tone: Tone; readonly label: string }>> = {
  waiting: { tone: 'quiet', label: 'Not sent yet' },
  sending: { tone: 'info', label: 'Sending' },
  unconfirmed: { tone: 'warn', label: 'Unconfirmed' },
  sent: { tone: 'good', label: 'Sent by Outlay' },
  refused: { tone: 'bad', label: 'Refused' },
};
