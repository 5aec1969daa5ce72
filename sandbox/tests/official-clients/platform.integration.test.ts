import { CodatPlatform } from '@codat/platform';
import { CodatPlatformError } from '@codat/platform/sdk/models/errors/codatplatformerror.js';
import { ErrorMessage } from '@codat/platform/sdk/models/errors/errormessage.js';
import { expect, test } from 'vitest';
import { giveConsent } from '../../testing/hosted-link';
import { basicAuth, startTestServer } from '../../testing/test-server';
import { WebhookReceiver } from '../../testing/webhook-receiver';

const server = await startTestServer();

/**
 * Returns the official npm client, unmodified. Its retries are turned off, because by default it retries for an hour,
 * even POST requests.
 */
const clientWith = (key: string): CodatPlatform =>
  new CodatPlatform({ authHeader: basicAuth(key), serverURL: server.sandbox.url, retryConfig: { strategy: 'none' } });

const codat = clientWith(server.sandbox.apiKey);

/** Links a company to Harbour & Finch with the official client, except for the pages of Link. */
async function linked(name: string): Promise<{ companyId: string; connectionId: string }> {
  const { id: companyId } = await codat.companies.create({ name });
  const { id: connectionId, linkUrl } = await codat.connections.create({
    companyId,
    requestBody: { platformKey: 'gbol' },
  });
  await giveConsent(linkUrl, 'harbour-and-finch');
  await server.inbox.event('read.completed.initial', companyId);
  return { companyId, connectionId };
}

async function refusal(call: Promise<unknown>): Promise<ErrorMessage> {
  const error = await thrownBy(call);
  if (error instanceof ErrorMessage) return error;
  throw new Error(`Not a typed error of the client: ${error}`);
}

const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

test('the client creates, lists, searches, changes, replaces and deletes companies', async () => {
  const created = await codat.companies.create({ name: 'Technicalium', tags: { region: 'us' } });
  expect(created).toMatchObject({ name: 'Technicalium', products: ['expenses'], dataConnections: [] });
  const found = await codat.companies.list({ query: `id=${created.id}` });
  expect(found.results?.map(({ id }) => id)).toEqual([created.id]);
  expect((await codat.companies.list({ tags: 'region=us' })).totalResults).toBe(1);

  const { id: companyId } = created;
  const updated = await codat.companies.update({ companyId, companyUpdateRequest: { description: 'Refurb' } });
  expect(updated).toMatchObject({ name: 'Technicalium', description: 'Refurb', tags: { region: 'us' } });
  const replaced = await codat.companies.replace({ companyId, companyRequestBody: { name: 'Sawayn Group' } });
  expect(replaced).toMatchObject({ name: 'Sawayn Group', description: '', tags: {} });
  expect(await codat.companies.get({ companyId })).toEqual(replaced);

  await codat.companies.delete({ companyId });
  expect(await refusal(codat.companies.get({ companyId }))).toMatchObject({
    statusCode: 404,
    error: `No company was found with ID ${companyId}`,
    canBeRetried: 'Unknown',
    correlationId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
});

test('the client creates, unlinks, reconnects and deletes a connection', async () => {
  const { companyId, connectionId } = await linked('Connections');
  const [listed] = (await codat.connections.list({ companyId })).results ?? [];
  expect(listed).toMatchObject({ id: connectionId, status: 'Linked', platformName: 'Xero', sourceType: 'Accounting' });
  expect(await codat.connections.get({ companyId, connectionId })).toEqual(listed);

  const unlinked = await codat.connections.unlink({
    companyId,
    connectionId,
    updateConnectionStatus: { status: 'Unlinked' },
  });
  expect(unlinked.status).toBe('Unlinked');
  const again = await codat.connections.updateAuthorization({
    companyId,
    connectionId,
    requestBody: { tenantId: 'harbour-and-finch' },
  });
  expect(again.status).toBe('Linked');

  await codat.connections.delete({ companyId, connectionId });
  expect((await codat.connections.list({ companyId })).results).toEqual([]);
  expect((await refusal(codat.connections.get({ companyId, connectionId }))).error).toBe(
    `Data connection ${connectionId} not found`,
  );
});

test('the client lists integrations with their features and branding', async () => {
  const { results } = await codat.integrations.list({ query: 'sourceType=Accounting && enabled=true' });
  expect(results?.map(({ key }) => key)).toContain('gbol');
  const xero = await codat.integrations.get({ platformKey: 'gbol' });
  expect(xero).toMatchObject({ name: 'Xero', enabled: true, sourceType: 'Accounting' });
  expect(xero.datatypeFeatures?.find(({ dataType }) => dataType === 'suppliers')?.supportedFeatures).toContainEqual({
    featureType: 'Post',
    featureState: 'Release',
  });
  const branding = await codat.integrations.getBranding({ platformKey: 'gbol' });
  expect(branding.logo?.full?.image?.src).toContain('gbol');
});

test('the client gets a Link token and sets the allowed origins', async () => {
  const { id: companyId } = await codat.companies.create({ name: 'Token' });
  expect(await codat.companies.getAccessToken({ companyId })).toMatchObject({ expiresIn: 86_400, tokenType: 'Bearer' });
  const allowedOrigins = ['https://www.bank-of-dave.com'];
  expect(await codat.cors.set({ allowedOrigins })).toEqual({ allowedOrigins });
  expect(await codat.cors.get()).toEqual({ allowedOrigins });
  // Codat removed this operation on 2026-10-12, but the client still has it.
  expect((await refusal(codat.connectionManagement.get({ companyId }))).statusCode).toBe(404);
});

test('the client saves the profile and the sync settings', async () => {
  const profile = {
    name: 'Bob Jones',
    redirectUrl: 'https://bobs-burgers.example/{companyId}',
    confirmCompanyName: true,
  };
  expect(await codat.settings.updateProfile(profile)).toMatchObject(profile);
  expect(await codat.settings.getProfile()).toMatchObject(profile);

  const setting = { dataType: 'invoices' as const, fetchOnFirstLink: false, syncSchedule: 720, syncOrder: 30 };
  const { clientId } = await codat.settings.getSyncSettings();
  await codat.settings.updateSyncSettings({ clientId: clientId ?? '', settings: [setting] });
  expect((await codat.settings.getSyncSettings()).settings).toContainEqual(setting);

  const { id: companyId } = await codat.companies.create({ name: 'Settings' });
  const own = { ...setting, syncSchedule: 168 };
  await codat.companies.setCompanySyncSettings({ companyId, requestBody: { companyId, settings: [own] } });
  expect((await codat.companies.getCompanySyncSettings({ companyId })).settings).toContainEqual(own);
});

test('an API key created by the client works until it is deleted', async () => {
  const made = await codat.settings.createApiKey({ name: 'second' });
  const second = clientWith(made.apiKey ?? '');
  expect((await second.settings.listApiKeys()).results?.map((key) => key?.name)).toContain('second');
  // The document declares the body of the 429 for this 204 too. The client fails because the response has no body.
  const deleted = await thrownBy(codat.settings.deleteApiKey({ apiKeyId: made.id ?? '' }));
  expect(deleted).toBeInstanceOf(CodatPlatformError);
  expect(deleted).toMatchObject({ statusCode: 204, body: '' });
  expect(await refusal(second.companies.list())).toMatchObject({ statusCode: 401, error: 'Unauthorized' });
});

test('the client adds, refreshes and removes a product', async () => {
  const { companyId } = await linked('Products');
  const product = { companyId, productIdentifier: 'ledger-review' };
  await codat.companies.addProduct(product);
  await codat.companies.refreshProductData({ ...product, requestBody: { dataTypes: ['chartOfAccounts'] } });
  await codat.companies.removeProduct(product);
  expect((await codat.companies.get({ companyId })).products).toEqual(['expenses']);
});

test('the client refreshes lists and reads their status and history', async () => {
  const { companyId, connectionId } = await linked('Refreshed');
  const status = async (type: 'suppliers' | 'directCosts') =>
    (await codat.refreshData.get({ companyId }))[type]?.currentStatus;
  expect(await status('suppliers')).toBe('Complete');
  expect(await status('directCosts')).toBe('Initial');

  const queued = await codat.refreshData.byDataType({ companyId, dataType: 'directCosts', connectionId });
  expect(queued).toMatchObject({ companyId, connectionId, dataType: 'directCosts', isCompleted: false });
  await expect.poll(() => status('directCosts')).toBe('Complete');
  const done = await codat.refreshData.getPullOperation({ companyId, datasetId: queued.id });
  expect(done).toMatchObject({ status: 'Complete', progress: 100, isCompleted: true, isErrored: false });
  expect(await codat.readData.getValidationResults({ companyId, datasetId: queued.id })).toEqual({
    errors: [],
    warnings: [],
  });

  await codat.refreshData.all({ companyId });
  const history = await codat.refreshData.listPullOperations({ companyId, query: 'dataType=suppliers' });
  expect(history.totalResults).toBe(2);
});

test('the client reads push operations and write models', async () => {
  const { companyId, connectionId } = await linked('Pushed');
  const model = await codat.pushData.getModelOptions({ companyId, connectionId, dataType: 'suppliers' });
  expect(model).toMatchObject({ type: 'Object', properties: { supplierName: { type: 'String', required: true } } });

  const path = `/companies/${companyId}/connections/${connectionId}/push/suppliers`;
  const { pushOperationKey } = await server.post(path, { supplierName: 'Severn Print' });
  const operation = () => codat.pushData.getOperation({ companyId, pushOperationKey });
  await expect.poll(async () => (await operation()).status).toBe('Success');
  expect(await operation()).toMatchObject({ dataType: 'suppliers', changes: [{ type: 'Created' }], statusCode: 200 });
  const history = await codat.pushData.listOperations({ companyId, query: 'status=Success' });
  expect(history.results).toEqual([await operation()]);
});

test('a webhook consumer created by the client receives signed webhooks of its companies only', async () => {
  const inbox = await WebhookReceiver.open(server.sandbox.webhookSecret);
  const eventTypes = ['company.created', 'company.deleted', 'connection.connected', 'read.completed.initial'];
  const consumer = await codat.webhooks.createConsumer({ url: inbox.url, eventTypes, companyTags: ['uid:77'] });
  expect(consumer).toMatchObject({ eventTypes, companyTags: ['uid:77'], disabled: false });
  expect((await codat.webhooks.listConsumers()).results).toContainEqual(consumer);

  await codat.companies.create({ name: 'Not of interest' });
  const { id: companyId } = await codat.companies.create({ name: 'Of interest', tags: { uid: '77' } });
  const { linkUrl } = await codat.connections.create({ companyId, requestBody: { platformKey: 'gbol' } });
  await giveConsent(linkUrl, 'harbour-and-finch');
  await inbox.event('read.completed.initial');
  expect(new Set(inbox.webhooks.map(({ eventType }) => eventType))).toEqual(
    new Set(['company.created', 'connection.connected', 'read.completed.initial']),
  );
  for (const event of inbox.webhooks) {
    // Checks that the client's own function for webhooks accepts them too.
    const request = { body: event.body, headers: {}, url: inbox.url, method: 'POST' };
    expect(await codat.validateWebhook({ request })).toMatchObject({ eventType: event.eventType });
  }

  await codat.webhooks.deleteConsumer({ webhookId: consumer.id ?? '' });
  await codat.companies.delete({ companyId });
  expect((await codat.webhooks.listConsumers()).results).not.toContainEqual(consumer);
  expect(await refusal(codat.webhooks.deleteConsumer({ webhookId: consumer.id ?? '' }))).toMatchObject({
    statusCode: 404,
  });
  await inbox.close();
});

test.each([
  ['status402', 402, 'CompanyValidationException: Company limit exceeded'],
  ['status403', 403, 'You are using an outdated API key or a key not associated with that resource.'],
  ['rate-limit', 429, 'You have made too many requests in a given amount of time; please retry later.'],
  ['status500', 500, 'There is a problem with our server. Please try again later.'],
  ['status503', 503, 'The Codat API is temporarily offline for maintenance. Please try again later.'],
])('%s reaches the caller as a typed error with status %i', async (kind, statusCode, error) => {
  await server.setFaults({ operation: 'list-companies', kind, times: 1 });
  expect(await refusal(codat.companies.list())).toMatchObject({ statusCode, error, service: 'PublicApi' });
});

test('an invalid query, an unknown integration and a blocked one are a 400, a 404 and a 451', async () => {
  expect(await refusal(codat.companies.list({ query: 'name' }))).toMatchObject({
    statusCode: 400,
    error: 'Error parsing query - Malformed query.',
  });
  const { id: companyId } = await codat.companies.create({ name: 'Refused' });
  const refused = (platformKey: string) =>
    refusal(codat.connections.create({ companyId, requestBody: { platformKey } }));
  expect(await refused('zzzz')).toMatchObject({ statusCode: 404 });
  // The client declares a 451 only for custom data types, so here it throws an error without a type.
  const blocked = codat.connections.create({ companyId, requestBody: { platformKey: 'qudb' } });
  expect(await thrownBy(blocked)).toMatchObject({
    statusCode: 451,
    body: expect.stringContaining("Platform 'qudb' is not currently available for compliance purposes."),
  });
});
