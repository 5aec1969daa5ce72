import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './file-name';

test.each([
  ['Harbour & Finch 2026-10 sign-off 1', 'Harbour & Finch 2026-10 sign-off 1.zip'],
  ['A/B: "C" <D>|E?*\\F', 'A_B_ _C_ _D_E_F.zip'],
  ['con', '_con.zip'],
  ['LPT1.old', '_LPT1.old.zip'],
  ['Console', 'Console.zip'],
  ['Ends with a dot. ', 'Ends with a dot.zip'],
  ['', '_.zip'],
  ['Café \u202egnp', 'Café _gnp.zip'],
])('%s becomes %s', (text, name) => {
  expect(safeFileName(text, 'zip')).toBe(name);
});

test('any text becomes a name that Windows accepts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const name = safeFileName(text, 'zip');
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$|^\s/u);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
      expect([...name].length).toBeLessThanOrEqual(125);
    }),
  );
});
