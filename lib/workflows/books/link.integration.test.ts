import { afterAll, beforeAll, expect, test } from 'vitest';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import type { Viewer } from '@/lib/domain/company/viewer';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { giveConsent, submitStep } from '@/sandbox/testing/hosted-link';
import { checkConnection } from './check-connection';
import { continueLink, startLink, startOver } from './link';

const organisation = 'harbour-and-finch';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
  codat.dropWebhooks(true);
});
afterAll(() => codat.close());

const connectionOf = async (viewer: Viewer) => {
  const connection = await currentConnection(viewer);
  if (!connection) throw new Error('the company has no connection');
  return connection;
};

const startDaysAgo = ({ companyId }: Viewer, days: number) =>
  asSuperuser(`update connections set link_started_at = now() - make_interval(days => $2) where company_id = $1`, [
    companyId,
    days,
  ]);

/** Returns what the sandbox answers when a person opens the link. A used or expired link answers with 410. */
const openLink = async (url: string | null) => (await fetch(url ?? '')).status;

test('a person who closed Codat’s page goes on with the same connection', async () => {
  const viewer = await aCompany();
  await startLink(viewer, 'xero');
  const before = await connectionOf(viewer);
  await giveConsent((await continueLink(viewer)) ?? '', organisation);
  const after = await connectionOf(viewer);
  expect(after.codatConnectionId).toBe(before.codatConnectionId);
  expect(after.linkStartedAt.getTime()).toBeGreaterThan(before.linkStartedAt.getTime());
  expect(await checkConnection(viewer.companyId, after.codatConnectionId)).toBe('linked');
});

test('continuing after a cancelled visit gets a new link, and forgets the failure', async () => {
  const viewer = await aCompany();
  const used = await startLink(viewer, 'xero');
  await submitStep(used, 'consent', { answer: 'cancel' });
  const { codatConnectionId } = await connectionOf(viewer);
  await checkConnection(viewer.companyId, codatConnectionId);
  expect((await connectionOf(viewer)).linkFailure).toBe('cancelled');
  expect(await openLink(used)).toBe(410);

  const url = await continueLink(viewer);
  expect(await openLink(url)).toBe(200);
  expect((await connectionOf(viewer)).linkFailure).toBeNull();
  // The error of the first visit is still listed at Codat.
  await checkConnection(viewer.companyId, codatConnectionId);
  expect((await connectionOf(viewer)).linkFailure).toBeNull();

  await submitStep(url ?? '', 'consent', { answer: 'error' });
  await checkConnection(viewer.companyId, codatConnectionId);
  expect((await connectionOf(viewer)).linkFailure).toBe('failed');
});

test('continuing after the link has expired gets one that works', async () => {
  const viewer = await aCompany();
  const old = await startLink(viewer, 'xero');
  await startDaysAgo(viewer, 2);
  await codat.control('PUT', 'clock', { advanceSeconds: 2 * 86_400 });
  expect(await openLink(old)).toBe(410);
  expect(await openLink(await continueLink(viewer))).toBe(200);
});

test('continuing creates a new connection when Codat still gives the link that was used up', async () => {
  const viewer = await aCompany();
  const url = await startLink(viewer, 'xero');
  const before = await connectionOf(viewer);
  // The sandbox gives the same link as long as it is not used, and Outlay knows that it has expired.
  await startDaysAgo(viewer, 2);
  const next = await continueLink(viewer);
  expect(next).not.toBe(url);
  expect((await connectionOf(viewer)).codatConnectionId).not.toBe(before.codatConnectionId);
  expect(await openLink(next)).toBe(200);
});

test('continuing creates a new connection when the former one was deleted at Codat', async () => {
  const viewer = await aCompany();
  await startLink(viewer, 'xero');
  const before = await connectionOf(viewer);
  await deleteAtCodat(viewer, before.codatConnectionId);
  expect(await openLink(await continueLink(viewer))).toBe(200);
  const after = await connectionOf(viewer);
  expect(after.codatConnectionId).not.toBe(before.codatConnectionId);
  expect(after).toMatchObject({ status: 'pending', package: 'xero' });
});

test('continuing leads nowhere when the package is linked already', async () => {
  const viewer = await aCompany();
  await giveConsent(await startLink(viewer, 'xero'), organisation);
  expect(await continueLink(viewer)).toBeNull();
  expect((await connectionOf(viewer)).status).toBe('linked');
});

test('starting over deletes the pending connection in Outlay and at Codat', async () => {
  const viewer = await aCompany();
  const url = await startLink(viewer, 'xero');
  await startOver(viewer);
  expect(await currentConnection(viewer)).toBeNull();
  expect(await openLink(url)).toBe(410);
  await startOver(viewer);
});

test('neither starting over nor another choice deletes a package that was linked in the meantime', async () => {
  const viewer = await aCompany();
  await giveConsent(await startLink(viewer, 'xero'), organisation);
  await expect(startOver(viewer)).rejects.toThrow('Xero is linked, so nothing was removed');
  expect((await connectionOf(viewer)).status).toBe('linked');

  const other = await aCompany();
  await giveConsent(await startLink(other, 'xero'), organisation);
  await expect(startLink(other, 'freeagent')).rejects.toThrow('Xero is linked now');
  expect(await connectionOf(other)).toMatchObject({ status: 'linked', package: 'xero' });
});

async function deleteAtCodat(viewer: Viewer, connectionId: string): Promise<void> {
  const { codatCompanyId } = await companySettings(viewer);
  const authorization = `Basic ${Buffer.from('sandbox-key').toString('base64')}`;
  const url = `${process.env.CODAT_BASE_URL}/companies/${codatCompanyId}/connections/${connectionId}`;
  expect((await fetch(url, { method: 'DELETE', headers: { authorization } })).status).toBe(200);
}
