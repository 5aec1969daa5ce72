import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardInput } from '@/lib/domain/company/card';
import { categoryName } from '@/lib/domain/company/category';
import { companyName, joinInput } from '@/lib/domain/company/person';
import { expenseInput } from '@/lib/domain/expense/expense';
import { emptyConditionForm, emptyRuleForm } from '@/lib/domain/rules/form';
import { parseRuleForm } from '@/lib/domain/rules/parse-form';
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

const nothing = [
  '\u200b',
  '\u200b \u200c\u200d',
  '\u3164',
  '\uffa0',
  '\u115f\u1160',
  '\u2800',
  '\u00ad',
  '\ufeff',
  '\u180e',
  '\u034f',
  '\u061c',
  '\u2060\u2063',
  '\ufe0f',
  '\u{e0061}\u{e007f}',
  '\u{e0100}',
  '\u{1d159}',
  '\u17b4',
  ' \u00a0\u2003\u3000\n\t',
];

test.each(nothing)('makes text that shows nothing empty: %j', (typed) => {
  expect(normaliseLine(typed)).toBe('');
  expect(normaliseText(`\n${typed}\n`)).toBe('');
});

test.each([
  'क्\u200dष',
  'می\u200cخواهم',
  '❤\ufe0f',
  '👩\u200d👩',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
])('keeps the joiners inside “%s”', (typed) => expect(normaliseLine(typed)).toBe(typed));

describe('a required text of invisible characters is missing', () => {
  const schemas = {
    'the name of a company': companyName,
    'the name of a category': categoryName,
    'the name of a person': joinInput.shape.name,
    'the name of a card': cardInput.shape.name,
    'the merchant of an expense': expenseInput({ today: '2026-11-29', baseCurrency: 'GBP' }).in.shape.merchant,
  };
  test.each(Object.entries(schemas))('%s', (_, schema) => {
    for (const typed of nothing) expect(schema.safeParse(typed).success).toBe(false);
    expect(schema.safeParse('👩\u200d👩 Ltd').success).toBe(true);
  });

  test.each(['merchant', 'note'] as const)('the %s of a rule’s condition', (field) => {
    for (const typed of nothing) {
      const condition = { ...emptyConditionForm('GBP'), field, test: 'contains', values: [typed] };
      const parsed = parseRuleForm({ ...emptyRuleForm('GBP'), conditions: [condition] });
      expect(parsed).toMatchObject({ ok: false, problems: { 'conditions.0': expect.stringMatching(/^Enter/) } });
    }
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
