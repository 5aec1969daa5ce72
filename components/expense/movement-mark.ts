import type { Tone } from '@/components/ui/display/tone';
import type { CodingIssue, IssueCode } from '@/lib/domain/expense/issue';
import { isMovementStatus, type MovementStatus, statusNames } from '@/lib/domain/movement/status';

/**
 * What a page shows of the status of a movement: the status, or the first issue of an incomplete one. `waiting` is queued
 * while the company's syncs are paused.
 */
export type MovementMark = MovementStatus | IssueCode | 'waiting';

/** Returns the mark of a movement. A banner on the page says why syncs are paused. */
export function markOf(status: MovementStatus, issues: readonly Pick<CodingIssue, 'code'>[], paused: boolean) {
  if (status === 'queued' && paused) return 'waiting';
  return (status === 'incomplete' && issues[0]?.code) || status;
}

/** Returns the tone and the word of a mark. `busy` is true while the movement is being synced. */
export function shownMark(mark: MovementMark): { tone: Tone; word: string; busy: boolean } {
  const busy = mark === 'sending';
  if (mark === 'waiting') return { tone: 'warn', word: statusNames.queued, busy };
  return isMovementStatus(mark)
    ? { tone: tones[mark], word: statusNames[mark], busy }
    : { tone: 'warn', word: lacks[mark], busy };
}

const tones: Record<MovementStatus, Tone> = {
  incomplete: 'warn',
  ready: 'info',
  queued: 'quiet',
  sending: 'quiet',
  synced: 'good',
  changed: 'warn',
  failed: 'bad',
  unknown: 'quiet',
};

const lacks: Record<IssueCode, string> = {
  'no-connection': 'Books not linked',
  'no-category': 'No category',
  'category-unmapped': 'Category not mapped',
  'account-unusable': 'Account inactive',
  'tax-rate-missing': 'No tax rate',
  'tax-rate-unusable': 'Tax rate inactive',
  'tracking-unusable': 'Tracking inactive',
  'tracking-not-taken': 'Tracking not supported',
  'tracking-missing': 'Tracking missing',
  'no-bank-account': 'No bank account',
  'bank-account-unusable': 'Bank account inactive',
  'same-bank-account': 'Same bank account',
  'no-supplier': 'No supplier',
  'supplier-unusable': 'Supplier inactive',
  'supplier-in-another-currency': 'Supplier in another currency',
  'customer-unusable': 'Customer inactive',
  'lines-not-taken': 'One line only',
  'receipt-missing': 'Receipt missing',
  'type-not-taken': 'Not supported',
  'transfer-not-taken': 'Enter it by hand',
  'claim-draft': 'Draft',
  'claim-submitted': 'Waiting for approval',
  'claim-returned': 'Sent back',
  'claim-not-taken': 'Enter it by hand',
  'no-employee-supplier': 'No supplier for the person',
  'currency-not-taken': 'Currency not supported',
  'amount-not-taken': 'Amount not supported',
  'rate-missing': 'No exchange rate',
  'base-currency-differs': 'Books in another currency',
  'period-closed': 'Period closed',
  'change-not-taken': 'Change it in the books',
  'may-be-booked': 'In the books already?',
};
