import { expect, test } from 'vitest';
import { masked } from './exchange';

test('addresses and one-time codes are not kept', () => {
  expect(masked('{"emailAddress":"Arielle.Grant+x@gmail.com","name":"Arielle"}')).toBe(
    '{"emailAddress":"•••@•••","name":"Arielle"}',
  );
  expect(masked('{"linkUrl":"https://link.example/start?otp=742271","id":"1"}')).toBe(
    '{"linkUrl":"https://link.example/start?otp=•••","id":"1"}',
  );
});

test('no body stays no body', () => {
  expect(masked(null)).toBeNull();
});

test('what is longer than a person reads is cut, and shows it', () => {
  const kept = masked('x'.repeat(25_000));
  expect(kept).toHaveLength(20_001);
  expect(kept).toMatch(/…$/);
});
