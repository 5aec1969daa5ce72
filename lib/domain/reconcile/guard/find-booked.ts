import type { Day } from '@/lib/domain/day';
import { counterpartyReader, likeness } from '../counterparty';
import { findSets } from '../find-set';
import { daysAfter } from '../row';
import { type BookedRecord, type Found, isNear, minorIn, mostChoices } from './booked-record';

/** An expense or a claim that is about to be written. The amount is what moves the account; negative is money out. */
export type Unwritten = {
  readonly id: string;
  /** The bank account that it moves. Null for a claim, which becomes a bill. */
  readonly account: string | null;
  readonly day: Day;
  readonly minor: bigint;
  readonly currency: string;
  /** The names that its record may have in the books: the merchant, the supplier and, of a claim, the person. */
  readonly payees: readonly string[];
  /** Records that a person said are another movement. */
  readonly others: readonly string[];
};

/**
 * Returns for each movement what explains its money already, if anything does: its own record, else records of the same
 * account, amount and direction, at most three days away, with a like payee, else the sets of records of that payee that add up
 * to it. Without a payee only a record of the same day counts. A claim is explained by a bill, or by a payment from any account.
 * A record of another movement never counts. The nearest record comes first.
 */
export function findBooked(
  movements: readonly Unwritten[],
  records: readonly BookedRecord[],
): ReadonlyMap<string, Found> {
  const nameOf = counterpartyReader();
  const own = Map.groupBy(records, ({ movementId }) => movementId);
  const open = own.get(null) ?? [];
  const byAccount = Map.groupBy(open, ({ account }) => account);
  const claimable = open.filter(({ type }) => type === 'bills' || type === 'directCosts');
  return new Map(
    movements.flatMap((movement): [string, Found][] => {
      const written = own.get(movement.id);
      if (written) return [[movement.id, ownRecord(movement, written)]];
      const { account } = movement;
      const near = (account === null ? claimable : (byAccount.get(account) ?? []).filter(movesAccount)).flatMap(
        (record) => {
          const minor = minorIn(record, movement.currency);
          if (minor === null || minor < 0n !== movement.minor < 0n) return [];
          return isNear(record, movement) && !movement.others.includes(record.id) ? [{ record, minor }] : [];
        },
      );
      const payees = movement.payees.map(nameOf);
      const isLike = ({ payee }: BookedRecord) => payees.some((name) => likeness(name, nameOf(payee)) === 'same');
      const distance = ({ day }: BookedRecord) => Math.abs(daysAfter({ day }, movement));
      const equal = near
        .filter(({ minor }) => minor === movement.minor)
        .map(({ record }) => record)
        .filter((record) => isLike(record) || (nameOf(record.payee) === null && record.day === movement.day))
        .sort((one, other) => distance(one) - distance(other) || (one.id < other.id ? -1 : 1));
      if (equal.length > 0) return [[movement.id, asked(equal.map(({ id }) => [id]))]];
      const alike = near.filter(({ record }) => isLike(record));
      const sets = findSets(
        movement.minor,
        alike.map(({ minor }) => minor),
      );
      const choices = sets.map((members) => members.flatMap((at) => alike[at]?.record.id ?? []));
      return choices.length > 0 ? [[movement.id, asked(choices)]] : [];
    }),
  );
}

const asked = (choices: Found['choices']): Found => ({ choices: choices.slice(0, mostChoices), isCertain: false });

/** A transfer has no payee, and a bill moves no bank account. */
const movesAccount = ({ type }: BookedRecord): boolean => type !== 'transfers' && type !== 'bills';

/** The record that Outlay wrote for the movement. It is certain by its reference, while day and money are the same. */
function ownRecord(movement: Unwritten, written: readonly BookedRecord[]): Found {
  const [record, ...more] = written;
  const isCertain =
    record !== undefined &&
    more.length === 0 &&
    // Outlay writes the last 12 characters of the id (lib/domain/books/record.ts).
    record.reference === movement.id.slice(-12) &&
    record.day === movement.day &&
    (movement.account === null ? record.type === 'bills' : record.account === movement.account) &&
    minorIn(record, movement.currency) === movement.minor;
  return { choices: [written.map(({ id }) => id)], isCertain };
}
