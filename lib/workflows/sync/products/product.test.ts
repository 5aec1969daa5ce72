import { describe, expect, test } from 'vitest';
import type { Failure } from '@/lib/codat/client/errors';
import { meaningOfPreparation } from './product';

const batch = (state: 'sending' | 'unknown') => ({
  items: [{ id: 'item', recordId: 'record', state }],
});
const again = { next: 'retry', outcome: 'not-sent', afterSeconds: null };

describe('a failure before a batch was sent', () => {
  test.each<Failure>([{ kind: 'server-error' }, { kind: 'no-answer' }, { kind: 'unread' }, { kind: 'in-flight' }])(
    'keeps the key of a batch whose earlier attempt may be on its way: %j',
    (failure) => {
      expect(meaningOfPreparation(failure, batch('unknown'))).toEqual(again);
      expect(meaningOfPreparation(failure, batch('sending'))).toEqual(again);
    },
  );

  test('rejects a batch that was never sent, and no ambiguous one', () => {
    const failure: Failure = { kind: 'rejected', problems: [] };
    expect(meaningOfPreparation(failure, batch('sending'))).toEqual({ next: 'reject', problems: [] });
    expect(meaningOfPreparation(failure, batch('unknown'))).toEqual(again);
  });

  test('waits as long as Codat asks for', () =>
    expect(meaningOfPreparation({ kind: 'rate-limited', retryAfterSeconds: 7 }, batch('sending'))).toEqual({
      ...again,
      afterSeconds: 7,
    }));
});
