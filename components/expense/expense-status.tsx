import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import type { CodingIssue, IssueCode } from '@/lib/domain/expense/issue';
import { type MovementStatus, statusNames } from '@/lib/domain/movement/status';

/** The status of an expense in one word. For an incomplete expense, its first issue instead. */
export function ExpenseState({
  status,
  issues,
  paused = false,
}: {
  status: MovementStatus;
  issues: readonly CodingIssue[];
  /** Whether the company's syncs are paused. A banner on the page says why. */
  paused?: boolean;
}) {
  const { tone, busy } = status === 'queued' && paused ? waiting : looks[status];
  const [first] = issues;
  return (
    <State tone={tone} busy={busy}>
      {status === 'incomplete' && first ? lacks[first.code] : statusNames[status]}
    </State>
  );
}

const looks: Record<MovementStatus, { tone: Tone; busy?: boolean }> = {
  incomplete: { tone: 'warn' },
  ready: { tone: 'info' },
  queued: { tone: 'quiet' },
  sending: { tone: 'quiet', busy: true },
  synced: { tone: 'good' },
  changed: { tone: 'warn' },
  failed: { tone: 'bad' },
  unknown: { tone: 'quiet' },
};

const waiting = { tone: 'warn', busy: false } as const;

const lacks: Record<IssueCode, string> = {
  'no-connection': 'Books not linked',
  'no-category': 'No category',
  'category-unmapped': 'Category not mapped',
  'account-unusable': 'Account inactive',
  'tax-rate-missing': 'No tax rate',
  'tax-rate-unusable': 'Tax rate inactive',
  'tracking-unusable': 'Tracking inactive',
  'tracking-not-taken': 'Tracking not supported',
  'no-bank-account': 'No bank account',
  'bank-account-unusable': 'Bank account inactive',
  'no-supplier': 'No supplier',
  'supplier-unusable': 'Supplier inactive',
  'supplier-in-another-currency': 'Supplier in another currency',
  'customer-unusable': 'Customer inactive',
  'lines-not-taken': 'One line only',
  'receipt-missing': 'Receipt missing',
  'type-not-taken': 'Not supported',
  'currency-not-taken': 'Currency not supported',
  'amount-not-taken': 'Amount not supported',
  'rate-missing': 'No exchange rate',
  'base-currency-differs': 'Books in another currency',
  'period-closed': 'Period closed',
  'change-not-taken': 'Change it in the books',
};
