import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import type { Difference, RecordDifferences, RecordValue } from '@/lib/domain/books/record-differences';

/** The differences between two versions of a record in the books, one line each: "Total £120.00 → £60.00". */
export function DifferenceList({
  differences: { fields, lines },
  names,
  locale,
}: {
  differences: RecordDifferences;
  names: EntryNames;
  locale: string;
}) {
  const several = lines.length > 1 || lines.some(({ change }) => change !== 'changed');
  const rows = [
    ...fields.map((difference) => ({ label: difference.field, difference })),
    ...lines.flatMap((line) =>
      line.fields.map((difference) => ({
        label: several ? `Line ${line.number}, ${difference.field.toLowerCase()}` : difference.field,
        difference,
      })),
    ),
  ];
  return (
    <ul className="flex flex-col gap-1">
      {rows.map(({ label, difference }) => (
        <li key={label} className="wrap-anywhere">
          <span className="text-soft">{label}:</span> <Change {...difference} names={names} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

type Shown = { names: EntryNames; locale: string };

function Change({ before, after, ...shown }: Difference & Shown) {
  return (
    <>
      <del className="text-faint">
        <Value value={before} {...shown} />
      </del>{' '}
      <span aria-hidden="true">→</span> <span className="sr-only">becomes</span>{' '}
      <ins className="font-medium no-underline">
        <Value value={after} {...shown} />
      </ins>
    </>
  );
}

function Value({ value, names, locale }: { value: RecordValue | null } & Shown) {
  if (value === null) return 'nothing';
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'day':
      return <Day day={value.day} locale={locale} />;
    case 'money':
      return <Money {...value.money} locale={locale} />;
    case 'refs':
      return value.refs.map((ref) => entryName(names, value.list, ref)).join(', ');
  }
}
