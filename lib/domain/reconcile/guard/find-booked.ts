import type { Day } from '@/lib/domain/day';
import { counterpartyReader, likeness } from '../counterparty';
import { findSet } from '../find-set';
import { daysAfter } from '../row';

/** A movement that is about to be written. The amount is what moves the account; negative is money out. */
export type Unwritten = {
  readonly id: string;
  readonly account: string;
  readonly day: Day;
  readonly minor: bigint;
  readonly currency: string;
  /** The names that its record may have in the books: the merchant and the supplier. */
  readonly payees: readonly string[];
  /** Records that a person said are another movement. */
  readonly others: readonly string[];
};

/** A record in the books. `movementId` is the movement that Outlay wrote as this record. */
export type BookedRecord = {
  readonly id: string;
  readonly account: string;
  readonly day: Day;
  readonly minor: bigint;
  readonly currency: string;
  readonly payee: string | null;
  readonly movementId: string | null;
};

/** A record may be entered by hand some days before or after the payment. */
export const guardDays = 3;

/**
 * Returns for each movement the records that explain its money already, if there are any: its own record, else a record of
 * the same account, amount and direction, at most three days away, with a like payee, else the only set of records of that
 * payee that adds up to it. Without a payee only a record of the same day counts. A record of another movement never does.
 * The nearest record comes first.
 */
export function findBooked(
  movements: readonly Unwritten[],
  records: readonly BookedRecord[],
): ReadonlyMap<string, readonly string[]> {
  const nameOf = counterpartyReader();
  const byAccount = Map.groupBy(records, ({ account, currency }) => `${account}\0${currency}`);
  return new Map(
    movements.flatMap((movement): [string, readonly string[]][] => {
      const own = records.filter(({ movementId }) => movementId === movement.id);
      if (own.length > 0) return [[movement.id, own.map(({ id }) => id)]];
      const near = (byAccount.get(`${movement.account}\0${movement.currency}`) ?? []).filter(
        ({ id, movementId, day, minor }) =>
          movementId === null &&
          minor < 0n === movement.minor < 0n &&
          Math.abs(daysAfter({ day }, movement)) <= guardDays &&
          !movement.others.includes(id),
      );
      const payees = movement.payees.map(nameOf);
      const isLike = ({ payee }: BookedRecord) => payees.some((name) => likeness(name, nameOf(payee)) === 'same');
      const distance = ({ day }: BookedRecord) => Math.abs(daysAfter({ day }, movement));
      const equal = near
        .filter((record) => record.minor === movement.minor)
        .filter((record) => isLike(record) || (nameOf(record.payee) === null && record.day === movement.day))
        .sort((one, other) => distance(one) - distance(other) || (one.id < other.id ? -1 : 1));
      if (equal[0]) return [[movement.id, [equal[0].id]]];
      const alike = near.filter(isLike);
      const set = findSet(
        movement.minor,
        alike.map(({ minor }) => minor),
      );
      return set.kind === 'unique' ? [[movement.id, set.members.flatMap((at) => alike[at]?.id ?? [])]] : [];
    }),
  );
}
