/**
 * A meaning that is shown by colour. Text and an icon always say the same, so that colour is not needed to understand
 * it.
 */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

/** The classes for the text and background colour of each tone. */
export const toneClass: Record<Tone, string> = {
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
  quiet: 'bg-quiet-wash text-soft',
};
