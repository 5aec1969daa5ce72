import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { currentConnection } from '@/lib/data/connection/connections';
import { isReconnecting } from '@/lib/domain/books/link-progress';
import type { Viewer } from '@/lib/domain/company/viewer';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { about, connectionIdOf, linkedCompany } from '@/lib/testing/linked-company';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { receiveWebhook } from '@/lib/workflows/receive-webhook';
import { giveConsent, submitStep } from '@/sandbox/testing/hosted-link';
import { checkConnection } from './check-connection';
import { startLink, startReconnect } from './link';
import { pollLink } from './poll-link';
import { readNightly } from './refresh';

const organisation = 'harbour-and-finch';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());
// Nothing is registered at Codat: no webhook arrives, and its last page does not redirect.
beforeEach(() => codat.dropWebhooks(true));

const connectionOf = async (viewer: Viewer) => {
  const connection = await currentConnection(viewer);
  if (!connection) throw new Error('the company has no connection');
  return connection;
};

/** Returns the polls of the company's link that wait. */
const waitingPolls = async ({ companyId }: Viewer) =>
  (await waitingJobs('poll-link')).flatMap((job) =>
    job.name === 'poll-link' && job.data.companyId === companyId ? [{ data: job.data, seconds: job.seconds }] : [],
  );

/** Runs the polls of the company's link that wait, before they are due. */
async function runPolls(viewer: Viewer, clock?: Parameters<typeof pollLink>[1]): Promise<void> {
  const polls = await waitingPolls(viewer);
  if (polls.length === 0) throw new Error('no poll waits');
  // The jobs stay in the database as finished ones, as pg-boss leaves them.
  await asSuperuser(`update pgboss.job set state = 'completed' where name = 'poll-link' and data->>'companyId' = $1`, [
    viewer.companyId,
  ]);
  for (const { data } of polls) await pollLink(data, clock);
}

/** The clock of a poll at some time after the start of the link. */
const clockAfter = (start: Date, seconds: number) => ({
  now: () => new Date(start.getTime() + seconds * 1000),
  random: () => 0.5,
});

const audited = ({ companyId }: Viewer, action: string) =>
  asSuperuser(`select 1 from audit_events where company_id = $1 and action = $2`, [companyId, action]);

const jobsOf = async ({ companyId }: Viewer, name: 'refresh-books' | 'receive-webhook') =>
  (await waitingJobs(name)).filter((job) => job.data.companyId === companyId);

test('a link is found by polling, and its lists are read, when nothing is registered at Codat', async () => {
  const viewer = await aCompany('Unregistered');
  const url = await startLink(viewer, 'xero');
  await runPolls(viewer);
  expect((await connectionOf(viewer)).status).toBe('pending');
  await giveConsent(url, organisation);
  await runPolls(viewer);
  expect((await connectionOf(viewer)).status).toBe('linked');
  expect(await waitingPolls(viewer)).toEqual([]);
  // On a busy machine a job may find that Codat is still reading.
  for (let left = 20; left > 0 && !(await connectionOf(viewer)).listsReadAt; left -= 1) await runJobs('refresh-books');
  expect(await connectionOf(viewer)).toMatchObject({
    organisation: 'Harbour & Finch Ltd',
    listsReadAt: expect.any(Date),
    listsRequestedAt: null,
    listsError: null,
  });
});

test('polls, the webhook and the redirect at the same time start the reading of the lists once', async () => {
  codat.dropWebhooks(false);
  const viewer = await aCompany('All at once');
  const { companyId } = viewer;
  await giveConsent(await startLink(viewer, 'xero'), organisation);
  const { id, codatConnectionId } = await connectionOf(viewer);
  const isOurs = (message: { payload: object }) => JSON.stringify(message.payload).includes(codatConnectionId);
  await codat.webhook((message) => message.eventType === 'connection.connected' && isOurs(message));
  const [poll] = await waitingPolls(viewer);
  const webhooks = await jobsOf(viewer, 'receive-webhook');
  if (!poll || webhooks.length === 0) throw new Error('a poll and a webhook must wait');
  await Promise.all([
    pollLink(poll.data),
    pollLink({ companyId, connectionId: id }),
    ...webhooks.map(async (job) => job.name === 'receive-webhook' && (await receiveWebhook(job.data))),
    // The route of the redirect does the same.
    checkConnection(companyId, codatConnectionId),
    checkConnection(companyId, codatConnectionId),
  ]);
  expect((await connectionOf(viewer)).status).toBe('linked');
  expect(await jobsOf(viewer, 'refresh-books')).toHaveLength(1);
  expect(await audited(viewer, 'connection.linked')).toHaveLength(1);
});

test('an old answer of Codat that arrives late does not make a linked package pending again', async () => {
  const viewer = await aCompany('Late answer');
  const linkUrl = await startLink(viewer, 'xero');
  const { codatConnectionId } = await connectionOf(viewer);
  await giveConsent(linkUrl, organisation);
  await checkConnection(viewer.companyId, codatConnectionId);
  const known = { id: codatConnectionId, integrationId: codatConnectionId, sourceId: codatConnectionId, linkUrl };
  codat.proxy.inject({
    kind: 'answered',
    path: new RegExp(`connections/${codatConnectionId}`),
    body: {
      ...known,
      sourceType: 'Accounting',
      platformName: 'Xero',
      status: 'PendingAuth',
      created: '2026-11-22T09:00:00Z',
    },
  });
  await checkConnection(viewer.companyId, codatConnectionId);
  await checkConnection(viewer.companyId, codatConnectionId);
  expect((await connectionOf(viewer)).status).toBe('linked');
  expect(await audited(viewer, 'connection.linked')).toHaveLength(1);
});

test('polls go on with backoff for a day, and a link that is not finished then has expired', async () => {
  const viewer = await aCompany('Abandoned');
  await startLink(viewer, 'xero');
  const { linkStartedAt } = await connectionOf(viewer);
  expect((await waitingPolls(viewer))[0]?.seconds).toBeLessThanOrEqual(5);
  await runPolls(viewer, clockAfter(linkStartedAt, 400));
  expect((await waitingPolls(viewer))[0]?.seconds).toBeGreaterThan(90);
  await runPolls(viewer, clockAfter(linkStartedAt, 86_000));
  expect((await waitingPolls(viewer))[0]?.seconds).toBeLessThanOrEqual(400);
  await runPolls(viewer, clockAfter(linkStartedAt, 86_400));
  expect(await waitingPolls(viewer)).toEqual([]);
  expect((await connectionOf(viewer)).status).toBe('pending');
});

test('a poll that runs twice, because its worker was killed, schedules the next one once', async () => {
  const viewer = await aCompany('Killed');
  await startLink(viewer, 'xero');
  const [poll] = await waitingPolls(viewer);
  if (!poll) throw new Error('no poll waits');
  await asSuperuser(`update pgboss.job set state = 'completed' where name = 'poll-link' and data->>'companyId' = $1`, [
    viewer.companyId,
  ]);
  await Promise.all([pollLink(poll.data), pollLink(poll.data)]);
  await pollLink(poll.data);
  expect(await waitingPolls(viewer)).toHaveLength(1);
});

test('polls go on while Codat is down', async () => {
  const viewer = await aCompany('Codat is down');
  const url = await startLink(viewer, 'xero');
  await codat.faults({ operation: 'get-connection', kind: 'status503', times: 1 });
  await runPolls(viewer);
  await codat.faults();
  await giveConsent(url, organisation);
  await runPolls(viewer);
  expect((await connectionOf(viewer)).status).toBe('linked');
});

test.each([
  ['cancel', 'cancelled'],
  ['error', 'failed'],
])('a poll finds out that the visit to Codat ended with: %s', async (answer, failure) => {
  const viewer = await aCompany('Not linked');
  await submitStep(await startLink(viewer, 'xero'), 'consent', { answer });
  await runPolls(viewer);
  expect(await connectionOf(viewer)).toMatchObject({ status: 'pending', linkFailure: failure });
});

test('access that was revoked without a webhook is noticed by the nightly refresh, and by polls once it is given again', async () => {
  codat.dropWebhooks(false);
  const { viewer, codatCompanyId } = await linkedCompany(codat);
  codat.dropWebhooks(true);
  await codat.control('POST', `companies/${codatCompanyId}/deauthorize`);
  await codat.webhook((message) => message.eventType === 'connection.disconnected' && about(codatCompanyId)(message));
  const { id } = await connectionOf(viewer);
  // A person pressed Reconnect and left Codat before the access was revoked. Nobody is at Codat now.
  await startReconnect(viewer, await connectionIdOf(viewer));
  await readNightly({ companyId: viewer.companyId, connectionId: id });
  expect((await connectionOf(viewer)).status).toBe('deauthorized');
  expect(isReconnecting(await connectionOf(viewer), new Date())).toBe(false);

  const url = await startReconnect(viewer, await connectionIdOf(viewer));
  expect(isReconnecting(await connectionOf(viewer), new Date())).toBe(true);
  await runPolls(viewer);
  // The poll of the first link has ended.
  expect(await waitingPolls(viewer)).toHaveLength(1);
  expect(await connectionOf(viewer)).toMatchObject({ status: 'deauthorized', linkFailure: null });
  await giveConsent(url, organisation);
  await runPolls(viewer);
  expect((await connectionOf(viewer)).status).toBe('linked');
});
