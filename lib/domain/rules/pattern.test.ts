import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesPattern, patternProblem } from './pattern';

test.each(['(a+)+$', '(a|aa)+$', '(a|a?)+$', '(.*a){11}', '([a-zA-Z]+)*$', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
  'the hostile pattern %s is answered at once',
  (pattern) => {
    const before = process.cpuUsage();
    for (let times = 0; times < 50; times += 1) matchesPattern(pattern, `${'a'.repeat(200)}!`);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  },
);

test('rejects any pattern with a message, or matches it quickly', () => {
  const pieces = fc.constantFrom(
    'a',
    '.',
    '\\d',
    '\\pL',
    '(',
    ')',
    '[',
    ']',
    '{9}',
    '{1,30}',
    '*',
    '+',
    '?',
    '|',
    '^',
    '$',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
      ),
      (pattern) => {
        const before = process.threadCpuUsage();
        const problem = patternProblem(pattern);
        matchesPattern(pattern, 'a'.repeat(200));
        const { user } = process.threadCpuUsage(before);
        expect(user / 1_000).toBeLessThan(500);
        if (problem !== null) expect(problem).toMatch(/^[A-Z].*\.$/);
      },
    ),
  );
});

test.each([
  ['', 'Enter a pattern.'],
  ['a'.repeat(201), 'Use at most 200 characters in a pattern.'],
  ['(a{1,100}){1,10}x', 'This pattern repeats too much. Repeat less often in it, or say it in a shorter way.'],
  ['.*', 'This pattern fits every merchant. Name something that must be there.'],
  ['uber|', 'This pattern fits every merchant. Name something that must be there.'],
  ['[', expect.stringContaining('not a pattern that can be read')],
  ['(?=a)a', expect.stringContaining('not a pattern that can be read')],
  ['(a)\\1', expect.stringContaining('not a pattern that can be read')],
])('rejects the pattern “%s”', (pattern, reason) => {
  expect(patternProblem(pattern)).toEqual(reason);
  expect(matchesPattern(pattern, 'a')).toBe(false);
});
