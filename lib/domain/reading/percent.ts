import { plainCharacters } from './characters';

/**
 * Parses a percentage such as "33.33" or "33,33 %" to hundredths of a per cent. Null unless it is between 0.01 and 100.
 */
export function parsePercent(text: string): number | null {
  const typed = plainCharacters(text).replace(/ ?%$/, '');
  const [, units, decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed) ?? [];
  if (units === undefined) return null;
  const hundredths = Number(units) * 100 + Number(decimals.padEnd(2, '0'));
  return hundredths >= 1 && hundredths <= 10_000 ? hundredths : null;
}
