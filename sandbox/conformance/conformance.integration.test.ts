import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../testing/test-server';
import { WebhookReceiver } from '../testing/webhook-receiver';
import { ConformanceChecker, nameOf } from './checker';
import { driveAccounting } from './drivers/accounting';
import { driveQuota, expectedEvents } from './drivers/events';
import { driveExpenses } from './drivers/expenses';
import { drivePackages } from './drivers/packages';
import { drivePlatform } from './drivers/platform';
import { driveRefusals } from './drivers/refusals';
import { undeclaredProperties, unlistedStatuses, unreachableStatuses } from './exceptions';
import { report, uncoveredStatuses, unservedOperations } from './report';
import { loadSpecs, type Specs } from './specs';

const specs = loadSpecs();

if (specs) describe("responses match Codat's published documents", () => conformance(specs));
else
  test('conformance', (context) => {
    process.stdout.write("\nConformance with Codat's published OpenAPI documents: skipped: specs not present\n");
    context.skip('specs not present');
  });

function conformance(documents: Specs): void {
  const checker = new ConformanceChecker(documents);
  let server: TestServer;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    server = await openTestServer();
    server.onReply = (method, path, reply) => {
      // Calls to the control plane are not checked, because it is not part of Codat.
      if (!path.startsWith('/_sandbox/')) checker.checkCall({ method, path, ...reply });
    };
    await server.call('PUT', '/_sandbox/limits', { perMinute: 1_000_000, dailyPerCompany: 1_000_000 });
    receiver = await WebhookReceiver.open(server.sandbox.webhookSecret);
    await server.call('POST', '/webhooks', {
      url: receiver.url,
      eventTypes: [...new Set(documents.events.map(({ id }) => id))],
    });
  });
  afterAll(async () => {
    await server.close();
    await receiver.close();
    process.stdout.write(`\n${report(checker)}\n`);
  });

  test("the documents' own examples match their schemas", () => {
    const wrong = checker.operations.flatMap((each) =>
      each.statuses.flatMap((status) =>
        each
          .examplesOf(status)
          .flatMap((example) => each.violationsOf(status, example))
          .filter(({ path }) => !path.endsWith('/platform'))
          .map((violation) => `${nameOf(each)} ${status}: ${violation.path} ${violation.message}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['the platform', drivePlatform],
    ["every package's lists and write models", drivePackages],
    ['the Accounting API', driveAccounting],
    ['both versions of Expenses', driveExpenses],
    ['every refusal', (driven: TestServer) => driveRefusals(driven, checker.operations)],
    ['the daily quota', driveQuota],
  ])('for %s', async (_, drive) => {
    const before = new Set(checker.violations);
    await drive(server);
    expect([...checker.violations].filter((each) => !before.has(each))).toEqual([]);
  });

  test('for a webhook of every type', async () => {
    const missing = () => expectedEvents.filter((type) => receiver.of(type).length === 0);
    await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
    const before = new Set(checker.violations);
    for (const { eventType, body } of receiver.webhooks) checker.checkEvent(eventType, JSON.parse(body));
    expect([...checker.violations].filter((each) => !before.has(each))).toEqual([]);
    expect(receiver.webhooks.filter(({ isGenuine }) => !isGenuine)).toEqual([]);
  });

  test('every operation in scope is served with every status it lists', () => {
    expect(unservedOperations(checker)).toEqual([]);
    expect(uncoveredStatuses(checker)).toEqual([]);
  });

  test('every exception is needed', () => {
    const unused = [...unlistedStatuses, ...undeclaredProperties].filter((each) => !checker.usedExceptions.has(each));
    const reached = unreachableStatuses.filter(({ operations, statuses }) =>
      checker.operations.some(
        (each) => operations(each) && statuses.some((status) => checker.seenStatuses(each).has(status)),
      ),
    );
    expect([...unused, ...reached].map(({ reason }) => reason)).toEqual([]);
  });
}
