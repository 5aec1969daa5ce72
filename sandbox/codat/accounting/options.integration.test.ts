import { expect, test } from 'vitest';
import { linkCompany } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);

const optionsOf = (dataType: string, { id, connectionId } = company) =>
  server.call('GET', `/companies/${id}/connections/${connectionId}/options/${dataType}`);

test('a connection has the write model of an account', async () => {
  const { status, body } = await optionsOf('chartOfAccounts');
  expect(status).toBe(200);
  expect(body).toMatchObject({ type: 'Object', displayName: 'Nominal Account', required: true });
  expect(body.properties.nominalCode).toEqual({
    type: 'String',
    displayName: 'Nominal Code',
    description: expect.any(String),
    required: true,
    validation: { warnings: [{ field: 'NominalCode', details: 'Max length of 10 characters.' }], information: [] },
  });
  expect(body.properties.fullyQualifiedCategory.options).toContainEqual({
    value: 'Expense.Overhead',
    type: 'String',
    displayName: 'Overhead',
    required: false,
  });
});

test('a list has the properties of its elements, and remarks name the nested field', async () => {
  const { properties, validation } = (await optionsOf('directCosts')).body;
  expect(properties.lineItems.properties.accountRef.properties.id.validation).toEqual({
    warnings: [
      { field: 'AccountRef.Id', details: 'Must be a valid GUID.' },
      { field: 'AccountRef.Id', details: 'Must match the ID of an existing account.' },
    ],
    information: [{ field: 'AccountRef.Id', details: 'Must be provided.' }],
  });
  expect(validation.warnings).toEqual([{ details: expect.stringContaining('converted to a DirectIncome') }]);
});

test('every account has the same model of bank transactions', async () => {
  const { status, body } = await optionsOf(
    `bankAccounts/${company.bankAccountId('Business Current')}/bankTransactions`,
  );
  expect(status).toBe(200);
  expect(body.properties.transactions.type).toBe('Array');
});

test('an unsupported type is a 404 that names the type and the package', async () => {
  expect((await optionsOf('taxRates')).body).toMatchObject({
    statusCode: 404,
    error: 'Datatype [taxRates] not supported by platform(s) [Xero]',
  });
});

test('a connection of another company is not found', async () => {
  const other = await server.post('/companies', { name: 'Other' });
  const reply = await optionsOf('suppliers', { ...company, id: other.id });
  expect(reply.body).toMatchObject({ statusCode: 404, error: `Data connection ${company.connectionId} not found` });
});

test('a connection that is not linked yet has no options', async () => {
  const owner = await server.post('/companies', { name: 'Unlinked' });
  const connection = await server.post(`/companies/${owner.id}/connections`, { platformKey: 'qhyg' });
  const reply = await optionsOf('suppliers', { ...company, id: owner.id, connectionId: connection.id });
  expect(reply.body).toMatchObject({ statusCode: 404, error: `Data connection ${connection.id} is not linked.` });
});
