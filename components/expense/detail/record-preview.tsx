import { Money } from '@/components/ui/display/money';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import type { BooksRecord, RecordLine } from '@/lib/domain/books/record';
import { bookedRate, recordTotal, taxName } from '@/lib/domain/books/record';
import { formatDay } from '@/lib/domain/day';
import { formatDecimal } from '@/lib/domain/number';
import { RecordRemarks } from './record-remarks';

type Named = { readonly currency: string; readonly names: EntryNames; readonly locale: string };

/** The record of an expense, as it is or would be in the books: each line, the total, and what differs from Outlay. */
export function RecordPreview({
  caption,
  record,
  names,
  locale,
}: {
  caption: string;
  record: BooksRecord;
  /** The names of the entries that the record uses, by their id in the books. */
  names: EntryNames;
  locale: string;
}) {
  const paid =
    record.bankAccountRef === null
      ? `Owed to ${entryName(names, 'suppliers', record.supplierRef ?? '')}`
      : entryName(names, 'bankAccounts', record.bankAccountRef);
  const rate = bookedRate(record);
  return (
    <>
      <table className="w-full">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Tracking</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {record.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id, and the order of the lines never changes
            <LineRows key={index} line={line} currency={record.currency} names={names} locale={locale} />
          ))}
          <tr className="border-t border-line-strong">
            <th scope="row" colSpan={2} className="py-1.5 text-left font-semibold">
              {paid}
              {record.dueDay !== null && (
                <span className="block text-sm font-normal text-faint">Due {formatDay(record.dueDay, locale)}</span>
              )}
            </th>
            <td className="text-right font-semibold">
              <Money {...recordTotal(record)} locale={locale} />
              {rate && <span className="block text-sm font-normal text-faint">at {formatDecimal(rate, locale)}</span>}
            </td>
          </tr>
        </tbody>
      </table>
      <RecordRemarks record={record} bankAccount={paid} locale={locale} />
    </>
  );
}

function LineRows({ line, currency, names, locale }: Named & { line: RecordLine }) {
  return (
    <>
      <tr>
        <th scope="row" className="py-1 pr-3 text-left font-normal">
          {entryName(names, 'accounts', line.accountRef)}
        </th>
        <td className="pr-3 text-soft">
          {line.trackingRefs.map((ref) => entryName(names, 'tracking', ref)).join(', ')}
        </td>
        <td className="text-right">
          <Money minor={line.netMinor} currency={currency} companyCurrency={currency} locale={locale} />
        </td>
      </tr>
      <tr>
        <th scope="row" className="py-1 pr-3 text-left font-normal">
          {taxName(line, names)}
        </th>
        <td />
        <td className="text-right">
          <Money minor={line.taxMinor} currency={currency} companyCurrency={currency} locale={locale} />
        </td>
      </tr>
    </>
  );
}
