import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseLine, normaliseText, shorten } from './text';

describe('normaliseLine', () => {
  test.each([
    ['spaces at its ends and doubled', '  Pret   A\tManger \n', 'Pret A Manger'],
    ['a no-break space', 'Pret\u00a0A Manger', 'Pret A Manger'],
    ['control characters', 'Pr\u0000et\u0007\u001b A\u0085 Manger', 'Pret A Manger'],
    ['an override of the text direction', 'Pret \u202eregnaM\u202c', 'Pret regnaM'],
    ['isolates of the text direction', '\u2066Pret\u2069', 'Pret'],
    ['half a character', 'Pret \ud83d Manger', 'Pret \ufffd Manger'],
  ])('removes %s', (_, typed, tidy) => {
    expect(normaliseLine(typed)).toBe(tidy);
  });

  test.each(['Café 👩‍👩‍👧 Ünïon', 'شركة الطيران', 'מסעדה בע״מ', 'カフェ', '🇬🇧 Ltd'])('keeps "%s"', (typed) => {
    expect(normaliseLine(typed)).toBe(typed);
  });
});

test('keeps line feeds in multi-line text', () => {
  expect(normaliseText('  one\r\ntwo\rthree\n\tfour\u0000 ')).toBe('one\ntwo\nthree\n\tfour');
});

test('is idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const once = normaliseText(typed);
      expect(normaliseText(once)).toBe(once);
      expect(once.isWellFormed()).toBe(true);
      expect(normaliseLine(normaliseLine(typed))).toBe(normaliseLine(typed));
    }),
  );
});

describe('shorten', () => {
  test('keeps text that fits', () => {
    expect(shorten('Bristol', 7)).toBe('Bristol');
  });

  test('marks the cut', () => {
    expect(shorten('Bristol to London', 8)).toBe('Bristol…');
  });

  test('does not split a family emoji', () => {
    expect(shorten('Lunch 👩‍👩‍👧‍👦 and more', 10)).toBe('Lunch …');
  });

  test('never exceeds the length and never splits a grapheme', () => {
    const segments = (text: string) => [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
        const short = shorten(text, length);
        expect(short.length).toBeLessThanOrEqual(Math.max(length, 1));
        if (short === text) return;
        expect(segments(text).join('').startsWith(short.slice(0, -1))).toBe(true);
        expect(
          segments(text)
            .slice(0, segments(short.slice(0, -1)).length)
            .join(''),
        ).toBe(short.slice(0, -1));
      }),
    );
  });
});
