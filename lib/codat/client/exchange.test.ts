import { expect, test } from 'vitest';
import { masked } from './exchange';

test('addresses and one-time codes are not kept', () => {
  expect(masked('{"emailAddress":"Arielle.Grant+x@gmail.com","name":"Arielle"}')).toBe(
    '{"emailAddress":"•••","name":"Arielle"}',
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

test('what is cut in two at the end is not kept in part', () => {
  for (let before = 19_700; before <= 20_100; before += 7) {
    const filling = `"${'x'.repeat(before)}"`;
    const body = `{"a":${filling},"contactName":"Arielle Grant","note":"jo.smith@firm.example"}${' '.repeat(2_000)}`;
    expect(masked(body)).not.toMatch(/Arielle|smith|firm/);
  }
});
