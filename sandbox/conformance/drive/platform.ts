import { firstLinkTypes } from '../../store/books';
import { belongsTo, giveConsent, linkCompany, push, refresh, type Stage, stepOf } from '../../testing/client';

/** Every operation of the platform to each success it documents. */
export async function drivePlatform(stage: Stage): Promise<void> {
  await driveClient(stage);
  await driveConnections(stage);
  await driveReading(stage);
}

async function driveClient({ ask, inbox }: Stage): Promise<void> {
  await ask('GET', '/profile');
  await ask('PUT', '/profile', { name: 'Bob Jones', redirectUrl: 'https://bobs-burgers.example/{companyId}' });
  const { clientId, settings } = (await ask('GET', '/profile/syncSettings')).body;
  await ask('POST', '/profile/syncSettings', { clientId, settings, overridesDefaults: true });
  for (const path of ['/corsSettings', '/connectionManagement/corsSettings']) {
    await ask('POST', path, { allowedOrigins: ['https://www.bank-of-dave.com'] });
    await ask('GET', path);
  }
  const key = (await ask('POST', '/apiKeys', { name: 'second' })).body;
  await ask('GET', '/apiKeys');
  await ask('DELETE', `/apiKeys/${key.id}`);
  await ask('POST', '/apiKeys', { name: 'n'.repeat(51) });
  const consumer = (await ask('POST', '/webhooks', { url: inbox.url, eventTypes: ['company.deleted'] })).body;
  await ask('GET', '/webhooks');
  await ask('DELETE', `/webhooks/${consumer.id}`);
  await ask('GET', '/integrations');
  await ask('GET', '/integrations?query=enabled%3Dtrue&page=1&pageSize=2&orderBy=-name');
  for (const platformKey of ['gbol', 'qhyg', 'ndsk', 'pqsw', 'akxx', 'trji', 'fbrh', 'knfz', 'rwuv', 'mqjo']) {
    await ask('GET', `/integrations/${platformKey}`);
    await ask('GET', `/integrations/${platformKey}/branding`);
  }
}

async function driveConnections(stage: Stage): Promise<void> {
  const { ask, inbox } = stage;
  const { id } = (await ask('POST', '/companies', { name: 'Technicalium', tags: { region: 'us' } })).body;
  const company = `/companies/${id}`;
  await ask('GET', '/companies?tags=region%3Dus&page=1&pageSize=1');
  await ask('PATCH', company, { description: 'Refurb' });
  await ask('PUT', company, { name: 'Sawayn Group' });
  await ask('GET', `${company}/accessToken`);
  const { settings } = (await ask('GET', `${company}/syncSettings`)).body;
  await ask('POST', `${company}/syncSettings`, { companyId: id, settings, overridesDefaults: true });
  for (const method of ['PUT', 'DELETE']) await ask(method, `${company}/products/lending`);
  await ask('GET', `${company}/connectionManagement/accessToken`);

  await ask('POST', `${company}/sync/expenses/connections/partnerExpense`);
  const pending = (await ask('POST', `${company}/connections`, { platformKey: 'gbol' })).body;
  const connection = `${company}/connections/${pending.id}`;
  await ask('GET', connection);
  await ask('PATCH', connection, { status: 'Unlinked' });
  await stepOf(pending.linkUrl, 'consent', { answer: 'cancel' });
  await ask('GET', connection);
  await giveConsent((await ask('GET', connection)).body.linkUrl, 'harbour-and-finch');
  await inbox.event('read.completed.initial', ({ payload }) => belongsTo(payload, id));
  await ask('GET', company);
  await ask('GET', `${company}/connections?query=status%3DLinked`);
  await ask('PATCH', connection, { status: 'Unlinked' });
  await ask('PUT', `${connection}/authorization`, { tenantId: 'harbour-and-finch' });
  await ask('POST', `/_sandbox${company}/deauthorize`);
  await ask('GET', connection);
  await ask('GET', company);
  await ask('DELETE', connection);
  await ask('DELETE', company);
}

async function driveReading(stage: Stage): Promise<void> {
  const { ask } = stage;
  const linked = await linkCompany(stage);
  const company = `/companies/${linked.id}`;
  const connection = `${company}/connections/${linked.connectionId}`;
  await ask('GET', `${company}/dataStatus`);
  const { id: datasetId } = (await ask('POST', `${company}/data/queue/directCosts`)).body;
  await ask('GET', `${company}/data/history/${datasetId}`);
  await ask('POST', `${company}/data/all`);
  await refresh(stage, linked, 'directCosts');
  await ask('GET', `${company}/data/history/${datasetId}`);
  await ask('GET', `${company}/data/history?pageSize=3&orderBy=-requested`);
  await ask('GET', `${company}/sync/${datasetId}/validation`);

  await ask('PUT', `${company}/products/ledger-review`);
  // A product is refreshed only when nothing is being read.
  await refresh(stage, linked, ...firstLinkTypes);
  await ask('POST', `${company}/products/ledger-review/refresh`, { dataTypes: ['chartOfAccounts'] });
  await refresh(stage, linked, 'chartOfAccounts');

  const failed = await push(stage, 'POST', `${connection}/push/accounts`, {
    name: 'Too long',
    nominalCode: '12345678901',
  });
  await ask('GET', `${company}/push/${failed.operation.pushOperationKey}`);
  await ask('GET', `${company}/push?query=status%3DFailed`);
}
