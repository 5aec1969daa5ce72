import { beforeEach, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { acquireLane, wakeLane } from './lanes';
import { type AdmissionWait, admitCall, endCall } from './permits';

const holder = newId();
const call = (companyId: string | null, address = 'one', fence: bigint | null = null) =>
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
const end = (permit: string | AdmissionWait, said: Partial<Parameters<typeof endCall>[3]> = {}) =>
  endCall(typeof permit === 'string' ? permit : expect.fail('no permit'), { companyId: null, syncId: null }, exchange, {
    retryAfterSeconds: null,
    quota: null,
    ...said,
  });
/** So many calls that came back that long ago. */
const past = (count: number, secondsAgo: number, companyId: string | null = null, address = 'one') =>
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

test('ten calls of a company are let out at once, however many ask together; the next when one is over', async () => {
  const company = newId();
  const asked = await Promise.all(Array.from({ length: 25 }, () => call(company)));
  const out = asked.filter((said) => typeof said === 'string');
  expect(out).toHaveLength(10);
  expect(asked.filter((said) => typeof said !== 'string')[0]).toEqual({ waitMs: 50, because: 'company' });
  expect(typeof (await call(newId()))).toBe('string');
  await end(out[0] ?? '');
  expect(typeof (await call(company))).toBe('string');
});

test('a call whose process was killed counts until it would have timed out', async () => {
  const company = newId();
  for (let calls = 0; calls < 10; calls += 1) await call(company);
  expect(await call(company)).toMatchObject({ because: 'company' });
  await asSuperuser(`update permits set admitted_at = now() - interval '36 seconds'`);
  expect(typeof (await call(company))).toBe('string');
});

test('a thousand calls in a minute from one address, counted until a minute after each came back', async () => {
  await past(999, 30);
  expect(typeof (await call(newId()))).toBe('string');
  const wait = await call(newId());
  expect(wait).toMatchObject({ because: 'minute' });
  expect((wait as AdmissionWait).waitMs).toBeGreaterThan(29_000);
  expect((wait as AdmissionWait).waitMs).toBeLessThan(31_000);
  expect(typeof (await call(newId(), 'another'))).toBe('string');
});

test('a company that has had its share leaves the rest of the minute to the others while they are at work', async () => {
  const [large, small] = [await aCompany('Large'), await aCompany('Small')];
  await past(820, 10, large.companyId);
  expect(typeof (await call(large.companyId))).toBe('string');
  await inScope(small, (tx) => wakeLane(tx, small.companyId));
  await acquireLane(small.companyId, newId());
  expect(await call(large.companyId)).toEqual({ waitMs: 250, because: 'minute' });
  expect(typeof (await call(small.companyId))).toBe('string');
});

test('a call on a lane that has passed to another does not leave', async () => {
  const company = await aCompany('Harbour & Finch');
  await inScope(company, (tx) => wakeLane(tx, company.companyId));
  const lane = await acquireLane(company.companyId, holder);
  if (!lane) throw new Error('the lane is held');
  expect(typeof (await call(company.companyId, 'one', lane.fence))).toBe('string');
  expect(await call(company.companyId, 'one', lane.fence - 1n)).toMatchObject({ because: 'lost' });
});

test('a Retry-After is kept by everybody', async () => {
  await end(await call(newId()), { retryAfterSeconds: 7 });
  const wait = await call(newId(), 'another');
  expect(wait).toMatchObject({ because: 'told' });
  expect((wait as AdmissionWait).waitMs).toBeGreaterThan(6_000);
});

test('the day’s quota is never passed, whoever spends it, and the day after it is whole again', async () => {
  await end(await call(newId()), { quota: { limit: 2000, remaining: 3, resetsInSeconds: 3600 } });
  // Answers overtake each other: an older one does not give anything back.
  const [one, other] = [await call(newId()), await call(newId())];
  await end(one, { quota: { limit: 2000, remaining: 3, resetsInSeconds: 3600 } });
  await end(other, { quota: { limit: 2000, remaining: 1, resetsInSeconds: 3600 } });
  expect(typeof (await call(newId()))).toBe('string');
  const wait = await call(newId());
  expect(wait).toMatchObject({ because: 'quota' });
  expect((wait as AdmissionWait).waitMs).toBeGreaterThan(3_590_000);
  // One more company is linked: a larger quota is heard of with the next answer, and counts.
  await asSuperuser(`update codat_gate set quota_resets_at = now() - interval '1 second'`);
  expect(typeof (await call(newId()))).toBe('string');
});
