import { type Columns, toColumns } from '@/components/page/columns';
import { type Day, formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { statusNames } from '@/lib/domain/movement/status';
import { bookRecordName } from '@/lib/domain/reconcile/books/book-record';
import type { ReconcileItem, ShownMovement, ShownRow } from '@/lib/domain/reconcile/list/item';
import { reasonWords, unclearWords } from '@/lib/domain/reconcile/words/words';
import { shorten } from '@/lib/domain/text';

/** A row of one side in a cell: what it is called, its amount, and a line below. */
export type ShownPart = { readonly name: string; readonly amount: string; readonly detail: string };
export type ShownMovementPart = { readonly name: string; readonly href: string; readonly detail: string };

/** An entry of the list, in the words of the company's country. */
export type ShownItem = {
  readonly id: string;
  readonly state: ReconcileItem['state'];
  /** What the entry is called for screen readers. */
  readonly title: string;
  readonly movements: readonly ShownMovementPart[];
  readonly records: readonly ShownPart[];
  readonly lines: readonly ShownPart[];
  /** Why the rows belong together, or why the row is open. */
  readonly why: string;
  /** What the page shows of the rows, as the form of the entry posts it (ticked-input.ts). */
  readonly seen: string;
};

export const shownItems = (
  items: readonly ReconcileItem[],
  { locale, today }: { locale: string; today: Day },
): Columns<ShownItem> =>
  toColumns(
    items.map((item): ShownItem => {
      const part = (row: ShownRow, detail: readonly (string | null)[]): ShownPart => ({
        name: shorten(row.name ?? 'No payee', 40),
        amount: formatMoney({ minor: row.minor, currency: row.currency }, locale),
        detail: [formatDay(row.day, locale, today), ...detail.map((text) => text && shorten(text, 40))]
          .filter(Boolean)
          .join(' · '),
      });
      const [first] = [...item.lines, ...item.records];
      return {
        id: item.id,
        state: item.state,
        title: first ? `${first.name ?? 'No payee'}, ${formatMoney({ ...first }, locale)}` : '',
        movements: item.records.flatMap(({ movement }) => (movement ? [movementPart(movement)] : [])),
        records: item.records.map((record) => part(record, [bookRecordName(record.type), record.detail])),
        lines: item.lines.map((line) => part(line, [line.isPending ? 'Pending' : null, line.detail])),
        why: whyOf(item, locale),
        seen: seenOf(item),
      };
    }),
  );

const movementPart = ({ id, kind, title, status }: ShownMovement): ShownMovementPart => ({
  name: shorten(title, 40) || 'Movement',
  href: `/${kind === 'transfer' ? 'transfers' : 'expenses'}/${id}`,
  detail: statusNames[status],
});

function whyOf(item: ReconcileItem, locale: string): string {
  const [row] = [...item.lines, ...item.records];
  const currency = row?.currency ?? '';
  const difference = { minor: item.differenceMinor, currency };
  switch (item.state) {
    case 'open':
      if (item.released) return `${item.released} The link has ended.`;
      if (item.unclear && row) return unclearWords(item.unclear, { minor: row.minor, currency }, locale);
      return item.lines.length > 0 ? 'No record in the books fits.' : 'No statement line fits.';
    case 'suggested':
      return reasonWords(item.reasons, difference, locale);
    case 'linked': {
      const how = { certain: 'By itself', likely: 'Confirmed', by_hand: 'By hand' }[item.level ?? 'by_hand'];
      const by = item.madeBy ? `${how}, ${item.madeBy}.` : `${how}.`;
      const isOff = item.differenceMinor !== 0n;
      const changed = item.records.some(({ changedAt }) => changedAt && item.madeAt && changedAt > item.madeAt);
      return [
        by,
        isOff ? `Differs by ${formatMoney(difference, locale)}.` : reasonWords(item.reasons, difference, locale),
        changed ? 'The record was changed in the books since.' : '',
      ]
        .filter(Boolean)
        .join(' ');
    }
  }
}

const seenOf = ({ lines, records }: ReconcileItem): string => {
  const seen = ({ id, day, minor, currency }: ShownRow) => ({ id, day, minor: minor.toString(), currency });
  return JSON.stringify({ lines: lines.map(seen), records: records.map(seen) });
};
