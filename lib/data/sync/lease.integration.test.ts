import { beforeEach, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { dueLanes, wakeLane } from './due-work';
import { lanePause, pauseLane, resumeLaneIn } from './lane-pause';
import { acquireLane, type Lane, releaseLane, renewLane, requestRecheck } from './lease';

let viewer: Viewer;
beforeEach(async () => {
  viewer = await aCompany('Harbour & Finch');
});

const wake = () => inScope(viewer, (tx) => wakeLane(tx, viewer.companyId));
const isDue = async () => (await dueLanes()).includes(viewer.companyId);
async function acquire(): Promise<Lane> {
  return (await acquireLane(viewer.companyId, newId())) ?? expect.fail('the lane is held');
}
const expireLease = () =>
  asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [viewer.companyId]);

test('leases a lane to one of eight workers that ask at once', async () => {
  await wake();
  const lanes = await Promise.all(Array.from({ length: 8 }, () => acquireLane(viewer.companyId, newId())));
  expect(lanes.filter((lane) => lane !== null)).toHaveLength(1);
});

test('reports a lane as due while it has due work and no holder', async () => {
  expect(await isDue()).toBe(false);
  await wake();
  await asSuperuser(`update lanes set due_at = now() + interval '1 hour' where company_id = $1`, [viewer.companyId]);
  expect(await isDue()).toBe(false);
  await wake();
  expect(await isDue()).toBe(true);
  const lane = await acquire();
  expect(await isDue()).toBe(false);
  expect(await releaseLane(lane)).toBe(false);
  expect(await isDue()).toBe(false);
});

test('reports work that arrives while the lane is held', async () => {
  await wake();
  const lane = await acquire();
  await wake();
  expect(await releaseLane(lane)).toBe(true);
  const next = await acquire();
  await requestRecheck(viewer.companyId);
  expect(await releaseLane(next)).toBe(true);
});

test('passes an expired lease to the next worker and fences the previous holder off', async () => {
  await wake();
  const expired = await acquire();
  expect(await renewLane(expired)).toBe(true);
  await expireLease();
  expect(await isDue()).toBe(true);
  expect(await renewLane(expired)).toBe(false);
  const next = await acquire();
  expect(next.fence).toBeGreaterThan(expired.fence);
  expect(await releaseLane(expired)).toBe(false);
  expect(await renewLane(next)).toBe(true);
});

test('records a pause once, shows its reason and ends it when the lane resumes', async () => {
  await wake();
  const lane = await acquire();
  await pauseLane(lane, 'connection', 600);
  await pauseLane(lane, 'connection', 600);
  const events = await asSuperuser(`select action from audit_events where company_id = $1 and action like 'lane.%'`, [
    viewer.companyId,
  ]);
  expect(events).toEqual([{ action: 'lane.paused' }]);
  const pause = await lanePause(viewer);
  expect(pause?.because).toBe('connection');
  expect(pause?.until.getTime()).toBeGreaterThan(pause?.since.getTime() ?? 0);
  await releaseLane(lane);
  expect((await acquire()).paused).toEqual({ because: 'connection', over: false });

  await inScope(viewer, (tx) => resumeLaneIn(tx, viewer.companyId));
  expect(await lanePause(viewer)).toBeNull();
  await expireLease();
  expect((await acquire()).paused).toBeNull();
});

test('ignores a pause from a worker that lost the lease', async () => {
  await wake();
  const expired = await acquire();
  await expireLease();
  await acquire();
  await pauseLane(expired, 'away', 60);
  expect(await lanePause(viewer)).toBeNull();
});
