import { beforeEach, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { wakeLane } from './due-work';
import { acquireLane } from './lease';
import { type AdmissionWait, admitCall, backgroundLimits, cancelCall, endCall, saveHold } from './permits';

const holder = newId();
const admit = (companyId: string | null, address = 'one', fence: bigint | null = null) =>
  admitCall({ companyId, holderId: holder, fence, address, timeoutSeconds: 30 });
const exchange = {
  method: 'GET',
  path: '/companies',
  status: 200,
  failure: null,
  latencyMs: 1,
  correlationId: null,
  requestBody: null,
  responseBody: null,
};
const end = (permit: string | AdmissionWait, limits: Partial<Parameters<typeof endCall>[3]> = {}) =>
  endCall(typeof permit === 'string' ? permit : expect.fail('no permit'), { companyId: null, syncId: null }, exchange, {
    retryAfterSeconds: null,
    quota: null,
    ...limits,
  });
/** Inserts permits of calls that ended this many seconds ago. */
const insertEnded = (count: number, secondsAgo: number, companyId: string | null = null, address = 'one') =>
  asSuperuser(
    `insert into permits (id, company_id, holder, address, admitted_at, done_at)
     select gen_random_uuid(), $2, $3, $4, now() - make_interval(secs => $5), now() - make_interval(secs => $5)
     from generate_series(1, $1)`,
    [count, companyId, holder, address, secondsAgo],
  );

beforeEach(async () => {
  await asSuperuser(`delete from permits`);
  await asSuperuser(
    `update codat_gate set blocked_until = null, quota_limit = null, quota_remaining = null, quota_resets_at = null`,
  );
});

test('admits ten calls of a company at once, and the next when one ends', async () => {
  const company = newId();
  const admissions = await Promise.all(Array.from({ length: 25 }, () => admit(company)));
  const permits = admissions.filter((admission) => typeof admission === 'string');
  expect(permits).toHaveLength(10);
  expect(admissions.find((admission) => typeof admission !== 'string')).toEqual({ waitMs: 50, because: 'company' });
  expect(typeof (await admit(newId()))).toBe('string');
  await end(permits[0] ?? '');
  expect(typeof (await admit(company))).toBe('string');
});

test('counts the call of a killed process until its timeout', async () => {
  const company = newId();
  for (let calls = 0; calls < 10; calls += 1) await admit(company);
  expect(await admit(company)).toMatchObject({ because: 'company' });
  await asSuperuser(`update permits set admitted_at = now() - interval '36 seconds'`);
  expect(typeof (await admit(company))).toBe('string');
});

test('admits a thousand calls a minute from one address, each counted for a minute after it ends', async () => {
  await insertEnded(999, 30);
  expect(typeof (await admit(newId()))).toBe('string');
  const wait = await admit(newId());
  expect(wait).toMatchObject({ because: 'minute' });
  expect((wait as AdmissionWait).waitMs).toBeGreaterThan(29_000);
  expect((wait as AdmissionWait).waitMs).toBeLessThan(31_000);
  expect(typeof (await admit(newId(), 'another'))).toBe('string');
});

test('reserves the rest of the minute for other working companies once a company has used its share', async () => {
  const [large, small] = [await aCompany('Large'), await aCompany('Small')];
  await insertEnded(820, 10, large.companyId);
  expect(typeof (await admit(large.companyId))).toBe('string');
  await inScope(small, (tx) => wakeLane(tx, small.companyId));
  await acquireLane(small.companyId, newId());
  expect(await admit(large.companyId)).toEqual({ waitMs: 250, because: 'minute' });
  expect(typeof (await admit(small.companyId))).toBe('string');
});

test('a background read leaves half of the minute, and most of the calls of its company, to others', async () => {
  const company = newId();
  const inBackground = () =>
    admitCall(
      { companyId: company, holderId: holder, fence: null, address: 'one', timeoutSeconds: 30 },
      backgroundLimits,
    );
  await insertEnded(498, 30);
  expect([typeof (await inBackground()), typeof (await inBackground())]).toEqual(['string', 'string']);
  expect(await inBackground()).toMatchObject({ because: 'company' });
  expect(typeof (await admit(company))).toBe('string');
  await asSuperuser(`update permits set done_at = now() where done_at is null`);
  expect(await inBackground()).toMatchObject({ because: 'minute' });
  expect(typeof (await admit(company))).toBe('string');
});

test('gives no permit to a stale fence', async () => {
  const company = await aCompany('Harbour & Finch');
  await inScope(company, (tx) => wakeLane(tx, company.companyId));
  const lane = await acquireLane(company.companyId, holder);
  if (!lane) throw new Error('the lane is held');
  expect(typeof (await admit(company.companyId, 'one', lane.fence))).toBe('string');
  expect(await admit(company.companyId, 'one', lane.fence - 1n)).toMatchObject({ because: 'lost' });
});

test('makes all workers wait for Retry-After', async () => {
  await end(await admit(newId()), { retryAfterSeconds: 7 });
  const wait = await admit(newId(), 'another');
  expect(wait).toMatchObject({ because: 'told' });
  expect((wait as AdmissionWait).waitMs).toBeGreaterThan(6_000);
});

test('never exceeds the quota of the day, and restores it on the next', async () => {
  await end(await admit(newId()), { quota: { limit: 2000, remaining: 3, resetsInSeconds: 3600 } });
  // Responses can arrive out of order: an older one does not raise the remaining quota.
  const [one, other] = [await admit(newId()), await admit(newId())];
  await end(one, { quota: { limit: 2000, remaining: 3, resetsInSeconds: 3600 } });
  await end(other, { quota: { limit: 2000, remaining: 1, resetsInSeconds: 3600 } });
  expect(typeof (await admit(newId()))).toBe('string');
  const wait = await admit(newId());
  expect(wait).toMatchObject({ because: 'quota' });
  expect((wait as AdmissionWait).waitMs).toBeGreaterThan(3_590_000);
  await asSuperuser(`update codat_gate set quota_resets_at = now() - interval '1 second'`);
  expect(typeof (await admit(newId()))).toBe('string');
});

test('another reset that Codat states replaces the stored one, although more calls remain', async () => {
  await end(await admit(newId()), { quota: { limit: 2000, remaining: 3, resetsInSeconds: 43_200 } });
  await end(await admit(newId()), { quota: { limit: 2000, remaining: 1999, resetsInSeconds: 300 } });
  const [gate] = await asSuperuser<{ remaining: number; soon: boolean }>(
    `select quota_remaining as remaining, quota_resets_at < now() + interval '301 seconds' as soon from codat_gate`,
  );
  expect(gate).toEqual({ remaining: 1999, soon: true });
  // A response of the same day with a little latency does not.
  await end(await admit(newId()), { quota: { limit: 2000, remaining: 1999, resetsInSeconds: 290 } });
  const [later] = await asSuperuser<{ remaining: number }>(`select quota_remaining as remaining from codat_gate`);
  expect(later).toEqual({ remaining: 1998 });
});

test('stores the exchange with the end of its call, whatever its body contains', async () => {
  const { companyId } = await aCompany();
  const permit = await admit(companyId);
  const responseBody = `null \0, half a character ${'\u{1F600}'.slice(0, 1)}, and "quotes"`;
  await endCall(
    typeof permit === 'string' ? permit : expect.fail('no permit'),
    { companyId, syncId: null },
    { ...exchange, responseBody },
    { retryAfterSeconds: null, quota: null },
  );
  const rows = await asSuperuser<{ response_body: string }>(
    `select response_body from exchanges where company_id = $1`,
    [companyId],
  );
  expect(rows).toEqual([{ response_body: 'null , half a character \uFFFD, and "quotes"' }]);
});

test('a call that was not made counts against no limit', async () => {
  const company = newId();
  const permits = await Promise.all(Array.from({ length: 10 }, () => admit(company)));
  expect(await admit(company)).toMatchObject({ because: 'company' });
  await cancelCall(typeof permits[0] === 'string' ? permits[0] : expect.fail('no permit'));
  expect(typeof (await admit(company))).toBe('string');
});

test('a wait that another process stores holds all calls', async () => {
  await saveHold(5);
  expect(await admit(newId())).toMatchObject({ because: 'told' });
});
