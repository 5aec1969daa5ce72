import { formatCount } from './number';

const english = new Intl.PluralRules('en-GB');

/**
 * Returns the text for one or for several, and replaces "#" in it by the count: `plural(3, '# expense is', '# expenses
 * are')`.
 */
export const plural = (count: number, one: string, other: string, locale = 'en-GB'): string =>
  (english.select(count) === 'one' ? one : other).replace('#', formatCount(count, locale));

/** Returns a count with its noun: "1 expense", "1,200 expenses". */
export const counted = (count: number, noun: string, locale?: string): string =>
  plural(count, `# ${noun}`, `# ${noun}s`, locale);
