import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from '../testing/client';
import { Receiver } from '../testing/receiver';
import { driveAccounting } from './drive/accounting';
import { driveQuota, expectedEvents } from './drive/events';
import { driveExpenses } from './drive/expenses';
import { drivePackages } from './drive/packages';
import { drivePlatform } from './drive/platform';
import { driveRefusals } from './drive/refusals';
import { watched } from './drive/watched';
import { unlistedStatuses, unnamedProperties, unreachable } from './exceptions';
import { Judge, nameOf } from './judge';
import { report, unseen, unserved } from './report';
import { loadSpecs, type Specs } from './specs';

const specs = loadSpecs();

if (specs) describe("every answer is as Codat's published documents have it", () => conformance(specs));
else
  test('conformance', (context) => {
    process.stdout.write("\nConformance with Codat's published OpenAPI documents: skipped: specs not present\n");
    context.skip('specs not present');
  });

function conformance(documents: Specs): void {
  const judge = new Judge(documents);
  let opened: Stage;
  let stage: Stage;
  let receiver: Receiver;

  beforeAll(async () => {
    opened = await openStage();
    stage = watched(opened, judge);
    await stage.ask('PUT', '/_sandbox/limits', { perMinute: 1_000_000, dailyPerCompany: 1_000_000 });
    receiver = await Receiver.open(opened.sandbox.webhookSecret);
    await stage.ask('POST', '/webhooks', {
      url: receiver.url,
      eventTypes: [...new Set(documents.events.map(({ id }) => id))],
    });
  });
  afterAll(async () => {
    await opened.close();
    await receiver.close();
    process.stdout.write(`\n${report(judge)}\n`);
  });

  test("the documents' own examples are, so they can be judged by", () => {
    const wrong = judge.operations.flatMap((each) =>
      each.statuses.flatMap((status) =>
        each
          .examplesOf(status)
          .flatMap((example) => each.complaintsOf(status, example))
          .filter(({ path }) => !path.endsWith('/platform'))
          .map((complaint) => `${nameOf(each)} ${status}: ${complaint.path} ${complaint.message}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['the platform', drivePlatform],
    ["every package's lists and write models", drivePackages],
    ['the Accounting API', driveAccounting],
    ['Expenses, of both versions', driveExpenses],
    ['every refusal', (watchedStage: Stage) => driveRefusals(watchedStage, judge.operations)],
    ["the end of a day's requests", driveQuota],
  ])('of %s', async (_, drive) => {
    const before = new Set(judge.complaints);
    await drive(stage);
    expect([...judge.complaints].filter((each) => !before.has(each))).toEqual([]);
  });

  test('of every webhook, and there is one of each type', async () => {
    const missing = () => expectedEvents.filter((type) => receiver.of(type).length === 0);
    await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
    const before = new Set(judge.complaints);
    for (const { eventType, body } of receiver.parcels) judge.judgeEvent(eventType, JSON.parse(body));
    expect([...judge.complaints].filter((each) => !before.has(each))).toEqual([]);
    expect(receiver.parcels.filter(({ genuine }) => !genuine)).toEqual([]);
  });

  test('every operation in scope is served, and answers with every status it lists', () => {
    expect(unserved(judge)).toEqual([]);
    expect(unseen(judge)).toEqual([]);
  });

  test('no exception is kept that is not needed any more', () => {
    const notMet = [...unlistedStatuses, ...unnamedProperties].filter((each) => !judge.met.has(each));
    const reached = unreachable.filter(({ operations, statuses }) =>
      judge.operations.some((each) => operations(each) && statuses.some((status) => judge.seen(each).has(status))),
    );
    expect([...notMet, ...reached].map(({ reason }) => reason)).toEqual([]);
  });
}
