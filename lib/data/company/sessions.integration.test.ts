import { beforeAll, expect, test } from 'vitest';
import { db, inScope } from '@/lib/data/db';
import { aCompany, aMember, aPerson } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { endOtherSessions, endSession, listSessions, liveSession, startSession, switchCompany } from './sessions';

let userId: string;
beforeAll(async () => {
  userId = (await aPerson()).id;
});

const start = (of = userId) => startSession({ userId: of, userAgent: 'Firefox', ipAddress: '127.0.0.1' });
const turnBack = (id: string, column: 'expires_at' | 'last_seen_at', days: number) =>
  asSuperuser(`update sessions set ${column} = ${column} - $2 * interval '1 day' where id = $1`, [id, days]);

test('a session is live until it is ended', async () => {
  const id = await start();
  expect(await liveSession(id)).toMatchObject({ sessionId: id, user: { id: userId } });
  await endSession(userId, id);
  expect(await liveSession(id)).toBeNull();
});

test('a session expires after 30 days, and after a week of inactivity', async () => {
  const [old, idle, used] = [await start(), await start(), await start()];
  await turnBack(old, 'expires_at', 31);
  await turnBack(idle, 'last_seen_at', 8);
  await turnBack(used, 'last_seen_at', 6);
  expect(await liveSession(old)).toBeNull();
  expect(await liveSession(idle)).toBeNull();
  expect(await liveSession(used)).not.toBeNull();
  expect((await listSessions(userId)).rows.map((row) => row.id)).toEqual([used]);
});

test('use of a session resets its idle time', async () => {
  const id = await start();
  await turnBack(id, 'last_seen_at', 6);
  await liveSession(id);
  await turnBack(id, 'last_seen_at', 6);
  expect(await liveSession(id)).not.toBeNull();
});

test('a request does not wait for another one that stores the use of the session', async () => {
  const id = await start();
  await turnBack(id, 'last_seen_at', 1);
  await inScope({ userId }, async (tx) => {
    expect(await tx.$executeRaw`update sessions set last_seen_at = last_seen_at where id = ${id}::uuid`).toBe(1);
    expect(await liveSession(id)).toMatchObject({ sessionId: id });
  });
});

test('the settings that show a session end with its statement', async () => {
  await liveSession(await start());
  const [settings] = await db().$queryRaw<object[]>`
    select current_setting('app.session', true) as session, current_setting('app.user', true) as person`;
  expect(Object.values(settings ?? {}).filter(Boolean)).toEqual([]);
});

test('an unknown or malformed id is not a session', async () => {
  expect(await liveSession(crypto.randomUUID())).toBeNull();
});

test('a person cannot end another person’s session', async () => {
  const id = await start();
  const stranger = await aPerson();
  await endSession(stranger.id, id);
  await endOtherSessions(stranger.id, crypto.randomUUID());
  expect(await liveSession(id)).not.toBeNull();
});

test('ending other sessions keeps the current one', async () => {
  const [kept, other] = [await start(), await start()];
  await endOtherSessions(userId, kept);
  expect(await liveSession(kept)).not.toBeNull();
  expect(await liveSession(other)).toBeNull();
});

test('switches to the person’s own companies only', async () => {
  const owner = await aCompany();
  const member = await aMember(owner, 'bookkeeper');
  const elsewhere = await aCompany('Bright Dental');
  const id = await start(member.userId);
  expect(await switchCompany(member.userId, id, elsewhere.companyId)).toBe(false);
  expect(await switchCompany(member.userId, id, owner.companyId)).toBe(true);
  const session = await liveSession(id);
  expect(session?.activeCompanyId).toBe(owner.companyId);
  expect(session?.companies).toEqual([
    {
      id: owner.companyId,
      name: owner.companyName,
      slug: owner.companySlug,
      role: 'bookkeeper',
      baseCurrency: owner.baseCurrency,
      timeZone: owner.timeZone,
      country: owner.country,
      yearStart: null,
    },
  ]);
});
