import { type BooksRecord, conversionText } from '@/lib/domain/books/record';

/** How the record differs from the expense: the conversion of its amount, and what the package does not keep. */
export function RecordRemarks({
  record: { convertedFrom, notKept, ...record },
  bankAccount,
  locale,
}: {
  record: Pick<BooksRecord, 'convertedFrom' | 'notKept' | 'currency' | 'lines'>;
  /** The name of the record's bank account in the books. */
  bankAccount: string;
  locale: string;
}) {
  if (convertedFrom === null && notKept.length === 0) return null;
  return (
    <ul className="mt-1.5 text-sm text-soft">
      {convertedFrom && (
        <li className="text-ink">
          <span className="tabular">{conversionText(convertedFrom, record, locale)}</span>, because {bankAccount} is in{' '}
          {record.currency}
        </li>
      )}
      {notKept.map(({ field, words }) => (
        <li key={field}>{words}</li>
      ))}
    </ul>
  );
}
