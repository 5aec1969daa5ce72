import { type ParsedAmount, parseAmount } from '@/lib/domain/money';
import { divideHalfUp } from './rate';

/** Parses a tax amount. Zero is valid, unlike for an amount: the receipt shows no tax. */
export const parseTax = (text: string, currency: string): ParsedAmount =>
  /^0+([.,]0*)?$/.test(text.trim()) ? { ok: true, money: { minor: 0n, currency } } : parseAmount(text, currency);

/** Per cent times 10,000, so that 14.975 % is the whole number 149,750. */
export type RateUnits = number;

export const formatTaxRate = (rate: RateUnits): string => `${rate / 10_000} %`;

/** Returns the tax included in a gross amount, in minor units, rounded half up like a line in Xero and QuickBooks. */
export const includedTax = (minor: bigint, rate: RateUnits): bigint =>
  divideHalfUp(minor * BigInt(rate), BigInt(1_000_000 + rate));
