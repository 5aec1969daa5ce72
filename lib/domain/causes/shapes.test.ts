import { describe, expect, test } from 'vitest';
import { messageShapes } from '../testing/message-shapes';
import { packageMessages } from '../testing/package-messages';
import { reportedMessages } from '../testing/reported-messages';
import { unknownCause } from './catalogue';
import { causeOf, diagnose } from './diagnose';

const messages = [...packageMessages, ...reportedMessages];

describe('in the shapes of packages', () => {
  test.each(Object.entries(messageShapes))('finds the same causes in %s', (_, shaped) => {
    const wrong = messages
      .map(([cause, message]) => ({ cause, found: causeOf(shaped(message)).code, message }))
      .filter(({ cause, found }) => found !== cause);
    expect(wrong).toEqual([]);
  });

  test('gives the failures of the sandbox a cause and a remedy', () => {
    const failures = packageMessages.flatMap(([, message]) =>
      Object.values(messageShapes).map((shaped) => diagnose(shaped(message), { package: 'Xero' })),
    );
    const remedied = failures.filter(
      ({ code, customer }) => code !== unknownCause.code && !endsWithoutRemedy(customer),
    );
    const share = remedied.length / failures.length;
    process.stdout.write(
      `${remedied.length} of ${failures.length} failures of the sandbox have a cause and a remedy (${(share * 100).toFixed(1)} %)\n`,
    );
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});

/** Whether the customer's text ends before it says what to do. */
const endsWithoutRemedy = (text: string): boolean => /Nothing was written\.$/.test(text);
