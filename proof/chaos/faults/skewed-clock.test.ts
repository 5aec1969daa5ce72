import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const clock = fileURLToPath(new URL('skewed-clock.js', import.meta.url));

function evaluateSkewed(seconds: number, expression: string): unknown {
  const args = ['--import', clock, '--print', `JSON.stringify(${expression})`];
  const env = { ...process.env, CLOCK_SKEW_SECONDS: String(seconds) };
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env }));
}

test('shifts every reading of the current time', () => {
  for (const reading of ['Date.now()', 'new Date().getTime()', 'Date.parse(Date())']) {
    expect(Math.abs(Number(evaluateSkewed(300, reading)) - Date.now() - 300_000)).toBeLessThan(10_000);
    expect(Math.abs(Number(evaluateSkewed(-300, reading)) - Date.now() + 300_000)).toBeLessThan(10_000);
  }
});

test('leaves explicit dates and instanceof unchanged', () => {
  expect(
    evaluateSkewed(300, `[new Date(0).toISOString(), new Date(2026, 0).getMonth(), new Date() instanceof Date]`),
  ).toEqual(['1970-01-01T00:00:00.000Z', 0, true]);
});
