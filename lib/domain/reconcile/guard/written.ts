import type { Day } from '@/lib/domain/day';
import { daysAfter } from '../row';
import { type BookedRecord, isNear, minorIn } from './booked-record';

/** What Outlay wrote to one account, and what is not known to be a record of the books yet. */
export type Written = {
  readonly account: string;
  readonly day: Day;
  readonly minor: bigint;
  readonly currency: string;
};

/**
 * Leaves out the records that Outlay may have written itself. A package that keeps no reference does not say so, and a record can
 * be read before Outlay knows that it was written. Each written movement takes the nearest record of its account and amount, at
 * most three days away.
 */
export function withoutWritten(records: readonly BookedRecord[], written: readonly Written[]): readonly BookedRecord[] {
  const byAccount = Map.groupBy(
    records.filter(({ movementId }) => movementId === null),
    ({ account }) => account,
  );
  const taken = new Set<string>();
  for (const own of written.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
    const [nearest] = (byAccount.get(own.account) ?? [])
      .filter((record) => !taken.has(record.id) && isNear(record, own) && minorIn(record, own.currency) === own.minor)
      .sort((one, other) => Math.abs(daysAfter(one, own)) - Math.abs(daysAfter(other, own)));
    if (nearest) taken.add(nearest.id);
  }
  return records.filter(({ id }) => !taken.has(id));
}
