import { expect, test } from 'vitest';
import { extrapolate } from './extrapolation';

const companies = [
  { seconds: 10, part: 5, whole: 50 },
  { seconds: 14, part: 2, whole: 4 },
];

test('adds up the times of sequential companies', () => {
  expect(extrapolate(companies, 'sequential')).toEqual([100, 108]);
});

test('extrapolates parallel companies independently', () => {
  expect(extrapolate(companies, 'parallel')).toEqual([100, 28]);
});

test('leaves complete measurements unchanged', () => {
  const whole = companies.map((company) => ({ ...company, whole: company.part }));
  expect(extrapolate(whole, 'sequential')).toEqual([10, 14]);
  expect(extrapolate(whole, 'parallel')).toEqual([10, 14]);
});
