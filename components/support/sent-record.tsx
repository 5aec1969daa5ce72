import { TransferPreview } from '@/components/transfer/transfer-preview';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Money } from '@/components/ui/display/money';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import { type BooksRecord, bookedRate, conversionText, isBill, recordTotal, taxName } from '@/lib/domain/books/record';
import { isTransferRecord, type SentRecord as Sent } from '@/lib/domain/books/sent-record';
import { formatDay } from '@/lib/domain/day';
import { describeSource, type Source } from '@/lib/domain/expense/source';
import { expenseTypeNames } from '@/lib/domain/expense/type';

type Shown = { names: EntryNames; locale: string };

/** The record that was sent to the books, with names in place of ids. */
export function SentRecord({ sent, ...shown }: Shown & { sent: Sent }) {
  if (!isTransferRecord(sent)) return <SentExpense sent={sent} {...shown} />;
  return (
    <>
      <DefinitionList>
        <Definition term="Type">Transfer, {formatDay(sent.day, shown.locale)}</Definition>
        <Definition term="Description">
          <span dir="auto">{sent.description}</span>
        </Definition>
      </DefinitionList>
      <div className="mt-3">
        <TransferPreview caption="The transfer" record={sent} {...shown} />
      </div>
    </>
  );
}

function SentExpense({ sent, names, locale }: Shown & { sent: BooksRecord }) {
  const named = (list: EntryList, ref: string | null) => (ref === null ? '–' : entryName(names, list, ref));
  const money = (minor: bigint, bare = true) => (
    <Money minor={minor} currency={sent.currency} companyCurrency={bare ? sent.currency : undefined} locale={locale} />
  );
  const rate = bookedRate(sent);
  return (
    <>
      <DefinitionList>
        <Definition term="Type">
          {isBill(sent) ? 'Bill' : expenseTypeNames[sent.type]}, {formatDay(sent.day, locale)}
        </Definition>
        <Definition term="Merchant">
          <span dir="auto">{sent.merchant}</span>
        </Definition>
        <Definition term="Total">
          {money(recordTotal(sent).minor, false)}
          {rate !== null && ` at ${rate}`}
          {sent.convertedFrom && (
            <span className="block text-sm text-soft">{conversionText(sent.convertedFrom, sent, locale)}</span>
          )}
        </Definition>
        {sent.dueDay === null ? (
          <Definition term="Paid from">{named('bankAccounts', sent.bankAccountRef)}</Definition>
        ) : (
          <Definition term="Due">{formatDay(sent.dueDay, locale)}</Definition>
        )}
        <Definition term="Supplier" source={sent.supplierSource && describeSource(sent.supplierSource)}>
          {named('suppliers', sent.supplierRef)}
        </Definition>
        <Definition term="Reference">
          <code className="text-sm select-all">{sent.reference}</code>
        </Definition>
        {sent.notKept.length > 0 && (
          <Definition term="Not kept">{sent.notKept.map(({ words }) => words).join(' ')}</Definition>
        )}
      </DefinitionList>
      <div className="mt-3 overflow-clip rounded-control border border-line">
        <Table caption="Lines of the record">
          <Thead>
            <Th>Account</Th>
            <Th>Tax rate</Th>
            <Th>Tracking</Th>
            <Th numeric>Net</Th>
            <Th numeric>Tax</Th>
          </Thead>
          <Tbody>
            {sent.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id, and the order of the lines never changes
              <Tr key={index}>
                <Td card="title">
                  {named('accounts', line.accountRef)}
                  <SourceLine source={line.sources.category} />
                </Td>
                <Td label="Tax rate">
                  {taxName(line, names)}
                  <SourceLine source={line.sources.taxRate} />
                </Td>
                <Td label="Tracking">
                  {line.trackingRefs.map((ref) => named('tracking', ref)).join(', ') || '–'}
                  <SourceLine source={line.sources.tracking} />
                  {line.customerRef !== null && (
                    <span className="block">Billed to {named('customers', line.customerRef)}</span>
                  )}
                </Td>
                <Td numeric card="value">
                  {money(line.netMinor)}
                </Td>
                <Td numeric label="Tax">
                  {money(line.taxMinor)}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
    </>
  );
}

/** Where the value of a field came from. Older records do not have this information. */
function SourceLine({ source }: { source: Source | undefined }) {
  return source && <span className="block text-sm text-faint">{describeSource(source)}</span>;
}
