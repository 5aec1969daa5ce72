import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { chooseFundingAccount, revokeKey } from '@/lib/data/ingest/keys';
import { listedExpenses } from '@/lib/testing/expenses';
import { aPdf } from '@/lib/testing/files';
import { aKey, ingestServer } from '@/lib/testing/ingest/api';
import { aTreasury, listed, payment } from '@/lib/testing/ingest/treasury';
import { aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { aCard } from '@/lib/testing/transfer/transfers';

let server: Awaited<ReturnType<typeof ingestServer>>;
beforeAll(async () => {
  server = await ingestServer();
});
afterAll(() => server.close());

describe('movements that a source sends', () => {
  test('are recognised by their words and accounts when the source names no type', async () => {
    const { owner, send } = await aTreasury(server.url);
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
    const { owner, send } = await aTreasury(server.url);
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
    const { owner, key, send } = await aTreasury(server.url);
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
    const { owner, send } = await aTreasury(server.url);
    await asSuperuser(`update companies set time_zone = 'Australia/Sydney' where id = $1`, [owner.companyId]);
    await send(payment({ day: undefined, occurredAt: '2026-11-03T14:30:00Z' }));
    expect((await listedExpenses(owner)).map(({ day }) => day)).toEqual(['2026-11-04']);
  });

  test('have receipts, each file once', async () => {
    const { owner, key, send } = await aTreasury(server.url);
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
    const { owner, send } = await aTreasury(server.url);
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
    const { owner, key, send } = await aTreasury(server.url);
    const other = await aTreasury(server.url);
    await send(payment());
    const get = (token: string | null, path = '/movements/p-1') =>
      fetch(
        `${server.url}/api/ingest/v1${path}`,
        token === null ? {} : { headers: { authorization: `Bearer ${token}` } },
      );
    expect((await get(key.token)).status).toBe(200);
    expect((await get(other.key.token)).status).toBe(404);
    expect((await get((await aKey(owner, { source: 'Other platform' })).token)).status).toBe(404);
    // A second key of the same source sees what the first one sent.
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
    const { key, send } = await aTreasury(server.url);
    expect((await send(payment())).status).toBe(200);
    await asSuperuser('update ingest_keys set permits = -5, refilled_at = now() where id = $1', [key.id]);
    const limited = await send(payment());
    expect([limited.status, limited.body.type]).toEqual([429, 'urn:outlay:problem:too-many-requests']);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    await asSuperuser(`update ingest_keys set refilled_at = now() - interval '1 minute' where id = $1`, [key.id]);
    expect((await send(payment())).status).toBe(200);
  });
});
