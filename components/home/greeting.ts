import { dateFormat } from '@/lib/domain/day';

/** Returns "Good morning" until noon, "Good afternoon" until 18:00, then "Good evening", in the company's time zone. */
export function greetingAt(instant: Date, timeZone: string): string {
  const hour = Number(dateFormat('en-GB', { timeZone, hour: 'numeric', hour12: false }).format(instant));
  if (hour >= 4 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening';
}
