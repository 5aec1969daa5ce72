import { beforeAll, expect, test } from 'vitest';
import { addCard } from '@/lib/data/company/cards';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { gbp } from '@/lib/domain/testing/expense';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aCompany } from '@/lib/testing/people';
import { likelyDuplicates, type Recordable } from './duplicates';
import { removeExpense } from './expenses';

let viewer: Viewer;
const day = '2026-11-21';
const cards = { visa: newId(), amex: newId() };

beforeAll(async () => {
  viewer = await aCompany();
  for (const [name, id] of Object.entries(cards)) await addCard(viewer, { id, name, currency: 'GBP' });
});

const typed = (change: Partial<Recordable> = {}): Recordable => ({
  id: newId(),
  day,
  type: 'payment',
  merchant: 'Trainline',
  amount: gbp('54.20'),
  cardId: null,
  ...change,
});

const recordLike = (change: Readonly<Record<string, unknown>> = {}) =>
  recordTestExpense(viewer, { day, merchant: 'Trainline', amount: '54.20', ...change });

const idsLike = async (change: Partial<Recordable> = {}) =>
  (await likelyDuplicates(viewer, typed(change))).map(({ id }) => id);

test('finds the expense of the same day, amount and merchant, whatever its note', async () => {
  const id = await recordLike({ note: 'Bristol' });
  expect(await likelyDuplicates(viewer, typed({ merchant: 'TRAINLINE  ' }))).toEqual([
    { id, day, merchant: 'Trainline', amount: gbp('54.20') },
  ]);
  expect(await idsLike({ id })).toEqual([]);
  expect(await idsLike({ day: '2026-11-20' })).toEqual([]);
  expect(await idsLike({ amount: gbp('54.21') })).toEqual([]);
  expect(await idsLike({ amount: { minor: 5420n, currency: 'EUR' } })).toEqual([]);
  expect(await idsLike({ merchant: 'Uber' })).toEqual([]);
  expect(await idsLike({ type: 'refund' })).toEqual([]);
});

test('compares the cards where both expenses have one', async () => {
  const amount = gbp('33.10');
  const withoutCard = await recordLike({ amount: '33.10' });
  const onVisa = await recordLike({ amount: '33.10', cardId: cards.visa });
  expect(await idsLike({ amount, cardId: cards.visa })).toEqual([withoutCard, onVisa]);
  expect(await idsLike({ amount, cardId: cards.amex })).toEqual([withoutCard]);
  expect(await idsLike({ amount, cardId: null })).toEqual([withoutCard, onVisa]);
});

test('does not find a deleted expense, nor one of another company', async () => {
  const id = await recordLike({ amount: '9.99' });
  expect(await likelyDuplicates(await aCompany(), typed({ amount: gbp('9.99') }))).toEqual([]);
  await removeExpense(viewer, id);
  expect(await idsLike({ amount: gbp('9.99') })).toEqual([]);
});

test('finds money in whatever it was called, and no money out', async () => {
  const amount = gbp('71.40');
  const chargeback = await recordLike({ amount: '71.40', type: 'chargeback' });
  expect(await idsLike({ amount, type: 'refund' })).toEqual([chargeback]);
  expect(await idsLike({ amount, type: 'reward' })).toEqual([chargeback]);
  expect(await idsLike({ amount })).toEqual([]);
});
