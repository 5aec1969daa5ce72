import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPage, maxPieces } from './pieces';

test.each([
  ['a page', 1240, 1754, '1240 × 1754', 1],
  ['a photo of 51 megapixels', 8256, 6192, '1400 × 1050', 1],
  ['a till roll', 678, 18_000, '678 × 18000', 5],
  ['a screenshot', 400, 20_000, '400 × 20000', 5],
  ['a wide strip', 20_000, 400, '20000 × 400', 12],
  ['a point', 1, 1, '1 × 1', 1],
])('%s of %d × %d is shown as %s in %d pictures', (_, width, height, size, count) => {
  const { pieces, ...shown } = cutPage(width, height);
  expect(`${shown.width} × ${shown.height}`).toBe(size);
  expect(pieces).toHaveLength(count);
});

test('the pictures cover the page once, and fit in a WebP', () => {
  const length = fc.integer({ min: 1, max: 200_000 });
  fc.assert(
    fc.property(length, length, (width, height) => {
      const { pieces, ...size } = cutPage(width, height);
      expect(pieces.length).toBeLessThanOrEqual(maxPieces);
      expect(pieces.reduce((sum, piece) => sum + piece.width * piece.height, 0)).toBe(size.width * size.height);
      for (const piece of pieces) {
        expect(Math.min(piece.width, piece.height)).toBeGreaterThan(0);
        expect(Math.max(piece.width, piece.height)).toBeLessThanOrEqual(16_383);
        expect(piece.left + piece.width).toBeLessThanOrEqual(size.width);
        expect(piece.top + piece.height).toBeLessThanOrEqual(size.height);
      }
    }),
  );
});
