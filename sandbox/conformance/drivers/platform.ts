import { firstLinkTypes } from '../../store/books';
import { giveConsent, submitStep } from '../../testing/hosted-link';
import { linkCompany, push, refresh } from '../../testing/linked-company';
import type { TestServer } from '../../testing/test-server';

/** Calls every operation of the platform API so that it responds with each success status it documents. */
export async function drivePlatform(server: TestServer): Promise<void> {
  await driveClient(server);
  await driveConnections(server);
  await driveReading(server);
}

async function driveClient({ call, get, post, inbox }: TestServer): Promise<void> {
  await get('/profile');
  await call('PUT', '/profile', { name: 'Bob Jones', redirectUrl: 'https://bobs-burgers.example/{companyId}' });
  const { clientId, settings } = await get('/profile/syncSettings');
  await call('POST', '/profile/syncSettings', { clientId, settings, overridesDefaults: true });
  for (const path of ['/corsSettings', '/connectionManagement/corsSettings']) {
    await call('POST', path, { allowedOrigins: ['https://www.bank-of-dave.com'] });
    await get(path);
  }
  const key = await post('/apiKeys', { name: 'second' });
  await get('/apiKeys');
  await call('DELETE', `/apiKeys/${key.id}`);
  await call('POST', '/apiKeys', { name: 'n'.repeat(51) });
  const consumer = await post('/webhooks', { url: inbox.url, eventTypes: ['company.deleted'] });
  await get('/webhooks');
  await call('DELETE', `/webhooks/${consumer.id}`);
  await get('/integrations');
  await get('/integrations?query=enabled%3Dtrue&page=1&pageSize=2&orderBy=-name');
  for (const platformKey of [
    'gbol',
    'qhyg',
    'ndsk',
    'pqsw',
    'akxx',
    'trji',
    'fbrh',
    'knfz',
    'rwuv',
    'hbql',
    'tgff',
    'mqjo',
  ]) {
    await get(`/integrations/${platformKey}`);
    await get(`/integrations/${platformKey}/branding`);
  }
}

async function driveConnections({ call, get, post, inbox }: TestServer): Promise<void> {
  const { id } = await post('/companies', { name: 'Technicalium', tags: { region: 'us' } });
  const company = `/companies/${id}`;
  await get('/companies?tags=region%3Dus&page=1&pageSize=1');
  await call('PATCH', company, { description: 'Refurb' });
  await call('PUT', company, { name: 'Sawayn Group' });
  await get(`${company}/accessToken`);
  const { settings } = await get(`${company}/syncSettings`);
  await call('POST', `${company}/syncSettings`, { companyId: id, settings, overridesDefaults: true });
  for (const method of ['PUT', 'DELETE']) await call(method, `${company}/products/lending`);
  await get(`${company}/connectionManagement/accessToken`);

  await call('POST', `${company}/sync/expenses/connections/partnerExpense`);
  const pending = await post(`${company}/connections`, { platformKey: 'gbol' });
  const connection = `${company}/connections/${pending.id}`;
  await get(connection);
  await call('PATCH', connection, { status: 'Unlinked' });
  await submitStep(pending.linkUrl, 'consent', { answer: 'cancel' });
  await get(connection);
  await giveConsent((await get(connection)).linkUrl, 'harbour-and-finch');
  await inbox.event('read.completed.initial', id);
  await get(company);
  await get(`${company}/connections?query=status%3DLinked`);
  await call('PATCH', connection, { status: 'Unlinked' });
  await call('PUT', `${connection}/authorization`, { tenantId: 'harbour-and-finch' });
  await call('POST', `/_sandbox${company}/deauthorize`);
  await get(connection);
  await get(company);
  await call('DELETE', connection);
  await call('DELETE', company);
}

async function driveReading(server: TestServer): Promise<void> {
  const { call, get, post } = server;
  const linked = await linkCompany(server);
  const company = linked.path;
  await get(`${company}/dataStatus`);
  const { id: datasetId } = await post(`${company}/data/queue/directCosts`);
  await get(`${company}/data/history/${datasetId}`);
  await call('POST', `${company}/data/all`);
  await refresh(linked, 'directCosts');
  await get(`${company}/data/history/${datasetId}`);
  await get(`${company}/data/history?pageSize=3&orderBy=-requested`);
  await get(`${company}/sync/${datasetId}/validation`);

  await call('PUT', `${company}/products/ledger-review`);
  // Codat can refresh a product only while none of its lists is being fetched.
  await refresh(linked, ...firstLinkTypes);
  await call('POST', `${company}/products/ledger-review/refresh`, { dataTypes: ['chartOfAccounts'] });
  await refresh(linked, 'chartOfAccounts');

  const failed = await push(linked, 'POST', 'accounts', { name: 'Too long', nominalCode: '12345678901' });
  await get(`${company}/push/${failed.operation.pushOperationKey}`);
  await get(`${company}/push?query=status%3DFailed`);
}
