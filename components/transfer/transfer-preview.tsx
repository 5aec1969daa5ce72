import { Money } from '@/components/ui/display/money';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { formatDecimal } from '@/lib/domain/number';
import { rateBetween } from '@/lib/domain/transfer/exchange';

/** A transfer, as it is or would be in the books: the account that each amount leaves or reaches. */
export function TransferPreview({
  caption,
  record: { from, to },
  names,
  locale,
}: {
  caption: string;
  record: TransferRecord;
  /** The names of the bank accounts, by their id in the books. */
  names: EntryNames;
  locale: string;
}) {
  const rate = rateBetween(from, to);
  const row = (word: string, side: TransferRecord['from'], minor: bigint) => (
    <tr>
      <td className="py-1 pr-3 text-soft">{word}</td>
      <th scope="row" className="pr-3 text-left font-normal wrap-anywhere">
        {entryName(names, 'bankAccounts', side.accountRef)}
      </th>
      <td className="text-right">
        <Money minor={minor} currency={side.currency} locale={locale} />
      </td>
    </tr>
  );
  return (
    <>
      <table className="w-full">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Direction</th>
            <th scope="col">Bank account</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {row('From', from, -from.minor)}
          {row('To', to, to.minor)}
        </tbody>
      </table>
      {rate && (
        <p className="mt-1 text-sm text-faint">
          One {from.currency} is {formatDecimal(rate, locale)} {to.currency}. The books calculate the rate from the two
          amounts.
        </p>
      )}
    </>
  );
}
