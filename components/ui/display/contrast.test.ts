import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');
const [plain = '', staff = ''] = [/@theme static \{([\s\S]*?)\n\}/, /\[data-frame="staff"\] \{([\s\S]*?)\n {2}\}/].map(
  (block) => block.exec(css)?.[1] ?? '',
);

type Theme = 'light' | 'dark';
type Colours = Readonly<Record<string, string>>;

const backgrounds = ['canvas', 'surface', 'raised', 'head', 'hover', 'quiet-wash', 'accent-wash'];
const read: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...backgrounds, 'good-wash', 'warn-wash', 'bad-wash', 'info-wash']],
  ['soft', backgrounds],
  ['faint', [...backgrounds, 'bad-wash', 'warn-wash']],
  ['accent', backgrounds],
  ['bad', backgrounds],
  ['accent-ink', ['accent', 'accent-strong']],
  ['bad-ink', ['bad']],
  ['inverse-ink', ['inverse']],
  ...['good', 'warn', 'bad', 'info'].map((tone) => [tone, [`${tone}-wash`, 'surface', 'canvas']] as const),
];

const themes: readonly Theme[] = ['light', 'dark'];
for (const theme of themes) {
  for (const [frame, overrides] of [
    ['customer', ''],
    ['staff', staff],
  ] as const) {
    const colours: Colours = { ...coloursOf(plain, theme), ...coloursOf(overrides, theme) };

    test(`text has enough contrast on every background it is used on (${theme}, ${frame})`, () => {
      const tooFaint = read.flatMap(([ink, grounds]) =>
        grounds
          .map((ground) => ({ pair: `${ink} on ${ground}`, ratio: contrast(colours, ink, ground) }))
          .filter(({ ratio }) => ratio < 4.5),
      );
      expect(tooFaint).toEqual([]);
    });

    test(`field borders and focus rings have enough contrast (${theme}, ${frame})`, () => {
      const tooFaint = ['field', 'focus'].flatMap((line) =>
        ['canvas', 'surface', 'raised']
          .map((ground) => ({ pair: `${line} on ${ground}`, ratio: contrast(colours, line, ground) }))
          .filter(({ ratio }) => ratio < 3),
      );
      expect(tooFaint).toEqual([]);
    });
  }
}

function coloursOf(block: string, theme: Theme): Colours {
  const pairs = [...block.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
  return Object.fromEntries(
    pairs.map(([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]),
  );
}

/** Returns the contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21. */
function contrast(colours: Colours, one: string, other: string): number {
  const [a, b] = [luminance(colours[one]), luminance(colours[other])];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: string | undefined): number {
  if (!hex) throw new Error('a colour that is read is not in globals.css');
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
