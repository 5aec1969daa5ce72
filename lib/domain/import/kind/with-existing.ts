import { type Day, formatDay } from '../../day';
import type { Money } from '../../money';
import type { OwnAccount } from './own-account';
import { type PairableRow, pairRows } from './pair-rows';
import type { RowDirection, RowKind } from './row-kind';
import { type KnownTransfer, knownTransfers } from './transfer-side';

/** A row of a file, to be compared with what is recorded. */
export type ComparedRow = {
  readonly key: string;
  readonly day: Day;
  readonly direction: RowDirection;
  readonly amount: Money;
  readonly payee: string;
  readonly references: readonly string[];
  readonly own: OwnAccount | null;
  readonly kind: RowKind;
};

/** An expense of another account that may be the other side of a row. */
export type Opposite = {
  readonly id: string;
  readonly day: Day;
  readonly money: Money;
  readonly merchant: string;
  readonly own: OwnAccount;
  readonly canBeReplaced: boolean;
};

/** What is recorded already says about a row: it is a side of a transfer, or it replaces an expense. */
export type Known =
  | { readonly is: 'there' | 'likely'; readonly reason: string; readonly transferId: string }
  | { readonly is: 'kind'; readonly kind: RowKind; readonly replaces: string | null };

/**
 * Compares the rows of a file with the recorded transfers and with expenses of other accounts. A row whose transfer is recorded
 * is there. A row and an imported expense that are two sides become one transfer. What cannot be decided asks.
 */
export function comparedWithExisting(
  rows: readonly ComparedRow[],
  {
    transfers,
    opposites,
    locale,
  }: { readonly transfers: readonly KnownTransfer[]; readonly opposites: readonly Opposite[]; readonly locale: string },
): ReadonlyMap<string, Known> {
  const open = rows.filter(({ kind, own }) => own !== null && mayBeTransfer(kind));
  const recorded = knownTransfers(
    open.map(({ key, day, direction, amount, own }) => ({ id: key, day, direction, amount, account: own?.key ?? '' })),
    transfers,
  );
  const found = new Map<string, Known>();
  for (const { key, kind } of open) {
    const transfer = recorded.get(key);
    if (!transfer) continue;
    const day = formatDay(transfer.day, locale);
    found.set(
      key,
      kind.is === 'transfer'
        ? { is: 'there', reason: `A side of the transfer of ${day}, which is recorded.`, transferId: transfer.id }
        : { is: 'likely', reason: `A transfer of ${day} has this account and amount.`, transferId: transfer.id },
    );
  }
  const left = open.filter(({ key, kind }) => !found.has(key) && kind.pair === null);
  for (const [key, known] of replacements(left, opposites, locale)) found.set(key, known);
  return found;
}

const mayBeTransfer = ({ is, isDecided }: RowKind): boolean =>
  is === 'transfer' || ((is === 'payment' || is === 'refund') && !isDecided);

function replacements(
  rows: readonly ComparedRow[],
  opposites: readonly Opposite[],
  locale: string,
): readonly (readonly [string, Known])[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const byId = new Map(opposites.map((expense) => [expense.id, expense]));
  const sides: PairableRow[] = [
    ...rows.map(({ key, day, direction, amount, payee, references, own, kind }) => ({
      id: key,
      day,
      money: direction === 'out' ? { ...amount, minor: -amount.minor } : amount,
      payee,
      references,
      account: own?.key ?? '',
      own,
      kind,
    })),
    ...opposites.map(({ id, day, money, merchant, own }) => ({
      id,
      day,
      money,
      payee: merchant,
      references: [],
      account: own.key,
      own,
      kind: {
        is: money.minor < 0n ? ('payment' as const) : ('refund' as const),
        other: null,
        asks: false,
        isDecided: false,
      },
    })),
  ];
  return pairRows(sides, new Map()).flatMap(({ outId, inId, verdict }): (readonly [string, Known])[] => {
    const row = byKey.get(outId) ?? byKey.get(inId);
    const expense = byId.get(inId) ?? byId.get(outId);
    if (!row || !expense || verdict.is === 'no') return [];
    const what = `${expense.merchant} of ${formatDay(expense.day, locale)} in ${expense.own.name}`;
    const transfer = { ...row.kind, is: 'transfer', other: expense.own } as const;
    const as = (kind: RowKind, replaces: string | null): readonly [string, Known] => [
      row.key,
      { is: 'kind', kind, replaces },
    ];
    if (verdict.is === 'ask') {
      if (row.kind.isDecided) return [];
      return [as({ ...transfer, why: `${verdict.why}: ${what} may be its other side.`, asks: true }, null)];
    }
    if (!expense.canBeReplaced)
      return [
        as(
          {
            ...transfer,
            why: `${what} is its other side, but it is recorded as an expense. Delete that expense, or leave this row out.`,
            asks: true,
          },
          null,
        ),
      ];
    return [as({ ...transfer, why: `${what} is its other side. Both become one transfer.`, asks: false }, expense.id)];
  });
}
