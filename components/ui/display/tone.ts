/** What a colour says. It never says it alone: a word and a mark stand beside it. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

/** The letters and wash of a tone. */
export const toneClass: Record<Tone, string> = {
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
  quiet: 'bg-quiet-wash text-soft',
};
