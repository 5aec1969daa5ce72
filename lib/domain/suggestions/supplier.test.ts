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

test('a merchant is the supplier of the same name, whatever its legal form', () => {
  expect(find('GREAT WESTERN RAILWAY')).toEqual({
    ref: 'great western railway ltd',
    name: 'Great Western Railway Ltd',
    confidence: 97,
  });
});

test('what one name says beyond the other makes it less sure', () => {
  expect(find('Wetherby Joinery')?.name).toBe('Wetherby Joinery Works');
  expect(find('Wetherby Joinery')?.confidence).toBeLessThan(find('Wetherby Joinery Works')?.confidence ?? 0);
});

test('one common word joins nobody', () => {
  expect(find('City Pharmacy')).toBeUndefined();
  expect(find('City')).toBeUndefined();
});

test('a merchant nobody knows gets no supplier', () => {
  expect(find('Blue Bottle Coffee')).toBeUndefined();
});
