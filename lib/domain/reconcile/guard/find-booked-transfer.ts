import type { Day } from '@/lib/domain/day';
import { daysAfter } from '../row';
import { type BookedRecord, type Found, isNear, mostChoices } from './booked-record';

type Side = { readonly account: string; readonly minor: bigint; readonly currency: string };

/** A transfer that is about to be written. Both amounts are positive, each in the currency of its account. */
export type UnwrittenTransfer = {
  readonly id: string;
  readonly day: Day;
  readonly from: Side;
  readonly to: Side;
  /** Records that a person said are another movement. */
  readonly others: readonly string[];
};

/**
 * Returns for each transfer what explains it already, if anything does: a transfer between the same accounts with the same
 * amounts, at most three days away, else its two halves: a payment out of the one account and a receipt into the other. One half
 * alone explains nothing, because it may be a payment to anybody. The nearest comes first. A person decides about each, because
 * no package keeps an id of Outlay on a transfer.
 */
export function findBookedTransfers(
  transfers: readonly UnwrittenTransfer[],
  records: readonly BookedRecord[],
): ReadonlyMap<string, Found> {
  const bySide = Map.groupBy(records, ({ account, currency, minor }) => `${account}\0${currency}\0${minor}`);
  return new Map(
    transfers.flatMap((transfer): [string, Found][] => {
      const own = records.filter(({ movementId }) => movementId === transfer.id);
      if (own.length > 0) return [[transfer.id, { choices: [own.map(({ id }) => id)], isCertain: false }]];
      const at = ({ account, currency }: Side, minor: bigint) =>
        (bySide.get(`${account}\0${currency}\0${minor}`) ?? []).filter(
          (record) => record.movementId === null && isNear(record, transfer) && !transfer.others.includes(record.id),
        );
      const [left, arrived] = [at(transfer.from, -transfer.from.minor), at(transfer.to, transfer.to.minor)];
      const pairs = (
        out: BookedRecord['type'],
        into: BookedRecord['type'],
        isPair = (_: BookedRecord, __: BookedRecord) => true,
      ) =>
        left
          .filter(({ type }) => type === out)
          .flatMap((one) => arrived.filter(({ type }) => type === into).map((other) => [one, other] as const))
          .filter(([one, other]) => isPair(one, other));
      const whole = pairs('transfers', 'transfers', (one, other) => one.ref === other.ref);
      const found = whole.length > 0 ? whole : pairs('directCosts', 'directIncomes');
      const distance = (pair: readonly BookedRecord[]) =>
        pair.reduce((days, record) => days + Math.abs(daysAfter(record, transfer)), 0);
      const choices = found
        .toSorted((one, other) => distance(one) - distance(other))
        .slice(0, mostChoices)
        .map((pair) => pair.map(({ id }) => id));
      return choices.length > 0 ? [[transfer.id, { choices, isCertain: false }]] : [];
    }),
  );
}
