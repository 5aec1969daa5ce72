import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reopenMonth } from '@/lib/data/close/close';
import { inScope } from '@/lib/data/db';
import { changeExpense, findExpense, removeExpense } from '@/lib/data/expense/expenses';
import { listMovements } from '@/lib/data/expense/list';
import { refundedPayment } from '@/lib/data/expense/refund/refunds';
import { newId } from '@/lib/data/id';
import { chooseFundingAccount, revokeKey } from '@/lib/data/ingest/keys';
import { listRefused } from '@/lib/data/ingest/received';
import { historyOf } from '@/lib/data/sync/history';
import { addTransfer, findTransfer } from '@/lib/data/transfer/transfers';
import type { Viewer } from '@/lib/domain/company/viewer';
import { transferInput } from '@/lib/domain/transfer/transfer-input';
import { close, inMonth, month, reason } from '@/lib/testing/close/closing';
import { expenseOf, listedExpenses, recordTestExpense, todayFor } from '@/lib/testing/expenses';
import { aPdf } from '@/lib/testing/files';
import { aKey, ingestServer, senderOf } from '@/lib/testing/ingest/api';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { aCard } from '@/lib/testing/transfer/transfers';
import { retryRefused } from './retry';

let server: Awaited<ReturnType<typeof ingestServer>>;
beforeAll(async () => {
  server = await ingestServer();
});
afterAll(() => server.close());

/** A company with two accounts in pounds and none else, and a key whose top-ups come from the second one. */
async function aTreasury() {
  const owner = await aCompany();
  await asSuperuser('update cards set archived_at = now() where company_id = $1', [owner.companyId]);
  const [visa, current] = [await aCard(owner, 'Visa 4590'), await aCard(owner, 'Business current 7001')];
  const key = await aKey(owner, { fundingAccount: `card:GBP:${current}` });
  return { owner, visa, current, key, send: senderOf(server.url, key.token) };
}

const payment = (change: Readonly<Record<string, unknown>> = {}) => ({
  id: 'p-1',
  status: 'settled',
  type: 'payment',
  day: '2026-11-03',
  amount: { minor: 1250, currency: 'GBP' },
  merchant: 'Pret A Manger',
  card: { lastFour: '4590' },
  ...change,
});

const listed = async (of: Viewer) =>
  (await listMovements(of, {})).rows.map((row) =>
    row.movement === 'transfer'
      ? `${row.from.name} to ${row.to.name} ${row.from.amount.minor}`
      : `${row.type} ${row.merchant} ${row.amount.minor}`,
  );

describe('movements that a source sends', () => {
  test('become expenses and transfers, each once, however often they are sent', async () => {
    const { owner, visa, send } = await aTreasury();
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
    const { owner, send } = await aTreasury();
    const batch = [payment(), payment({ id: 't-1', type: 'top_up' })];
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(...batch)));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await listed(owner)).toHaveLength(2);
  });

  test('wait while they are pending, and a late message changes nothing', async () => {
    const { owner, send } = await aTreasury();
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
    const { owner, send } = await aTreasury();
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
    const { owner, send } = await aTreasury();
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
    const { owner, send } = await aTreasury();
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
    const { owner, visa, current, send } = await aTreasury();
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

  test('are recognised by their words and accounts when the source names no type', async () => {
    const { owner, send } = await aTreasury();
    const untyped = (id: string, direction: string, merchant: string, minor: number) =>
      payment({ id, type: undefined, direction, merchant, amount: { minor, currency: 'GBP' } });
    const { body } = await send(
      untyped('a', 'in', 'PAYMENT RECEIVED - THANK YOU', 500_00),
      untyped('b', 'out', 'Foreign transaction fee', 250),
      untyped('c', 'in', 'PAYROLL DEPOSIT NOVEMBER', 100),
      untyped('d', 'out', 'Quillfeather', 900),
    );
    expect(body.results?.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'refused', 'recorded']);
    expect((await listed(owner)).toSorted()).toEqual([
      'Business current 7001 to Visa 4590 50000',
      'payment Foreign transaction fee 250',
      'payment Quillfeather 900',
    ]);
  });

  test('of two cards are the sides of one transfer', async () => {
    const { owner, send } = await aTreasury();
    const transfer = (id: string, direction: string, lastFour: string, other: string) =>
      payment({
        id,
        type: 'transfer',
        direction,
        merchant: 'Own transfer',
        card: { lastFour },
        otherAccount: { card: { lastFour: other } },
      });
    const { body } = await send(transfer('a', 'out', '7001', '4590'), transfer('b', 'in', '4590', '7001'));
    expect(new Set(body.results?.map(({ movementId }) => movementId)).size).toBe(1);
    expect(await listed(owner)).toEqual(['Business current 7001 to Visa 4590 1250']);
    expect((await send({ id: 'a', status: 'cancelled' })).body.results?.[0]).toMatchObject({ outcome: 'refused' });
  });

  test('say in words what is missing: a card, a rate, an account, a person, a category', async () => {
    const { owner, key, send } = await aTreasury();
    const member = await aMember(owner, 'employee');
    await chooseFundingAccount(owner, key.id, null);
    await aCard(owner, 'Savings');
    const { body } = await send(
      payment({ id: 'a', card: { lastFour: '0000' } }),
      payment({ id: 'b', amount: { minor: 100, currency: 'EUR' } }),
      payment({ id: 'c', amount: { minor: 100, currency: 'EUR' }, rate: '0.87' }),
      payment({ id: 'd', type: 'top_up' }),
      payment({ id: 'e', person: { email: member.email.toUpperCase() }, category: 'Travel' }),
      payment({ id: 'f', person: { email: 'nobody@example.com' }, category: 'Yachts' }),
      payment({ id: 'g', day: '2127-01-01' }),
    );
    expect(body.results?.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      'refused: The company has no card that ends with 0000. Add the card in Outlay, under Mapping, with these digits in its name.',
      'refused: Its currency is not that of the books, which is GBP. Send a `rate`.',
      'recorded: undefined',
      'refused: The account that the top-up came from is not known. Send it in `otherAccount`, or choose the account in Outlay, under Settings, API.',
      'recorded: undefined',
      'recorded: There is no category called Yachts. No member of the company has the address nobody@example.com.',
      'refused: The day is in the future for the company. Send it again on that day.',
    ]);
    const own = await listedExpenses(member);
    expect(own.map(({ merchant, categoryName }) => [merchant, categoryName])).toEqual([['Pret A Manger', 'Travel']]);
  });

  test('have the day of the company’s time zone', async () => {
    const { owner, send } = await aTreasury();
    await asSuperuser(`update companies set time_zone = 'Australia/Sydney' where id = $1`, [owner.companyId]);
    await send(payment({ day: undefined, occurredAt: '2026-11-03T14:30:00Z' }));
    expect((await listedExpenses(owner)).map(({ day }) => day)).toEqual(['2026-11-04']);
  });

  test('have receipts, each file once', async () => {
    const { owner, key, send } = await aTreasury();
    const post = async (id: string, body: BodyInit) => {
      const response = await fetch(`${server.url}/api/ingest/v1/movements/${id}/receipts?name=lunch.pdf`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key.token}` },
        body,
      });
      return { status: response.status, body: (await response.json()) as { receiptId?: string; detail?: string } };
    };
    await send(payment(), payment({ id: 'pending', status: 'pending' }));
    const first = await post('p-1', new Uint8Array(aPdf()));
    expect(first.status).toBe(201);
    expect(await post('p-1', new Uint8Array(aPdf()))).toEqual({ status: 200, body: first.body });
    expect((await listedExpenses(owner))[0]?.receiptCount).toBe(1);
    expect((await post('p-1', 'no receipt')).status).toBe(422);
    expect((await post('pending', new Uint8Array(aPdf()))).status).toBe(409);
    expect((await post('nothing', new Uint8Array(aPdf()))).status).toBe(404);
  });
});

describe('a request', () => {
  test('that is not valid says what is wrong with each field, and the other movements are recorded', async () => {
    const { owner, send } = await aTreasury();
    const { status, body } = await send(
      payment(),
      { ...payment({ id: 'bad', amount: { minor: 1.5, currency: 'gbp' }, merchant: ' ' }), colour: 'red' },
      payment({ id: 'no day', day: '2026-02-30' }),
    );
    expect(status).toBe(200);
    expect(body.results?.map(({ outcome }) => outcome)).toEqual(['recorded', 'invalid', 'invalid']);
    const messages = new Map(body.results?.[1]?.errors?.map(({ field, message }) => [field, message]));
    expect(messages.get('amount.minor')).toBe('Send a whole number of minor units, for example 1250 for 12.50 GBP.');
    expect(messages.get('amount.currency')).toContain('ISO 4217');
    expect(messages.get('merchant')).toBe('Send the merchant or the other party.');
    expect(messages.get('')).toBe('Outlay does not know `colour`. Leave it out.');
    expect(await listed(owner)).toHaveLength(1);
    for (const [text, code, type] of [
      ['{', 400, 'not-json'],
      ['{"movements":[]}', 422, 'invalid-body'],
      [JSON.stringify({ movements: Array.from({ length: 501 }, () => payment()) }), 422, 'invalid-body'],
      [`{"movements":["${'x'.repeat(3_000_000)}"]}`, 413, 'too-large'],
    ] as const) {
      const refused = await send(text);
      expect([refused.status, refused.body.type]).toEqual([code, `urn:outlay:problem:${type}`]);
      expect(refused.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test('without a valid key is refused, and a key sees only its own company and source', async () => {
    const { owner, key, send } = await aTreasury();
    const other = await aTreasury();
    await send(payment());
    const get = (token: string | null, path = '/movements/p-1') =>
      fetch(
        `${server.url}/api/ingest/v1${path}`,
        token === null ? {} : { headers: { authorization: `Bearer ${token}` } },
      );
    expect((await get(key.token)).status).toBe(200);
    expect((await get(other.key.token)).status).toBe(404);
    expect((await get((await aKey(owner, { source: 'Other platform' })).token)).status).toBe(404);
    // A second key of the same source goes on where the first one was.
    expect((await get((await aKey(owner)).token)).status).toBe(200);
    const cards = (await (await get(other.key.token, '/cards')).json()) as { cards: { id: string }[] };
    expect(cards.cards.map(({ id }) => id).toSorted()).toEqual([other.visa, other.current].toSorted());
    await other.send(payment({ id: 'x', card: { id: cards.cards[0]?.id } }));
    expect((await send(payment({ id: 'x', card: { id: other.visa } }))).body.results?.[0]).toMatchObject({
      outcome: 'refused',
    });
    for (const token of [null, 'outlay_wrong', `${key.token}x`, key.token.toUpperCase()]) {
      const response = await get(token);
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    await revokeKey(owner, key.id);
    expect((await get(key.token)).status).toBe(401);
    expect((await send(payment({ id: 'after' }))).status).toBe(401);
    // Neither an employee nor another company sees keys or what was sent.
    const employee = await aMember(owner, 'employee');
    for (const scope of [employee, other.owner])
      expect(await inScope(scope, (tx) => tx.ingestedMovement.count({ where: { companyId: owner.companyId } }))).toBe(
        0,
      );
    expect(await inScope({}, (tx) => tx.ingestKey.count())).toBe(0);
  });

  test('too many of a key wait, with the seconds in Retry-After', async () => {
    const { key, send } = await aTreasury();
    expect((await send(payment())).status).toBe(200);
    await asSuperuser('update ingest_keys set permits = -5, refilled_at = now() where id = $1', [key.id]);
    const limited = await send(payment());
    expect([limited.status, limited.body.type]).toEqual([429, 'urn:outlay:problem:too-many-requests']);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    await asSuperuser(`update ingest_keys set refilled_at = now() - interval '1 minute' where id = $1`, [key.id]);
    expect((await send(payment())).status).toBe(200);
  });
});
