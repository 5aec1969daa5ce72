import { describe, expect, test } from 'vitest';
import { directionOf, ingestBody, ingestedMovement, type Moved, tellsTransfer } from './movement';
import { openApiDocument } from './openapi';
import { fieldErrors } from './outcome';

const movement = {
  id: 'p-1',
  status: 'settled',
  type: 'payment',
  day: '2026-11-03',
  amount: { minor: 1250, currency: 'GBP' },
  merchant: 'Pret A Manger',
  card: { lastFour: '4590' },
};

const problemsOf = (change: object) => {
  const parsed = ingestedMovement.safeParse({ ...movement, ...change });
  return parsed.success ? [] : fieldErrors(parsed.error).map(({ field, message }) => `${field}: ${message}`);
};

describe('a movement of a source', () => {
  test.each([
    {},
    { status: 'pending' },
    { day: undefined, occurredAt: '2026-11-03T23:30:00+01:00' },
    { type: undefined, direction: 'in' },
    { type: 'interest', direction: 'in' },
    { type: 'fee' },
    { type: 'refund', refundOf: 'p-0' },
    { type: 'top_up', otherAccount: { number: 'GB33 BUKB 2020 1555 5555 55' } },
    { amount: { minor: 999_999_999_999_999, currency: 'JPY' } },
    { merchant: '東京駅 ☕', note: 'é'.repeat(3_900) },
    { rate: '0.871234567', version: 0 },
  ])('is valid: %j', (change) => expect(problemsOf(change)).toEqual([]));

  test.each([
    ['id: Send your own id of the movement. It cannot be empty.', { id: '' }],
    ['id: Use only visible ASCII characters in an id, without spaces.', { id: 'a b' }],
    ['id: Send your own id of the movement as a text.', { id: 7 }],
    ['status: Send the status settled, pending or cancelled.', { status: 'done' }],
    ['type: Send one of payment, refund,', { type: 'purchase' }],
    ['direction: Send out for money that left the card, or in for money that came.', { type: undefined }],
    ['direction: Send out for money that left the card', { type: 'interest' }],
    ['direction: A refund is always in.', { type: 'refund', direction: 'out' }],
    ['day: Send a day that exists, as YYYY-MM-DD.', { day: '2026-02-30' }],
    ['day: Send either the day or the instant in `occurredAt`.', { occurredAt: '2026-11-03T10:00:00Z' }],
    ['occurredAt: Send the instant with its offset', { day: undefined, occurredAt: '2026-11-03T10:00:00' }],
    ['amount.minor: Send an amount above zero.', { amount: { minor: 0, currency: 'GBP' } }],
    ['amount.minor: Send an amount above zero.', { amount: { minor: -5, currency: 'GBP' } }],
    ['amount.minor: Send a whole number of minor units', { amount: { minor: '1250', currency: 'GBP' } }],
    ['amount.minor: ', { amount: { minor: 1e16, currency: 'GBP' } }],
    ['amount: Send an amount with `minor` and `currency`.', { amount: 12.5 }],
    ['amount.currency: Send the currency as an ISO 4217 code', { amount: { minor: 1, currency: 'XXX' } }],
    ['card: Send either the id or the last four digits of the card.', { card: {} }],
    ['card.lastFour: Send exactly four digits.', { card: { lastFour: '459' } }],
    ['merchant: Send the merchant or the other party.', { merchant: ' \n' }],
    ['merchant: Use at most 200 characters.', { merchant: 'x'.repeat(201) }],
    ['rate: Send the rate with a point and at most nine decimals.', { rate: '0,87' }],
    ['refundOf: Only a refund or a chargeback returns a payment.', { refundOf: 'p-0' }],
    ['otherAccount: Only a transfer, a top-up or a withdrawal', { otherAccount: { number: '12345678' } }],
    ['note: Use at most 3,940 characters.', { note: 'x'.repeat(3_941) }],
    [': Outlay does not know `colour`. Leave it out.', { colour: 'red' }],
  ])('that is not valid says “%s”', (message, change) => {
    const problems = problemsOf(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  test('that is cancelled needs its id only', () => {
    expect(ingestedMovement.safeParse({ id: 'p-1', status: 'cancelled' }).success).toBe(true);
    expect(problemsOf({ status: 'cancelled' })).toHaveLength(1);
  });

  test('has the direction of its type', () => {
    const of = (type: Moved['type'], direction?: Moved['direction']) => directionOf({ type, direction });
    expect([of('payment'), of('refund'), of('fee'), of('fee', 'in'), of('top_up'), of('withdrawal')]).toEqual([
      'out',
      'in',
      'out',
      'in',
      'in',
      'out',
    ]);
    expect([of(undefined, 'in'), of('transfer', 'out')]).toEqual(['in', 'out']);
    expect([tellsTransfer({ type: 'top_up' }), tellsTransfer({ type: 'fee' })]).toEqual([true, false]);
  });
});

test('a request has one to 500 movements', () => {
  const sizes = [0, 1, 500, 501].map((size) => ingestBody.safeParse({ movements: Array(size).fill({}) }).success);
  expect(sizes).toEqual([false, true, true, false]);
});

test('the OpenAPI document refers only to schemas that it has, and names every field and type', () => {
  const document = openApiDocument('https://outlay.example');
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
  for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
  expect(Object.keys(document.paths)).toEqual(['/movements', '/movements/{id}', '/movements/{id}/receipts', '/cards']);
  const { oneOf, anyOf } = document.components.schemas.Movement;
  const [settled] = (oneOf ?? anyOf ?? []) as { properties: Record<string, unknown>; required: string[] }[];
  expect(Object.keys(settled?.properties ?? {})).toEqual(
    expect.arrayContaining(['id', 'status', 'type', 'amount', 'card', 'occurredAt', 'otherAccount', 'refundOf']),
  );
  expect(settled?.required).toEqual(['status', 'id', 'amount', 'merchant', 'card']);
  expect(text).toContain('cash_withdrawal');
});
