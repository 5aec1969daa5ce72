import { divideHalfUp } from './rate';

/** Per cent times 10,000, so that 14.975 % is a whole number: 149,750. */
export type RateUnits = number;

export const formatTaxRate = (rate: RateUnits): string => `${rate / 10_000} %`;

/** The tax inside an amount that includes it, in minor units, rounded half up as Xero and QuickBooks round a line. */
export const includedTax = (minor: bigint, rate: RateUnits): bigint =>
  divideHalfUp(minor * BigInt(rate), BigInt(1_000_000 + rate));
