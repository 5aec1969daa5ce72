import type { Decimal } from '@/lib/domain/reading/amount';
import { plainCharacters } from '@/lib/domain/reading/characters';
import { type ParsedAmount, parseAmount } from '@/lib/domain/reading/typed-amount';
import { divideHalfUp } from './rate';

/** Parses a tax amount. Zero is valid here, because a receipt can show no tax. */
export const parseTax = (text: string, currency: string, decimal?: Decimal): ParsedAmount =>
  /^0+([.,]0*)?$/.test(plainCharacters(text))
    ? { ok: true, money: { minor: 0n, currency } }
    : parseAmount(text, currency, decimal);

/** A tax rate in per cent, times 10,000: 14.975 % is the whole number 149,750. */
export type RateUnits = number;

export const formatTaxRate = (rate: RateUnits): string => `${rate / 10_000}%`;

/**
 * Returns the tax that a gross amount includes, in minor units. Rounds half up, as Xero and QuickBooks do for a line.
 */
export const includedTax = (minor: bigint, rate: RateUnits): bigint =>
  divideHalfUp(minor * BigInt(rate), BigInt(1_000_000 + rate));
