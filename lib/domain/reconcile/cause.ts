import type { Prepared } from './context';
import { takesTips } from './counterparty';
import type { Cause } from './proposal';
import { lag, latestCertain } from './reasons';

/** Shares of the record's amount that a difference may have to be suggested. */
const largest = { fee: 0.03, tip: 0.3, 'exchange rate': 0.05 } as const;
const fewMinor = 1;

/**
 * Names why the amounts of a line and a record of the same direction differ: rounding by one minor unit, a charge, a
 * tip, or another exchange rate. Null when none explains the difference.
 */
export function causeOf(line: Prepared, record: Prepared): Cause | null {
  const [paid, booked] = [Math.abs(line.value), Math.abs(record.value)];
  const [difference, share] = [Math.abs(paid - booked), Math.abs(paid - booked) / Math.max(booked, 1)];
  if (difference === 0) return null;
  // A charge makes a payment dearer, and money that comes in less.
  const isCharge = line.money.minor < record.money.minor;
  if (isCharge && line.fee !== null && BigInt(difference) === abs(line.fee.minor)) return 'fee';
  if (hasSameOriginal(line, record)) return share <= largest['exchange rate'] ? 'exchange rate' : null;
  if (difference <= fewMinor) return 'rounding';
  if (record.original !== null && line.original === null && share <= largest.fee) return 'exchange rate';
  if (!isCharge) return null;
  if (share <= largest.fee) return 'fee';
  const canTip = line.money.minor < 0n && (record.state === 'pending' || takesTips(record.name ?? line.name));
  return canTip && share <= largest.tip && lag(line, record) >= 0 && lag(line, record) <= latestCertain ? 'tip' : null;
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
export const hasSameOriginal = (line: Prepared, record: Prepared): boolean =>
  line.original !== null &&
  record.original !== null &&
  line.original.currency === record.original.currency &&
  abs(line.original.minor) === abs(record.original.minor);
