/**
 * Returns a day as other files write it. Quicken pads with spaces and writes an apostrophe before a year from 2000 on:
 * "11/ 4'26", "1/ 4' 6". Some programs write one before the whole year: "05.11'2026".
 */
export function plainDay(text: string): string {
  const parts = text.replace(/\s+/g, '').split(/['’`´]/);
  const [before = '', year] = parts;
  if (year === undefined || parts.length > 2 || !/^\d{1,2}$|^\d{4}$/.test(year)) return text.trim();
  const mark = /[./-]/.exec(before)?.[0] ?? '/';
  return `${before}${mark}${year.length === 1 ? `0${year}` : year}`;
}
