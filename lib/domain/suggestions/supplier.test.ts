import { expect, test } from 'vitest';
import { supplierFinder } from './supplier';

const named = (name: string) => ({ ref: name.toLowerCase(), name });
const find = supplierFinder(
  [
    'Shell UK',
    'Great Western Railway Ltd',
    'City Couriers',
    'City Plumbing',
    'Wetherby Joinery Works',
    'BP',
    'BP Oil',
  ].map(named),
);

test('matches a supplier with the same name and any legal form', () => {
  expect(find('GREAT WESTERN RAILWAY')).toEqual({
    ref: 'great western railway ltd',
    name: 'Great Western Railway Ltd',
    confidence: 97,
  });
});

test('lowers the confidence for extra words', () => {
  expect(find('Wetherby Joinery')?.name).toBe('Wetherby Joinery Works');
  expect(find('Wetherby Joinery')?.confidence).toBeLessThan(find('Wetherby Joinery Works')?.confidence ?? 0);
});

test('ignores a single common word', () => {
  expect(find('City Pharmacy')).toBeUndefined();
  expect(find('City')).toBeUndefined();
});

test('returns nothing for an unknown merchant', () => {
  expect(find('Blue Bottle Coffee')).toBeUndefined();
});
