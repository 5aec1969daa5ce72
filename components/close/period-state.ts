import type { Tone } from '@/components/ui/display/tone';
import { type Missing, totalMissing, wordsOf } from '@/lib/domain/close/missing';
import type { PeriodState } from '@/lib/domain/close/period';
import { plural } from '@/lib/domain/plural';

/** Returns the word and the tone of the state of a month. */
export function periodLabel(state: PeriodState, missing: number): { readonly word: string; readonly tone: Tone } {
  switch (state) {
    case 'open':
      return missing > 0 ? { word: 'Open', tone: 'quiet' } : { word: 'Ready to close', tone: 'info' };
    case 'closed':
      return { word: 'Closed', tone: 'good' };
    case 'closing':
      return { word: 'Closing', tone: 'quiet' };
    case 'suspended':
      return { word: 'Sign-off suspended', tone: 'bad' };
  }
}

/** Says how many things are missing: "3 things are missing". */
export const missingTitle = (missing: readonly Missing[], locale: string): string => {
  const count = totalMissing(missing);
  return count === 0 ? 'Nothing is missing' : plural(count, 'One thing is missing', '# things are missing', locale);
};

/** Lists what is missing: "2 receipts are missing, 1 entry failed to sync". */
export const missingText = (missing: readonly Missing[], locale: string): string =>
  missing
    .map(({ key, count }) => {
      const { one, other } = wordsOf(key);
      return plural(count, one, other, locale);
    })
    .join(', ');
