import { Money } from '@/components/ui/money';

type Line = {
  readonly account: string;
  readonly taxRate: string | null;
  readonly tracking: string;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
};

/** The record in the books, line by line, adding up to the cent. */
export function RecordPreview({
  caption,
  lines,
  bankAccount,
  currency,
  locale,
}: {
  caption: string;
  lines: readonly Line[];
  bankAccount: string;
  currency: string;
  locale: string;
}) {
  const total = lines.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0n);
  return (
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
        {lines.map((line) => (
          <LineRows key={`${line.account}${line.netMinor}`} line={line} currency={currency} locale={locale} />
        ))}
        <tr className="border-t border-line-strong font-semibold">
          <th scope="row" colSpan={2} className="py-1.5 text-left font-semibold">
            {bankAccount}
          </th>
          <td className="text-right">
            <Money minor={total} currency={currency} locale={locale} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function LineRows({ line, currency, locale }: { line: Line; currency: string; locale: string }) {
  return (
    <>
      <tr>
        <th scope="row" className="py-1 pr-3 text-left font-normal">
          {line.account}
        </th>
        <td className="pr-3 text-soft">{line.tracking}</td>
        <td className="text-right">
          <Money minor={line.netMinor} currency={currency} companyCurrency={currency} locale={locale} />
        </td>
      </tr>
      <tr>
        <th scope="row" className="py-1 pr-3 text-left font-normal">
          {line.taxRate ?? 'No tax'}
        </th>
        <td />
        <td className="text-right">
          <Money minor={line.taxMinor} currency={currency} companyCurrency={currency} locale={locale} />
        </td>
      </tr>
    </>
  );
}
