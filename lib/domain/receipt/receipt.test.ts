import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBytes, receiptFileName } from './receipt';

test.each([
  ['Pret.pdf', 'Pret.pdf'],
  ['C:\\Users\\ella\\Pret.PDF', 'Pret.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['scan.jpeg', 'scan.pdf'],
  ['.pdf', 'receipt.pdf'],
  ['', 'receipt.pdf'],
  ['a"b<c>|d:e*f?.pdf', 'abcdef.pdf'],
  ['Pret\u202efdp.exe', 'Pretfdp.pdf'],
  ['Reçu café.pdf', 'Reçu café.pdf'],
  ['Reçu.pdf'.normalize('NFD'), 'Reçu.pdf'],
  ['קבלה.pdf', 'קבלה.pdf'],
  ['invoice 2026.11.20.pdf', 'invoice 2026.11.20.pdf'],
])('names a PDF called "%s" as "%s"', (given, kept) => {
  expect(receiptFileName(given, 'application/pdf')).toBe(kept);
});

test('uses the extension of the real file type', () => {
  expect(receiptFileName('photo.jpg', 'image/png')).toBe('photo.png');
  expect(receiptFileName('photo', 'image/webp')).toBe('photo.webp');
});

test('returns a name that is safe to show and to send', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = receiptFileName(given, 'image/jpeg');
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}"<>|:*?\\/]+\.jpg$/u);
      expect(name.length).toBeLessThanOrEqual(124);
      expect(name.isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [10 * 1024 * 1024, '10.0 MB'],
])('formats %s bytes as %s', (bytes, shown) => {
  expect(formatBytes(bytes)).toBe(shown);
});
