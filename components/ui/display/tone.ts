/** The meaning of a colour. A word and a glyph always say the same. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

/** The text and background colour of a tone. */
export const toneClass: Record<Tone, string> = {
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  info: 'bg-info-wash text-info',
  quiet: 'bg-quiet-wash text-soft',
};
