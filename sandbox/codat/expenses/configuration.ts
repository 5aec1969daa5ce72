import { z } from 'zod';
import { packageOf, partnerExpense } from '../../store/connection';
import { accountingOf } from '../accounting/data';
import { parseBody } from '../error';
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
    const connection = accountingOf(call);
    const options = mappingOptions(call.sandbox.store, connection.id, packageOf(connection));
    return ok({ expenseProvider: partnerExpense.name, ...options });
  }),
];
