import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { Money } from '@/lib/domain/money';
import type { MovementCount } from '@/lib/domain/movement/counted';

/**
 * The number of movements with an outcome, and their totals: of the records that would be written, or else of the
 * movements.
 */
export type OutcomeSum = MovementCount & { readonly totals: readonly CurrencyTotal[] };
/** The totals of money out, of money in, and of money that only moved between own accounts, in one currency. */
export type CurrencyTotal = {
  readonly count: number;
  readonly out: Money;
  readonly in: Money;
  readonly moved: Money;
};
/** One issue, with every movement that it blocks. */
export type IssueGroup = { readonly issue: CodingIssue; readonly expenseIds: readonly string[] };

/** Whether money left the company, came back, or moved between its own accounts. */
export type Direction = 'out' | 'in' | 'moved';

export type CheckOutcome = 'ready' | 'updates' | 'not ready' | 'queued' | 'already synced';

/** Adds up the amounts of checked movements by their outcome. */
export function sumsByOutcome(
  checked: readonly { readonly outcome: CheckOutcome; readonly amount: Money; readonly to: Direction }[],
): Readonly<Record<CheckOutcome, OutcomeSum>> {
  const of = (outcome: CheckOutcome) => sumAmounts(checked.filter((one) => one.outcome === outcome));
  return {
    ready: of('ready'),
    updates: of('updates'),
    'not ready': of('not ready'),
    queued: of('queued'),
    'already synced': of('already synced'),
  };
}

/** Adds up amounts by currency, the most frequent currency first. */
function sumAmounts(amounts: readonly { readonly amount: Money; readonly to: Direction }[]): OutcomeSum {
  const totals = new Map<string, { count: number; out: bigint; in: bigint; moved: bigint }>();
  for (const { amount, to } of amounts) {
    const total = totals.get(amount.currency) ?? { count: 0, out: 0n, in: 0n, moved: 0n };
    total.count += 1;
    total[to] += amount.minor;
    totals.set(amount.currency, total);
  }
  return {
    count: amounts.length,
    transfers: amounts.filter(({ to }) => to === 'moved').length,
    totals: sortedTotals(
      [...totals].map(([currency, { count, out, in: back, moved }]) => ({
        count,
        out: { minor: out, currency },
        in: { minor: back, currency },
        moved: { minor: moved, currency },
      })),
    ),
  };
}

const sortedTotals = (totals: readonly CurrencyTotal[]): CurrencyTotal[] =>
  [...totals].sort((one, other) => other.count - one.count || (one.out.currency < other.out.currency ? -1 : 1));

/**
 * Groups equal issues of several movements. A message names what is missing and where, so issues with equal messages
 * have the same fix.
 */
export function groupIssues(
  checked: readonly { readonly id: string; readonly issues: readonly CodingIssue[] }[],
): IssueGroup[] {
  const issueGroups = new Map<string, { issue: CodingIssue; expenseIds: string[] }>();
  for (const { id, issues } of checked) {
    for (const issue of issues) {
      const group = issueGroups.get(issueKey(issue)) ?? { issue, expenseIds: [] };
      group.expenseIds.push(id);
      issueGroups.set(issueKey(issue), group);
    }
  }
  return [...issueGroups.values()].sort((one, other) => other.expenseIds.length - one.expenseIds.length);
}

/** Equal issues have equal keys. */
export const issueKey = ({ code, fix, message }: CodingIssue): string => `${code} ${fix} ${message}`;
