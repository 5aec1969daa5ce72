import { daysAfter } from '@/lib/domain/reconcile/row';
import type { Money } from '../../money';
import { isCash, type OwnAccount } from './own-account';
import type { RowDirection } from './row-kind';

/** A transfer that a row records: both accounts, and the amount in each. */
export type RecordedTransfer = {
  readonly kind: 'top_up' | 'withdrawal' | 'between_accounts' | 'card_payment';
  readonly from: OwnAccount;
  readonly to: OwnAccount;
  readonly amount: Money;
  readonly toAmount: Money;
};

/** Returns the transfer of a row: its own account at one side, and the other account at the other. */
export function transferOf(
  direction: RowDirection,
  own: OwnAccount,
  other: OwnAccount,
  amount: Money,
  otherAmount: Money = amount,
): RecordedTransfer {
  const [from, to] = direction === 'out' ? [own, other] : [other, own];
  const [paid, received] = direction === 'out' ? [amount, otherAmount] : [otherAmount, amount];
  return { kind: kindBetween(from, to), from, to, amount: paid, toAmount: received };
}

function kindBetween(from: OwnAccount, to: OwnAccount): RecordedTransfer['kind'] {
  if (to.isCredit) return 'card_payment';
  if (isCash(to)) return 'withdrawal';
  return isCash(from) || from.isCredit === to.isCredit || to.cardId === null ? 'between_accounts' : 'top_up';
}

/** A recorded transfer, as rows of a file are compared with it. A side with a key is a row of a file already. */
export type KnownTransfer = {
  readonly id: string;
  readonly day: string;
  readonly from: { readonly account: string; readonly amount: Money; readonly key: string | null };
  readonly to: { readonly account: string; readonly amount: Money; readonly key: string | null };
};

type Side = {
  readonly id: string;
  readonly day: string;
  readonly direction: RowDirection;
  readonly account: string;
  readonly amount: Money;
};

const mostDays = 4;

/**
 * Returns for each row the recorded transfer whose side it is: the same account, direction and amount, at most four days
 * apart, and no other row is this side. The nearest day counts first. No transfer explains two rows of one side.
 */
export function knownTransfers(
  rows: readonly Side[],
  transfers: readonly KnownTransfer[],
): ReadonlyMap<string, KnownTransfer> {
  const free = Map.groupBy(
    transfers.flatMap((transfer) =>
      (['from', 'to'] as const).flatMap((side) => (transfer[side].key === null ? [{ transfer, side }] : [])),
    ),
    ({ transfer, side }) => sideKey(side, transfer[side].account, transfer[side].amount),
  );
  const possible = rows.flatMap((row) =>
    (free.get(sideKey(row.direction === 'out' ? 'from' : 'to', row.account, row.amount)) ?? []).flatMap(
      ({ transfer, side }) => {
        const days = Math.abs(daysAfter(row, transfer));
        return days <= mostDays ? [{ row, transfer, side, days }] : [];
      },
    ),
  );
  const found = new Map<string, KnownTransfer>();
  const used = new Set<string>();
  for (const { row, transfer, side } of possible.toSorted((one, other) => one.days - other.days)) {
    if (found.has(row.id) || used.has(`${side} ${transfer.id}`)) continue;
    found.set(row.id, transfer);
    used.add(`${side} ${transfer.id}`);
  }
  return found;
}

const sideKey = (side: 'from' | 'to', account: string, { minor, currency }: Money): string =>
  `${side} ${account} ${minor} ${currency}`;
