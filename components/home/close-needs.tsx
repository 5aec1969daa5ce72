import { missingText } from '@/components/close/period-state';
import { LinkButton } from '@/components/ui/action/link-button';
import { type Missing, missingAddress, totalMissing } from '@/lib/domain/close/missing';
import { formatMonth } from '@/lib/domain/day';
import { plural } from '@/lib/domain/plural';
import type { Need } from './needs-attention';

type Reminders = {
  readonly due: { readonly month: string; readonly missing: readonly Missing[] } | null;
  readonly suspended: readonly string[];
};

/**
 * Returns what the viewer has to do so that months can be closed. People who may not close a month see their own receipts
 * that are missing in it.
 */
export function closeNeeds({ due, suspended }: Reminders, mayClose: boolean, locale: string): readonly Need[] {
  if (!mayClose) return receiptNeeds(due, locale);
  return [
    ...suspended.map((month): Need => {
      return {
        key: `suspended ${month}`,
        tone: 'bad',
        title: `The books changed after ${formatMonth(month, locale)} was closed`,
        detail: 'Accept the change with a reason, or reopen the month',
        action: <LinkButton href={`/close/${month}`}>Review</LinkButton>,
      };
    }),
    ...(due ? [dueNeed(due, locale)] : []),
  ];
}

function dueNeed({ month, missing }: NonNullable<Reminders['due']>, locale: string): Need {
  const name = formatMonth(month, locale);
  const count = totalMissing(missing);
  return {
    key: `close ${month}`,
    tone: count > 0 ? 'warn' : 'info',
    title: count > 0 ? `${name} is not closed` : `${name} is ready to close`,
    detail: count > 0 ? missingText(missing, locale) : 'Nothing is missing in it',
    action: <LinkButton href={`/close/${month}`}>{count > 0 ? 'Show' : 'Close'}</LinkButton>,
  };
}

function receiptNeeds(due: Reminders['due'], locale: string): readonly Need[] {
  const receipts = due?.missing.find(({ key }) => key === 'receipts');
  if (!due || !receipts) return [];
  const name = formatMonth(due.month, locale);
  return [
    {
      key: `close ${due.month}`,
      tone: 'warn',
      title: plural(receipts.count, `One receipt of ${name} is missing`, `# receipts of ${name} are missing`, locale),
      detail: `${name} cannot be closed without ${plural(receipts.count, 'it', 'them')}`,
      action: <LinkButton href={missingAddress('receipts', due.month)}>Add</LinkButton>,
    },
  ];
}
