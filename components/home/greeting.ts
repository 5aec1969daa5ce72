/** "Good morning" until noon, "Good afternoon" until six, then "Good evening", by the company's clock. */
export function greetingAt(instant: Date, timeZone: string): string {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hour12: false }).format(instant));
  if (hour >= 4 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening';
}

/** "Sunday 22 November". */
export const dayInWords = (instant: Date, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(instant);
