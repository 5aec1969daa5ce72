import { beforeAll, expect, test } from 'vitest';
import { categorise } from '@/lib/data/coding/categorise';
import { changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { historyOf } from '@/lib/data/sync/history';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays } from '@/lib/domain/day';
import { gbp } from '@/lib/domain/testing/expense';
import { categoriesOf, expenseOf, recordMany, recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { linkRefund, unlinkRefund } from './links';
import { likelyOriginals, refundable, refundedPayment, searchOriginals } from './refunds';

let viewer: Viewer;
let employee: Viewer;
let travel: string;
beforeAll(async () => {
  viewer = await aCompany();
  employee = await aMember(viewer, 'employee');
  travel = (await categoriesOf(viewer)).get('Travel') ?? '';
});

const refund = (refundOf: string, change: Readonly<Record<string, unknown>> = {}, by = viewer) =>
  recordTestExpense(by, { type: 'refund', amount: '40.00', categoryId: travel, refundOf, ...change });
const actionsOf = async (id: string) => (await historyOf(viewer, id)).rows.map(({ action }) => action);
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test('a payment lists its refunds and what remains, and each refund leads back to it', async () => {
  const payment = await recordTestExpense(viewer);
  expect(await refundedPayment(viewer, payment)).toMatchObject({ refunds: [], totals: { rest: gbp('120.00') } });
  const first = await refund(payment, { day: addDays(todayFor(viewer), -1) });
  const second = await refund(payment, { type: 'chargeback', amount: '90.00', day: todayFor(viewer) });
  for (const id of [payment, first, second]) {
    const found = await refundedPayment(viewer, id);
    expect(found?.payment.id).toBe(payment);
    expect(idsOf(found?.refunds ?? [])).toEqual([first, second]);
    expect(found?.totals).toMatchObject({ refunded: gbp('130.00'), over: gbp('10.00') });
  }
  expect(await actionsOf(payment)).toEqual(['expense.refund-recorded', 'expense.refund-recorded', 'expense.recorded']);
  expect((await refundable(viewer, payment))?.left).toEqual([]);
  expect(await refundable(viewer, first)).toBeNull();
});

test('a refund keeps the coding of the payment, and belongs to the person who paid', async () => {
  const payment = await recordTestExpense(employee, { categoryId: travel, merchant: 'Wagamama' });
  const other = (await categoriesOf(viewer)).get('Other') ?? '';
  const same = (await findExpense(employee, await refund(payment, { merchant: 'Wagamama' }))) ?? expect.fail();
  expect(same.spenderId).toBe(employee.userId);
  expect(same.lines[0]?.sources.category).toEqual({ by: 'original' });
  const changed = await findExpense(viewer, await refund(payment, { categoryId: other, merchant: 'Wagamama' }));
  expect(changed?.lines[0]?.sources.category).toEqual({ by: 'hand' });
  // A person decides that, and the source says so.
  await categorise(viewer, [same.id], travel);
  expect((await findExpense(viewer, same.id))?.lines[0]?.sources.category).toEqual({ by: 'hand' });
});

test('a form that is sent twice records one refund', async () => {
  const payment = await recordTestExpense(viewer, { categoryId: travel });
  const form = { id: crypto.randomUUID(), day: todayFor(viewer) };
  await refund(payment, form);
  await refund(payment, form);
  expect((await refundedPayment(viewer, payment))?.refunds).toHaveLength(1);
  await expect(refund(payment, { ...form, amount: '41.00' })).rejects.toThrow(/recorded a moment ago/);
});

test('a link can be made, moved and removed, and every history tells it once', async () => {
  const [one, other] = [await recordTestExpense(viewer), await recordTestExpense(viewer)];
  const money = await recordTestExpense(viewer, { type: 'refund', amount: '40.00' });
  expect(await refundedPayment(viewer, money)).toBeNull();
  await linkRefund(viewer, money, one);
  await linkRefund(viewer, money, one);
  await linkRefund(viewer, money, other);
  expect((await refundedPayment(viewer, money))?.payment.id).toBe(other);
  await unlinkRefund(viewer, money);
  await unlinkRefund(viewer, money);
  expect(await refundedPayment(viewer, money)).toBeNull();
  expect((await actionsOf(money)).reverse()).toEqual([
    'expense.recorded',
    'expense.refund-linked',
    'expense.refund-unlinked',
    'expense.refund-linked',
    'expense.refund-unlinked',
  ]);
  expect(await actionsOf(one)).toEqual([
    'expense.refund-unlinked-here',
    'expense.refund-linked-here',
    'expense.recorded',
  ]);
  expect((await findExpense(viewer, money))?.revision).toBe(1);
});

test('only a refund or a chargeback can be linked, and only to a payment that is there', async () => {
  const [payment, another] = [await recordTestExpense(viewer), await recordTestExpense(viewer)];
  const cashback = await recordTestExpense(viewer, { type: 'reward', amount: '3.00' });
  const money = await recordTestExpense(viewer, { type: 'refund', amount: '3.00' });
  await expect(linkRefund(viewer, another, payment)).rejects.toThrow(/Only a refund or a chargeback/);
  await expect(linkRefund(viewer, cashback, payment)).rejects.toThrow(/Only a refund or a chargeback/);
  await expect(linkRefund(viewer, money, cashback)).rejects.toThrow(/Only a payment/);
  await expect(linkRefund(viewer, money, money)).rejects.toThrow(/Only a payment/);
  await removeExpense(viewer, payment);
  await expect(linkRefund(viewer, money, payment)).rejects.toThrow(/no longer there/);
  await expect(refund(payment)).rejects.toThrow(/no longer there/);
  expect(() => expenseOf(viewer, { refundOf: another })).toThrow(/refund or a chargeback/);
});

test('a refund stays when its payment is deleted or becomes another type, and is then free', async () => {
  const [deleted, changed] = [await recordTestExpense(viewer), await recordTestExpense(viewer)];
  const [first, second] = [await refund(deleted), await refund(changed)];
  await removeExpense(viewer, deleted);
  await changeExpense(viewer, expenseOf(viewer, { id: changed, revision: 1, type: 'refund' }));
  for (const id of [first, second]) expect(await refundedPayment(viewer, id)).toBeNull();
  // A refund that becomes a payment has no link, and the history of both says so.
  const linked = await recordTestExpense(viewer);
  await linkRefund(viewer, second, linked);
  await changeExpense(viewer, expenseOf(viewer, { id: second, revision: 1, type: 'payment', amount: '40.00' }));
  expect((await refundedPayment(viewer, second))?.payment.id).toBe(second);
  expect(await actionsOf(second)).toContain('expense.refund-unlinked');
  expect((await actionsOf(linked))[0]).toBe('expense.refund-unlinked-here');
});

test('an edit of a refund keeps its link', async () => {
  const payment = await recordTestExpense(viewer);
  const id = await refund(payment);
  await changeExpense(viewer, expenseOf(viewer, { id, revision: 1, type: 'chargeback', amount: '41.00' }));
  expect((await refundedPayment(viewer, id))?.totals.refunded).toEqual(gbp('41.00'));
});

test('offers earlier payments of the merchant with enough money, the equal amount first', async () => {
  const day = addDays(todayFor(viewer), -10);
  const at = (change: Readonly<Record<string, unknown>>) =>
    recordTestExpense(viewer, { merchant: 'Paper & Ink Supplies', day, ...change });
  const equal = await at({ amount: '74.16', day: addDays(day, -5) });
  const larger = await at({ amount: '129.00' });
  await at({ amount: '20.00' });
  await at({ amount: '74.16', day: addDays(day, 1) });
  await at({ amount: '200.00', currency: 'EUR', rate: '0.85' });
  await at({ amount: '74.16', type: 'chargeback' });
  const money = await at({ type: 'refund', amount: '74.16', merchant: 'PAPER & INK SUPPLIES' });
  expect(idsOf(await likelyOriginals(viewer, money))).toEqual([equal, larger]);
  expect(idsOf(await searchOriginals(viewer, money, 'ink supplies'))).toHaveLength(4);
  expect(await searchOriginals(viewer, money, 'nothing like it')).toEqual([]);
  expect(await likelyOriginals(viewer, equal)).toEqual([]);
});

test('finds the payment of the same amount among many later ones of the merchant', async () => {
  const day = addDays(todayFor(viewer), -20);
  const ride = (change: Readonly<Record<string, unknown>>) =>
    recordTestExpense(viewer, { merchant: 'Bolt Ride', ...change });
  const equal = await ride({ amount: '17.35', day });
  await recordMany(viewer, 60, { merchant: 'Bolt Ride', amount: '30.00', day: addDays(day, 2) });
  const money = await ride({ type: 'refund', amount: '17.35' });
  expect((await likelyOriginals(viewer, money))[0]?.id).toBe(equal);
});

test('an employee links only what is theirs, and sees no other payment', async () => {
  const [ours, theirs] = [await recordTestExpense(viewer), await recordTestExpense(employee)];
  const money = await recordTestExpense(employee, { type: 'refund', amount: '5.00' });
  await expect(linkRefund(employee, money, ours)).rejects.toThrow(/no longer there/);
  await expect(refund(ours, {}, employee)).rejects.toThrow(/no longer there/);
  await linkRefund(employee, money, theirs);
  await linkRefund(viewer, money, ours);
  expect(await refundedPayment(employee, money)).toBeNull();
  expect(await refundedPayment(employee, ours)).toBeNull();
  expect(idsOf(await likelyOriginals(employee, money))).not.toContain(ours);
});

test('the database refuses a link to another company, to itself, and from a payment', async () => {
  const [payment, elsewhere] = [await recordTestExpense(viewer), await recordTestExpense(await aCompany())];
  const money = await recordTestExpense(viewer, { type: 'refund' });
  const set = (id: string, refundOf: string) =>
    asSuperuser('update expenses set refund_of = $1 where id = $2', [refundOf, id]);
  await expect(set(money, elsewhere)).rejects.toThrow(/expenses_company_id_refund_of_fkey/);
  await expect(set(money, money)).rejects.toThrow(/expenses_refund_of_check/);
  await expect(set(payment, money)).rejects.toThrow(/expenses_refund_of_check/);
  expect(await refundedPayment(viewer, elsewhere)).toBeNull();
  await expect(linkRefund(viewer, money, elsewhere)).rejects.toThrow(/no longer there/);
});

test('a foreign refund is worth its own rate, and the difference to the payment is named', async () => {
  const payment = await recordTestExpense(viewer, { amount: '100.00', currency: 'EUR', rate: '0.85' });
  const id = await refund(payment, { amount: '100.00', currency: 'EUR', rate: '0.87' });
  expect((await refundedPayment(viewer, id))?.totals).toMatchObject({
    net: { minor: 0n, currency: 'EUR' },
    exchangeDifference: gbp('2.00'),
  });
  const [row] = await asSuperuser<{ base_minor: string }>('select base_minor from movements where id = $1', [id]);
  expect(row?.base_minor).toBe('8700');
});
