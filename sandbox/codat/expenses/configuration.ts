import { z } from 'zod';
import { accountingConnection, packageOf, partnerExpense } from '../../store/connection';
import { notFound, parseBody } from '../error';
import { ok, operation } from '../operation';
import { companyOf } from '../platform/companies';
import { mappingOptions } from './mapping-options';

const prefix = '/companies/:companyId/sync/expenses';

const reference = z.object({ id: z.string().nullish() });
const configuration = z.object({ bankAccount: reference, supplier: reference, customer: reference });

export const expenseConfigurationOperations = [
  operation('get-company-configuration', 'GET', `${prefix}/config`, (call) => {
    const { config } = companyOf(call);
    return ok(config ? JSON.parse(config) : { bankAccount: {}, supplier: {}, customer: {} });
  }),

  operation('set-company-configuration', 'POST', `${prefix}/config`, (call) => {
    const company = companyOf(call);
    const config = parseBody(configuration, call.body, 'ExpenseSyncApi');
    call.sandbox.store.run('UPDATE companies SET config = ? WHERE id = ?', JSON.stringify(config), company.id);
    return ok(config);
  }),

  operation('get-mapping-options', 'GET', `${prefix}/mappingOptions`, (call) => {
    const company = companyOf(call);
    const { store } = call.sandbox;
    const connection = accountingConnection(store, company.id);
    if (!connection) throw notFound(`No accounting connection was found for company ${company.id}`);
    return ok({ expenseProvider: partnerExpense.name, ...mappingOptions(store, connection.id, packageOf(connection)) });
  }),
];
