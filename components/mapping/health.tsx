import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import { dayAt, formatDay } from '@/lib/domain/day';
import type { MappingHealth } from '@/lib/domain/mapping/health';

/** The health of a mapped entry in words, with the tone that gives it a colour. */
export type HealthWords = { readonly tone: Tone; readonly text: string };

/** Describes the health of a mapped entry: "Archived in Xero 3 Nov". `books` is the name of the accounting package. */
export function healthWords(
  health: MappingHealth,
  { books, locale, timeZone, today }: { books: string; locale: string; timeZone: string; today: string },
): HealthWords {
  switch (health.state) {
    case 'mapped':
      return { tone: 'good', text: 'Mapped' };
    case 'unmapped':
      return { tone: 'warn', text: 'Not mapped' };
    case 'archived':
      return {
        tone: 'bad',
        text: `Archived in ${books} ${formatDay(dayAt(health.at, timeZone), locale, today)}`,
      };
    case 'gone':
      return { tone: 'bad', text: `No longer in ${books}` };
    case 'not-for-expenses':
      return { tone: 'bad', text: 'Takes no expenses' };
    case 'tax-rate-missing':
      return { tone: 'warn', text: 'Tax rate missing' };
    case 'tax-rate-gone':
      return { tone: 'bad', text: `Tax rate not in ${books}` };
    case 'tax-rate-for-purchases':
      return { tone: 'bad', text: 'Tax rate is for purchases only' };
    case 'tracking-gone':
      return { tone: 'bad', text: `Tracking not in ${books}` };
    case 'other-currency':
      return { tone: 'bad', text: `Account is in ${health.currency}` };
  }
}

export function Health({ health }: { health: HealthWords }) {
  return <State tone={health.tone}>{health.text}</State>;
}
