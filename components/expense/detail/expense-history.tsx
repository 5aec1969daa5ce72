import { type Happening, History } from '@/components/ui/display/history';
import { Instant } from '@/components/ui/display/instant';
import type { Tone } from '@/components/ui/display/tone';
import { packageMessage } from '@/lib/domain/causes/read-message';
import { type CodingChange, parseChanges } from '@/lib/domain/coding/changes';
import { formatChangedValue } from '@/lib/domain/coding/format-change';
import { formatMoney } from '@/lib/domain/money';

type Entry = {
  readonly id: string;
  readonly action: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** The history of an expense or a transfer in words, newest event first. */
export function ExpenseHistory({
  entries,
  books,
  locale,
  timeZone,
}: {
  entries: readonly Entry[];
  books: string;
  locale: string;
  timeZone: string;
}) {
  const happenings = entries.map((entry): Happening => {
    const { tone, title, detail } = describe(entry, books, locale);
    const actor = entry.actor ?? (typeof entry.detail.source === 'string' ? entry.detail.source : null);
    const by = actor === null ? undefined : `by ${actor}`;
    return {
      key: entry.id,
      tone,
      title,
      detail: (
        <>
          {[detail, by].filter(Boolean).join(' · ')}
          <ChangeLines changes={parseChanges(entry.detail.changes)} locale={locale} />
        </>
      ),
      at: <Instant at={entry.at} locale={locale} timeZone={timeZone} />,
    };
  });
  return <History happenings={happenings} />;
}

/** The changes of one event, one line each: "Category: Meals → Travel · rule “Uber is travel”". */
function ChangeLines({ changes, locale }: { changes: readonly CodingChange[]; locale: string }) {
  return changes.map(({ field, before, after, source }) => (
    <span key={field} className="block wrap-anywhere" dir="auto">
      {field}:{' '}
      {before !== null && (
        <>
          <del>{formatChangedValue(field, before, locale)}</del> <span aria-hidden="true">→</span>{' '}
          <span className="sr-only">becomes</span>{' '}
        </>
      )}
      <ins className="text-soft no-underline">
        {after === null ? 'nothing' : formatChangedValue(field, after, locale)}
      </ins>
      {source && ` · ${source}`}
    </span>
  ));
}

function describe(
  { action, detail }: Entry,
  books: string,
  locale: string,
): { tone: Tone; title: string; detail?: string } {
  if (action === 'claim.decision-undone') return { tone: 'quiet', title: 'Decision taken back: waits for approval' };
  if (action === 'claim.withdrawn') return { tone: 'quiet', title: 'Taken back before a decision' };
  const attempt = typeof detail.attempt === 'number' ? `Attempt ${detail.attempt}` : undefined;
  const message = typeof detail.message === 'string' ? packageMessage(detail.message) : undefined;
  switch (action.replace(/^(transfer|claim|reimbursable)\./, 'expense.')) {
    case 'expense.recorded':
      return { tone: 'info', title: 'Recorded' };
    case 'expense.changed':
      return { tone: 'info', title: 'Changed' };
    case 'expense.imported':
      return { tone: 'info', title: 'Imported', detail: typeof detail.file === 'string' ? detail.file : undefined };
    case 'expense.received':
      return { tone: 'info', title: 'Received through the API' };
    case 'expense.import-undone':
      return { tone: 'quiet', title: 'Deleted by undoing its import' };
    case 'expense.became-transfer':
      return { tone: 'quiet', title: 'Replaced by a transfer, because its other side arrived' };
    case 'expense.coded':
      return { tone: 'info', title: detail.by ? `Coded by ${detail.by}` : 'Coded again' };
    case 'expense.categorised':
      return {
        tone: 'info',
        title: `Category set to ${typeof detail.category === 'string' ? detail.category : 'another'}`,
      };
    case 'expense.refund-recorded':
      return { tone: 'info', title: 'Refund recorded', detail: amountIn(detail, locale) };
    case 'expense.refund-linked':
      return { tone: 'info', title: 'Linked to its original expense' };
    case 'expense.refund-unlinked':
      return { tone: 'quiet', title: 'Unlinked from its original expense' };
    case 'expense.refund-linked-here':
      return { tone: 'info', title: 'Refund linked', detail: amountIn(detail, locale) };
    case 'expense.refund-unlinked-here':
      return { tone: 'quiet', title: 'Refund unlinked', detail: amountIn(detail, locale) };
    case 'expense.sync-requested':
      return { tone: 'quiet', title: `Sync to ${books} requested`, detail: attempt };
    case 'expense.synced':
      return { tone: 'good', title: `Written to ${books}`, detail: attempt };
    case 'expense.failed':
      return { tone: 'bad', title: `Refused by ${books}`, detail: [attempt, message].filter(Boolean).join(': ') };
    case 'expense.submitted':
      return { tone: 'info', title: 'Submitted for approval' };
    case 'expense.approved':
      return { tone: 'good', title: detail.own === 'yes' ? 'Own claim approved' : 'Approved' };
    case 'expense.returned':
      return {
        tone: 'warn',
        title: 'Sent back',
        detail: typeof detail.reason === 'string' ? detail.reason : undefined,
      };
    case 'expense.approval-lost':
      return { tone: 'warn', title: 'Waits for approval again, because it was changed' };
    case 'expense.marked':
      return { tone: 'good', title: `Marked as in ${books}`, detail: referenceOf(detail) };
    case 'expense.unmarked':
      return { tone: 'quiet', title: 'Mark undone', detail: referenceOf(detail) };
    case 'expense.changed-in-books':
      return { tone: 'good', title: `Changed in ${books} by hand` };
    case 'movement.linked-to-books':
      return {
        tone: 'good',
        title: `Linked to a record in ${books}`,
        detail: detail.by === 'reference' ? 'It has the same reference and amount' : undefined,
      };
    case 'movement.unlinked-from-books':
      return { tone: 'quiet', title: `Link to the record in ${books} undone` };
    case 'movement.kept-apart-from-books':
      return { tone: 'info', title: `Another one than the record in ${books}` };
    case 'movement.record-deleted-in-books':
      return { tone: 'warn', title: `The linked record was deleted in ${books}` };
    case 'expense.sync-stopped':
    case 'expense.withdrawn':
      return { tone: 'quiet', title: 'Withdrawn before it was sent', detail: attempt };
    default:
      return { tone: 'quiet', title: action.replace(/^\w+\./, '').replace(/-/g, ' ') };
  }
}

/** Returns the amount in the detail of an event, formatted; undefined when it has none. */
const amountIn = ({ amount, currency }: Entry['detail'], locale: string): string | undefined =>
  typeof amount === 'string' && typeof currency === 'string'
    ? formatMoney({ minor: BigInt(amount), currency }, locale)
    : undefined;

const referenceOf = ({ reference }: Entry['detail']) =>
  typeof reference === 'string' ? `Reference ${reference}` : undefined;
