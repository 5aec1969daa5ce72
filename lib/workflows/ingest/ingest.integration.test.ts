import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reopenMonth } from '@/lib/data/close/close';
import { changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { refundedPayment } from '@/lib/data/expense/refund/refunds';
import { newId } from '@/lib/data/id';
import { listRefused } from '@/lib/data/ingest/received';
import { historyOf } from '@/lib/data/sync/history';
import { addTransfer, findTransfer } from '@/lib/data/transfer/transfers';
import { transferInput } from '@/lib/domain/transfer/transfer-input';
import { close, inMonth, month, reason } from '@/lib/testing/close/closing';
import { expenseOf, recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { ingestServer } from '@/lib/testing/ingest/api';
import { aTreasury, listed, payment } from '@/lib/testing/ingest/treasury';
import { asSuperuser } from '@/lib/testing/superuser';
import { retryRefused } from './retry';

let server: Awaited<ReturnType<typeof ingestServer>>;
beforeAll(async () => {
  server = await ingestServer();
});
afterAll(() => server.close());

describe('movements that a source sends', () => {
  test('become expenses and transfers, each once, however often they are sent', async () => {
    const { owner, visa, send } = await aTreasury(server.url);
    const batch = [
      payment(),
      payment({
        id: 'r-1',
        type: 'refund',
        amount: { minor: 250, currency: 'GBP' },
        refundOf: 'p-1',
        day: '2026-11-05',
      }),
      payment({ id: 'f-1', type: 'fee', merchant: 'Foreign transaction fee', amount: { minor: 90, currency: 'GBP' } }),
      payment({ id: 't-1', type: 'top_up', merchant: 'Top-up', amount: { minor: 50_000, currency: 'GBP' } }),
      payment({ id: 'w-1', type: 'withdrawal', merchant: 'Back', amount: { minor: 2_000, currency: 'GBP' } }),
      payment({
        id: 'i-1',
        type: 'interest',
        direction: 'in',
        merchant: 'Interest',
        amount: { minor: 10, currency: 'GBP' },
      }),
      payment({ id: 'c-1', type: 'chargeback', merchant: 'Quillfeather', amount: { minor: 3600, currency: 'GBP' } }),
      payment({ id: 'b-1', type: 'reward', merchant: 'Cashback', amount: { minor: 11, currency: 'GBP' } }),
    ];
    const first = await send(...batch);
    expect(first.status).toBe(200);
    expect(first.body.results?.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual(
      batch.map(({ id }) => [id, 'recorded', undefined]),
    );
    expect((await listed(owner)).toSorted()).toEqual([
      'Business current 7001 to Visa 4590 50000',
      'Visa 4590 to Business current 7001 2000',
      'chargeback Quillfeather 3600',
      'payment Foreign transaction fee 90',
      'payment Pret A Manger 1250',
      'refund Pret A Manger 250',
      'reward Cashback 11',
      'reward Interest 10',
    ]);
    expect((await send(...batch)).body).toEqual(first.body);
    expect(await listed(owner)).toHaveLength(batch.length);
    const [paid, refund] = first.body.results ?? [];
    expect((await refundedPayment(owner, refund?.movementId ?? ''))?.payment.id).toBe(paid?.movementId);
    const kept = await findExpense(owner, paid?.movementId ?? '');
    expect(kept).toMatchObject({ cardId: visa, day: '2026-11-03', categoryName: 'Meals' });
    const { rows } = await historyOf(owner, paid?.movementId ?? '');
    expect(rows.map(({ action, actor, detail }) => [action, actor, detail.source])).toContainEqual([
      'expense.received',
      null,
      'Acme Cards',
    ]);
  });

  test('are recorded once when the same request arrives many times at once', async () => {
    const { owner, send } = await aTreasury(server.url);
    const batch = [payment(), payment({ id: 't-1', type: 'top_up' })];
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(...batch)));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await listed(owner)).toHaveLength(2);
  });

  test('wait while they are pending, and a late message changes nothing', async () => {
    const { owner, send } = await aTreasury(server.url);
    const pending = payment({ status: 'pending', amount: { minor: 1_000, currency: 'GBP' } });
    expect((await send(pending)).body.results).toEqual([{ id: 'p-1', outcome: 'pending' }]);
    expect(await listed(owner)).toEqual([]);
    const settled = await send(pending, payment({ amount: { minor: 1_180, currency: 'GBP' } }));
    expect(settled.body.results?.map(({ outcome }) => outcome)).toEqual(['pending', 'recorded']);
    expect((await send(pending)).body.results).toEqual([settled.body.results?.[1]]);
    expect(await listed(owner)).toEqual(['payment Pret A Manger 1180']);
    await send({ id: 'gone', status: 'cancelled' });
    const late = await send(payment({ id: 'gone' }));
    expect(late.status).toBe(422);
    expect(late.body.results?.[0]).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('was cancelled'),
    });
    expect((await send(payment({ id: 'gone', version: 1 }))).body.results?.[0]).toMatchObject({ outcome: 'recorded' });
  });

  test('are changed while they are open, and what a person changed stays', async () => {
    const { owner, send } = await aTreasury(server.url);
    const [first] = (await send(payment({ version: 1 }))).body.results ?? [];
    const id = first?.movementId ?? '';
    const before = await findExpense(owner, id);
    await changeExpense(
      owner,
      expenseOf(owner, {
        id,
        revision: before?.revision,
        day: '2026-11-03',
        merchant: 'Pret A Manger',
        amount: '12.50',
        cardId: before?.cardId,
        note: 'Lunch with the bank',
      }),
    );
    const changed = payment({ version: 2, amount: { minor: 1_350, currency: 'GBP' } });
    expect((await send(changed)).body.results).toEqual([first]);
    expect(await findExpense(owner, id)).toMatchObject({ amount: { minor: 1_350n }, note: 'Lunch with the bank' });
    // An older version arrives late.
    expect((await send(payment({ version: 1 }))).body.results).toEqual([first]);
    expect(await findExpense(owner, id)).toMatchObject({ amount: { minor: 1_350n } });
    expect((await send(payment({ version: 3, type: 'top_up' }))).body.results?.[0]).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('another kind'),
    });
    expect((await send({ id: 'p-1', status: 'cancelled', version: 4 })).body.results).toEqual([
      { id: 'p-1', outcome: 'cancelled' },
    ]);
    expect(await findExpense(owner, id)).toBeNull();
    const [again] = (await send(payment({ version: 5 }))).body.results ?? [];
    expect(again).toMatchObject({ outcome: 'recorded' });
    expect(again?.movementId).not.toBe(id);
  });

  test('are not changed once they are in the books or a person deleted them', async () => {
    const { owner, send } = await aTreasury(server.url);
    const [one, two, three] =
      (await send(payment(), payment({ id: 'p-2' }), payment({ id: 't-1', type: 'top_up' }))).body.results ?? [];
    await asSuperuser('update movements set synced_revision = revision where id = any($1)', [
      [one?.movementId, three?.movementId],
    ]);
    await removeExpense(owner, two?.movementId ?? '');
    const other = { amount: { minor: 99, currency: 'GBP' } };
    const { body } = await send(
      payment(other),
      payment({ id: 'p-2', ...other }),
      payment({ id: 't-1', type: 'top_up', ...other }),
      { id: 'p-1', status: 'cancelled' },
    );
    expect(body.results?.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      'refused: It is in the books, so nothing was changed. Correct it in Outlay or in the books.',
      'refused: A person deleted it in Outlay.',
      'refused: It is in the books, so nothing was changed. Correct it in Outlay or in the books.',
      'refused: It is in the books, so nothing was changed. Correct it in Outlay or in the books.',
    ]);
    // The source sends again what is recorded.
    expect((await send(payment())).body.results).toEqual([one]);
  });

  test('of a closed month are refused, and recorded when a person tries again after it is open', async () => {
    const { owner, send } = await aTreasury(server.url);
    await send(payment({ id: 'old', day: inMonth }));
    await close(owner, { reason });
    const sent = [
      payment({ id: 'new', day: inMonth }),
      payment({ id: 'old', day: inMonth, amount: { minor: 5, currency: 'GBP' } }),
      { id: 'old', status: 'cancelled' },
    ];
    const { status, body } = await send(...sent);
    expect(status).toBe(422);
    expect(body.results?.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
    for (const { reason } of body.results ?? []) expect(reason).toContain('closed');
    expect((await listRefused(owner)).rows).toHaveLength(2);
    await reopenMonth(owner, { month, reason });
    expect(await retryRefused(owner)).toEqual({ recorded: 2, refused: 0 });
    expect(await listed(owner)).toEqual(['payment Pret A Manger 1250']);
  });

  test('explain what a person or an import recorded before, each one', async () => {
    const { owner, visa, current, send } = await aTreasury(server.url);
    const byHand = await recordTestExpense(owner, {
      merchant: 'PRET A MANGER',
      amount: '12.50',
      day: '2026-11-03',
      cardId: visa,
    });
    const [from, to] = [`card:GBP:${current}`, `card:GBP:${visa}`];
    const by = { id: newId(), kind: 'top_up', from, to, day: '2026-11-04', amount: '500.00' };
    await addTransfer(owner, transferInput({ today: todayFor(owner) }).parse(by));
    const top = payment({ id: 't-1', type: 'top_up', day: '2026-11-05', amount: { minor: 50_000, currency: 'GBP' } });
    const { body } = await send(payment(), payment({ id: 'p-2' }), top);
    expect(body.results?.map(({ outcome, existed }) => [outcome, existed])).toEqual([
      ['recorded', true],
      ['recorded', false],
      ['recorded', true],
    ]);
    expect(body.results?.[0]?.movementId).toBe(byHand);
    expect(await findTransfer(owner, body.results?.[2]?.movementId ?? '')).not.toBeNull();
    expect(await listed(owner)).toHaveLength(3);
    // A second top-up of the same amount is another one.
    expect((await send({ ...top, id: 't-2' })).body.results?.[0]).toMatchObject({
      outcome: 'recorded',
      existed: false,
    });
  });
});
