import { addDays, type Day } from '../day';
import { plainCharacters } from './characters';

/**
 * Returns the day of a serial number of Excel's 1900 system: 46340 is 2026-11-14. A fraction is the time of day. Null
 * when the text is not such a number, or its day is not between 1954 and 2119. Excel counts 29 February 1900, which did
 * not exist, so for later days the count starts on 30 December 1899.
 */
export function excelDay(text: string): Day | null {
  const [, days] = /^(\d{5})(?:[.,]\d+)?$/.exec(plainCharacters(text)) ?? [];
  const serial = Number(days);
  return days && serial >= 20_000 && serial <= 80_000 ? addDays('1899-12-30', serial) : null;
}
