import { expect, test } from 'vitest';
import { extrapolated } from './extrapolation';

const companies = [
  { seconds: 10, part: 5, whole: 50 },
  { seconds: 14, part: 2, whole: 4 },
];

test('companies on one line come after one another', () => {
  expect(extrapolated(companies, 'one-line')).toEqual([100, 108]);
});

test('companies each on a line of their own do not wait for one another', () => {
  expect(extrapolated(companies, 'own-line')).toEqual([100, 28]);
});

test('what was measured whole stays as it was', () => {
  const whole = companies.map((company) => ({ ...company, whole: company.part }));
  expect(extrapolated(whole, 'one-line')).toEqual([10, 14]);
  expect(extrapolated(whole, 'own-line')).toEqual([10, 14]);
});
