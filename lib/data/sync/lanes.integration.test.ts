import { beforeEach, expect, test } from 'vitest';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import {
  acquireLane,
  dueLanes,
  type Lane,
  lanePause,
  pauseLane,
  releaseLane,
  renewLane,
  requestRecheck,
  resumeLaneIn,
  wakeLane,
} from './lanes';

let viewer: Viewer;
beforeEach(async () => {
  viewer = await aCompany('Harbour & Finch');
});

const wake = (seconds = 0) => inScope(viewer, (tx) => wakeLane(tx, viewer.companyId, seconds));
const isDue = async () => (await dueLanes()).includes(viewer.companyId);
async function take(): Promise<Lane> {
  const lane = await acquireLane(viewer.companyId, newId());
  return lane ?? expect.fail('the lane is held');
}
const goSilent = () =>
  asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [viewer.companyId]);

test('a lane is held by one, however many want it at once', async () => {
  await wake();
  const taken = await Promise.all(Array.from({ length: 8 }, () => acquireLane(viewer.companyId, newId())));
  expect(taken.filter((lane) => lane !== null)).toHaveLength(1);
});

test('a lane is due when something is, and not while it is held', async () => {
  expect(await isDue()).toBe(false);
  await wake(3600);
  expect(await isDue()).toBe(false);
  await wake();
  expect(await isDue()).toBe(true);
  const lane = await take();
  expect(await isDue()).toBe(false);
  expect(await releaseLane(lane)).toBe(false);
  expect(await isDue()).toBe(false);
});

test('what comes in while it is held is seen before it is let go', async () => {
  await wake();
  const lane = await take();
  await wake();
  expect(await releaseLane(lane)).toBe(true);
  const again = await take();
  await requestRecheck(viewer.companyId);
  expect(await releaseLane(again)).toBe(true);
});

test('a holder that goes silent loses it to the next, and is too late for everything', async () => {
  await wake();
  const silent = await take();
  expect(await renewLane(silent)).toBe(true);
  await goSilent();
  expect(await isDue()).toBe(true);
  expect(await renewLane(silent)).toBe(false);
  const next = await take();
  expect(next.fence).toBeGreaterThan(silent.fence);
  expect(await releaseLane(silent)).toBe(false);
  expect(await renewLane(next)).toBe(true);
});

test('a pause is said once, shown with its reason, and ends by itself', async () => {
  await wake();
  const lane = await take();
  await pauseLane(lane, 'connection', 600);
  await pauseLane(lane, 'connection', 600);
  const said = await asSuperuser(`select action from audit_events where company_id = $1 and action like 'lane.%'`, [
    viewer.companyId,
  ]);
  expect(said).toEqual([{ action: 'lane.paused' }]);
  const pause = await lanePause(viewer);
  expect(pause?.because).toBe('connection');
  expect(pause?.until.getTime()).toBeGreaterThan(pause?.since.getTime() ?? 0);
  await releaseLane(lane);
  expect((await take()).paused).toEqual({ because: 'connection', over: false });

  await inScope(viewer, (tx) => resumeLaneIn(tx, viewer.companyId));
  expect(await lanePause(viewer)).toBeNull();
  await goSilent();
  expect((await take()).paused).toBeNull();
});

test('whoever has lost the lane pauses nothing', async () => {
  await wake();
  const silent = await take();
  await goSilent();
  await take();
  await pauseLane(silent, 'away', 60);
  expect(await lanePause(viewer)).toBeNull();
});
