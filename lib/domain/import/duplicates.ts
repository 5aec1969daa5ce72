import type { Expense } from '@/lib/domain/expense/expense';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';

type Likeness = Pick<Expense, 'day' | 'type' | 'merchant' | 'amount' | 'cardId'>;

/**
 * Returns a key that likely duplicates share: the day, the direction, the amount, the card and the merchant. A file calls
 * all money in a refund, also what a person recorded as a chargeback or as cashback.
 */
export const likenessOf = ({ day, type, merchant, amount, cardId }: Likeness): string =>
  [day, isMoneyOut(type), amount.minor, amount.currency, cardId ?? '', normaliseMerchant(merchant).key].join('\0');

/** What a bank writes beside a row that no other row has. A value names its column, so that only like is compared. */
export type Evidence = { readonly reference: string | null; readonly balance: string | null };

/** A row of the file, by its id and by the key that its likely duplicates share. */
export type DuplicateCandidate = {
  readonly id: string;
  readonly likeness: string;
  /** Missing for an expense that was recorded by hand, and where the file has no such column. */
  readonly evidence?: Evidence;
};

/** An expense that exists. One that was removed is no likely duplicate, but its row was imported before. */
export type ExistingExpense = DuplicateCandidate & { readonly isRemoved: boolean };

/**
 * Whether a row was imported before (`there`, or `removed` since), is likely the same as an existing expense that was
 * recorded in another way (`likely`), or neither.
 */
export type DuplicateState = 'new' | 'likely' | 'there' | 'removed';

/** The state of a row, and the expense that explains it; null for a new row. */
export type Explained<Found> = { readonly state: DuplicateState; readonly by: Found | null };

/**
 * Compares the rows of a file with existing expenses, and returns the state of each row. Each expense explains one row
 * only: of three identical coffees, two can be there and one is new. An expense with another reference or balance than
 * the row explains it only when the file seems to number its rows again.
 */
export function explainedRows<Found extends ExistingExpense>(
  rows: readonly DuplicateCandidate[],
  existing: readonly Found[],
): readonly Explained<Found>[] {
  const byId = new Map(existing.map((expense) => [expense.id, expense]));
  const explained = new Set(rows.map(({ id }) => id));
  const free = existing.filter(({ id, isRemoved }) => !isRemoved && !explained.has(id));
  const left = Map.groupBy(free, ({ likeness }) => likeness);
  const differs = differenceIn(
    rows.filter(({ id }) => !byId.has(id)),
    left,
    rows.some(({ id }) => byId.has(id)),
  );
  return rows.map((row): Explained<Found> => {
    const same = byId.get(row.id);
    if (same) return { state: same.isRemoved ? 'removed' : 'there', by: same };
    const alike = left.get(row.likeness) ?? [];
    const at = alike.findIndex((expense) => !differs(row, expense));
    const [by] = at < 0 ? [] : alike.splice(at, 1);
    return by ? { state: 'likely', by } : { state: 'new', by: null };
  });
}

/** Returns the state of each row, as `explainedRows` does. */
export const duplicateStates = (
  rows: readonly DuplicateCandidate[],
  existing: readonly ExistingExpense[],
): readonly DuplicateState[] => explainedRows(rows, existing).map(({ state }) => state);

type Differs = (row: DuplicateCandidate, expense: DuplicateCandidate) => boolean;

const differIn =
  (kind: keyof Evidence): Differs =>
  ({ evidence: one }, { evidence: other }) => {
    const [mine, its] = [one?.[kind] ?? null, other?.[kind] ?? null];
    return mine !== null && its !== null && columnOf(mine) === columnOf(its) && mine !== its;
  };
const columnOf = (value: string): string => value.slice(0, value.indexOf('='));
const isSame = (one: string | null | undefined, other: string | null | undefined): boolean => !!one && one === other;

/**
 * Returns what proves that a row is not an expense. A bank that inserts a payment changes every balance after it, and
 * some number the rows of each file again: then several kinds of rows differ, and the difference proves nothing.
 */
function differenceIn(
  rows: readonly DuplicateCandidate[],
  left: ReadonlyMap<string, readonly DuplicateCandidate[]>,
  hasSameRows: boolean,
): Differs {
  const differing = (differs: Differs) =>
    new Set(
      rows
        .filter((row) => row.evidence && left.get(row.likeness)?.some((expense) => differs(row, expense)))
        .map(({ likeness }) => likeness),
    ).size;
  const [byReference, byBalance] = [differIn('reference'), differIn('balance')];
  const referencesCount = hasSameRows || differing(byReference) === 1;
  const balancesCount = differing(byBalance) === 1;
  return (row, expense) => {
    if (isSame(row.evidence?.reference, expense.evidence?.reference)) return false;
    return (referencesCount && byReference(row, expense)) || (balancesCount && byBalance(row, expense));
  };
}
