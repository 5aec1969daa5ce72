import { plainCharacters } from '@/lib/domain/reading/characters';

const mostOfUnit = 100_000n;

/** Parses a distance or a number of days to thousandths. "12.5" and "12,5" are both 12,500. */
export function parseQuantity(text: string): { ok: true; milli: bigint } | { ok: false; reason: string } {
  const typed = plainCharacters(text).replace(',', '.');
  const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{1,3}))?$/.exec(typed) ?? [];
  if (whole === undefined) return { ok: false, reason: 'Enter a number such as 120 or 12.5.' };
  const milli = BigInt(whole + decimals.padEnd(3, '0'));
  if (milli === 0n) return { ok: false, reason: 'Enter a number above zero.' };
  if (milli > mostOfUnit * 1_000n) return { ok: false, reason: 'Enter at most 100,000.' };
  return { ok: true, milli };
}
