import { describe, expect, test } from 'vitest';
import { linkFailureOf } from './link-outcome';
import {
  isReconnecting,
  linkProgress,
  nextLinkPollSeconds,
  progressAfter,
  unreportedOutcome,
  visitOf,
} from './link-progress';

const start = new Date('2026-11-22T09:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const day = 86_400;
const pending = { status: 'pending', linkedAt: null, linkStartedAt: start, linkFailure: null } as const;

describe('the progress of a link', () => {
  test('waits for a day after its start, then has expired', () => {
    expect(linkProgress(pending, later(0))).toEqual({ state: 'waiting', until: later(day) });
    expect(linkProgress(pending, later(day - 1))).toMatchObject({ state: 'waiting' });
    expect(linkProgress(pending, later(day))).toEqual({ state: 'expired' });
  });

  test('says how the visit to Codat failed, also after a day', () => {
    const cancelled = { ...pending, linkFailure: 'cancelled' } as const;
    expect(linkProgress(cancelled, later(60))).toEqual({ state: 'failed', failure: 'cancelled' });
    expect(linkProgress(cancelled, later(2 * day))).toEqual({ state: 'failed', failure: 'cancelled' });
  });

  test('says that the connection was removed at Codat before it was linked', () => {
    expect(linkProgress({ ...pending, status: 'unlinked' }, later(60))).toEqual({ state: 'removed' });
  });

  test.each(['linked', 'unlinked', 'deauthorized'] as const)('is over for a package that was linked: %s', (status) => {
    expect(linkProgress({ ...pending, status, linkedAt: later(30) }, later(60))).toBeNull();
  });
});

test('a package is being reconnected for a day after a person was sent to Codat again', () => {
  const lost = { status: 'deauthorized', linkedAt: start, linkStartedAt: later(100), linkFailure: null } as const;
  expect(isReconnecting(lost, later(200))).toBe(true);
  expect(isReconnecting(lost, later(100 + day))).toBe(false);
  expect(isReconnecting({ ...lost, status: 'linked' }, later(200))).toBe(false);
  expect(isReconnecting({ ...lost, linkFailure: 'cancelled' }, later(200))).toBe(false);
  // Its access was revoked after it was linked: nobody was sent to Codat since.
  expect(isReconnecting({ ...lost, linkStartedAt: later(-100) }, later(200))).toBe(false);
});

describe('what the redirect from Codat says', () => {
  const link = { ...pending, id: 'one' };
  const redirect = { outcome: 'linked', connectionId: 'one', visit: visitOf(link) } as const;

  test.each(['linked', 'cancelled', 'unsupported', 'failed'] as const)(
    'is used while Codat is silent: %s',
    (outcome) => {
      expect(unreportedOutcome(link, { ...redirect, outcome }, later(60))).toBe(outcome);
    },
  );

  test.each([
    ['it is about another connection', link, { connectionId: 'two' }],
    ['the address names no connection', link, { connectionId: undefined }],
    ['the person was sent to Codat again since', { ...link, linkStartedAt: later(30) }, {}],
    ['the address names no visit', link, { visit: undefined }],
    ['Codat has reported a failure', { ...link, linkFailure: 'failed' } as const, {}],
    ['the connection was deleted at Codat', { ...link, status: 'unlinked' } as const, {}],
    ['the address has no outcome', link, { outcome: null }],
    ['nothing changed for a link that is not complete', link, { outcome: 'unchanged' } as const],
  ])('is not used when %s', (_title, connection, change) => {
    expect(unreportedOutcome(connection, { ...redirect, ...change }, later(60))).toBeNull();
  });

  test('is not used when the link has expired', () => {
    expect(unreportedOutcome(link, redirect, later(day))).toBeNull();
  });

  test('that the package is linked stays true once Codat has confirmed it', () => {
    const linked = { ...link, status: 'linked', linkedAt: later(30) } as const;
    expect(unreportedOutcome(linked, redirect, later(60))).toBe('linked');
  });

  test('that a visit failed is out of date once that link was completed', () => {
    const linked = { ...link, status: 'linked', linkedAt: later(30) } as const;
    expect(unreportedOutcome(linked, { ...redirect, outcome: 'cancelled' }, later(60))).toBeNull();
  });

  test.each(['linked', 'unchanged', 'cancelled', 'failed'] as const)(
    'is used for a linked package that a person reconnects: %s',
    (outcome) => {
      const linked = { ...link, status: 'linked', linkedAt: later(-60) } as const;
      expect(unreportedOutcome(linked, { ...redirect, outcome }, later(60))).toBe(outcome);
    },
  );

  test('is used for a package without access only while a person reconnects it', () => {
    const lost = { ...link, status: 'deauthorized', linkedAt: later(-60) } as const;
    expect(unreportedOutcome(lost, redirect, later(60))).toBe('linked');
    expect(unreportedOutcome({ ...lost, linkedAt: later(10) }, redirect, later(60))).toBeNull();
    expect(unreportedOutcome({ ...lost, linkFailure: 'failed' }, redirect, later(60))).toBeNull();
  });

  test('replaces that Outlay waits', () => {
    const waiting = { state: 'waiting', until: later(day) } as const;
    expect(progressAfter(waiting, 'linked')).toEqual({ state: 'confirming' });
    expect(progressAfter(waiting, 'cancelled')).toEqual({ state: 'failed', failure: 'cancelled' });
    expect(progressAfter(waiting, null)).toEqual(waiting);
  });
});

test.each([
  ['403', 'cancelled'],
  ['500', 'failed'],
  ['501', 'unsupported'],
  ['401', 'failed'],
])('Codat’s status code %s means %s', (code, failure) => {
  expect(linkFailureOf(code)).toBe(failure);
});

describe('the polls of a pending link', () => {
  /** Returns the instants of all polls, in seconds after the start. */
  const polls = (random: () => number) => {
    const at: number[] = [];
    for (let now = 0; ; ) {
      const wait = nextLinkPollSeconds(start, later(now), random());
      if (wait === null) return at;
      now += wait;
      at.push(now);
    }
  };

  test('begin after five seconds and end exactly a day after the start', () => {
    const at = polls(() => 0.5);
    expect(at[0]).toBe(5);
    expect(at.at(-1)).toBe(day);
  });

  test.each([0, 0.5, 1])('need at most 80 calls a day with the jitter %s', (random) => {
    expect(polls(() => random).length).toBeLessThan(80);
  });

  test('find a link within a third of the time that the person took, and within five seconds for a quick one', () => {
    const at = polls(() => 1);
    for (const finished of [3, 60, 300, 1800]) {
      const found = at.find((poll) => poll >= finished) ?? Number.NaN;
      expect(found - finished).toBeLessThanOrEqual(Math.max(6, finished / 3));
    }
  });

  test('vary, so that links started at the same time are polled at different times', () => {
    expect(nextLinkPollSeconds(start, later(400), 0)).toBe(80);
    expect(nextLinkPollSeconds(start, later(400), 0.5)).toBe(100);
    expect(nextLinkPollSeconds(start, later(400), 1)).toBeGreaterThan(119);
  });
});
