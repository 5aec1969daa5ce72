import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { Empty } from '@/components/ui/feedback/empty';
import type { BankLine } from '@/lib/domain/bank-line/bank-line';
import { formatMoney } from '@/lib/domain/money';

/** The lines of a bank account, newest first. */
export function LineTable({
  lines,
  isFirstPage,
  currency,
  today,
  locale,
}: {
  lines: readonly BankLine[];
  isFirstPage: boolean;
  /** The currency of the account. */
  currency: string;
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
            <Td label="Origin">{line.source === 'statement' ? 'Statement' : 'Outlay'}</Td>
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
