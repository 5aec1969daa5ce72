import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { connectionIdOf } from '@/lib/testing/linked-company';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { giveConsent, submitStep } from '@/sandbox/testing/hosted-link';
import { checkConnection } from './check-connection';
import { continueLink, disconnect, startLink, startOver, startReconnect } from './link';

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
  await giveConsent((await continueLink(viewer, await connectionIdOf(viewer))) ?? '', organisation);
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

  const url = await continueLink(viewer, await connectionIdOf(viewer));
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
  expect(await openLink(await continueLink(viewer, await connectionIdOf(viewer)))).toBe(200);
});

test('continuing creates a new connection when Codat still gives the link that was used up', async () => {
  const viewer = await aCompany();
  const url = await startLink(viewer, 'xero');
  const before = await connectionOf(viewer);
  // The sandbox gives the same link as long as it is not used, and Outlay knows that it has expired.
  await startDaysAgo(viewer, 2);
  const next = await continueLink(viewer, await connectionIdOf(viewer));
  expect(next).not.toBe(url);
  expect((await connectionOf(viewer)).codatConnectionId).not.toBe(before.codatConnectionId);
  expect(await openLink(next)).toBe(200);
});

test('continuing creates a new connection when the former one was deleted at Codat', async () => {
  const viewer = await aCompany();
  await startLink(viewer, 'xero');
  const before = await connectionOf(viewer);
  await deleteAtCodat(viewer, before.codatConnectionId);
  expect(await openLink(await continueLink(viewer, await connectionIdOf(viewer)))).toBe(200);
  const after = await connectionOf(viewer);
  expect(after.codatConnectionId).not.toBe(before.codatConnectionId);
  expect(after).toMatchObject({ status: 'pending', package: 'xero' });
});

test('continuing leads nowhere when the package is linked already', async () => {
  const viewer = await aCompany();
  await giveConsent(await startLink(viewer, 'xero'), organisation);
  expect(await continueLink(viewer, await connectionIdOf(viewer))).toBeNull();
  expect((await connectionOf(viewer)).status).toBe('linked');
});

test('starting over deletes the pending connection in Outlay and at Codat', async () => {
  const viewer = await aCompany();
  const url = await startLink(viewer, 'xero');
  const { id } = await connectionOf(viewer);
  await startOver(viewer, id);
  expect(await currentConnection(viewer)).toBeNull();
  expect(await openLink(url)).toBe(410);
  await startOver(viewer, id);
});

test('neither starting over nor another choice deletes a package that was linked in the meantime', async () => {
  const viewer = await aCompany();
  await giveConsent(await startLink(viewer, 'xero'), organisation);
  await expect(startOver(viewer, await connectionIdOf(viewer))).rejects.toThrow(
    'Xero is linked, so nothing was removed',
  );
  expect((await connectionOf(viewer)).status).toBe('linked');

  const other = await aCompany();
  await giveConsent(await startLink(other, 'xero'), organisation);
  await expect(startLink(other, 'freeagent')).rejects.toThrow('Xero is linked now');
  expect(await connectionOf(other)).toMatchObject({ status: 'linked', package: 'xero' });
});

const linkedElsewhere = 'These books were linked after this page was shown. Reload the page.';
const startedElsewhere = 'Another link was started after this page was shown. Reload the page.';

test.each([
  ['disconnecting', disconnect],
  ['reconnecting', startReconnect],
  ['starting over', startOver],
  ['continuing', continueLink],
])('%s on a page of former books changes nothing of the books that were linked since', async (_title, act) => {
  const viewer = await aCompany();
  await giveConsent(await startLink(viewer, 'xero'), organisation);
  const former = await connectionOf(viewer);
  await checkConnection(viewer.companyId, former.codatConnectionId);
  await disconnect(viewer, former.id);
  const url = await startLink(viewer, 'freeagent');
  const pending = await connectionOf(viewer);
  await expect(act(viewer, former.id)).rejects.toThrow(startedElsewhere);
  expect(await connectionOf(viewer)).toEqual(pending);

  await giveConsent(url, 'juniper-creative');
  await checkConnection(viewer.companyId, pending.codatConnectionId);
  const linked = await connectionOf(viewer);
  expect(linked).toMatchObject({ package: 'freeagent', status: 'linked' });
  await expect(act(viewer, former.id)).rejects.toThrow(linkedElsewhere);
  expect(await connectionOf(viewer)).toEqual(linked);
  expect(await checkConnection(viewer.companyId, linked.codatConnectionId)).toBe('linked');
});

test('of two links that start at the same moment, one is kept and the other is deleted at Codat', async () => {
  const viewer = await aCompany();
  // The company exists at Codat, as for a company that has linked a package before.
  await startLink(viewer, 'xero');
  await startOver(viewer, await connectionIdOf(viewer));
  const results = await Promise.allSettled([startLink(viewer, 'xero'), startLink(viewer, 'freeagent')]);
  const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  expect(refused).toEqual([new Refusal(startedElsewhere)]);
  expect(await connectionOf(viewer)).toMatchObject({ status: 'pending', linkUrl: kept[0] });
  expect(await openLink(kept[0] ?? null)).toBe(200);
  expect(await pendingAtCodat(viewer)).toEqual([(await connectionOf(viewer)).codatConnectionId]);
});

test('a link that starts after another one was seen replaces it, and only it', async () => {
  const viewer = await aCompany();
  await startLink(viewer, 'xero');
  await startLink(viewer, 'freeagent');
  const results = await Promise.allSettled([startLink(viewer, 'xero'), startLink(viewer, 'xero')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await pendingAtCodat(viewer)).toEqual([(await connectionOf(viewer)).codatConnectionId]);
});

/** Returns the ids of the connections that wait at Codat for a person's consent. */
async function pendingAtCodat(viewer: Viewer): Promise<string[]> {
  const { codatCompanyId } = await companySettings(viewer);
  const url = `${process.env.CODAT_BASE_URL}/companies/${codatCompanyId}/connections`;
  const answer = await fetch(url, { headers: { authorization } });
  const { results } = connections.parse(await answer.json());
  return results.flatMap(({ id, status }) => (status === 'PendingAuth' ? [id] : []));
}

const connections = z.object({ results: z.array(z.object({ id: z.string(), status: z.string() })) });

const authorization = `Basic ${Buffer.from('sandbox-key').toString('base64')}`;

async function deleteAtCodat(viewer: Viewer, connectionId: string): Promise<void> {
  const { codatCompanyId } = await companySettings(viewer);
  const url = `${process.env.CODAT_BASE_URL}/companies/${codatCompanyId}/connections/${connectionId}`;
  expect((await fetch(url, { method: 'DELETE', headers: { authorization } })).status).toBe(200);
}
