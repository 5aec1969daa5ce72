import { setCondition } from '../linked-company';
import { someAccount, type Walker } from './walker';

export function read({ server, company, random }: Walker): Promise<unknown> {
  const query = encodeURIComponent('supplierName~a');
  return server.call(
    'GET',
    random.pick([
      `${company.expenses}/syncs/list/status`,
      `${company.expenses}/mappingOptions`,
      `${company.path}/data/suppliers?query=${query}&orderBy=-supplierName`,
      `${company.path}/data/accounts?page=0`,
      `${company.path}/push?pageSize=5`,
      `/companies/${random.uuid()}`,
    ]),
  );
}

/** Changes something inside the package as a person would, or refreshes a list. */
export function changeBooks(walker: Walker): Promise<unknown> {
  const { server, company, random } = walker;
  const control = `/_sandbox${company.path}`;
  switch (random.integerBelow(4)) {
    case 0:
      return server.call('PATCH', `${control}/accounts/${encodeURIComponent(someAccount(walker))}`, {
        status: random.pick(['Active', 'Archived']),
      });
    case 1:
      return server.call('PUT', `${control}/lock-date`, { lockDate: random.chance(0.7) ? null : '2026-02-28' });
    case 2:
      return setCondition(
        company,
        random.pick(['working', 'working', 'working', 'down', 'offline', 'billing-expired']),
      );
    default:
      return server.post(`${company.path}/data/queue/${random.pick(['directCosts', 'bankTransactions', 'suppliers'])}`);
  }
}

export const sendMalformed = ({ server, company, random }: Walker): Promise<unknown> =>
  server.call(
    random.pick(['POST', 'PUT', 'PATCH', 'DELETE']),
    random.pick([
      `${company.expenses}/expense-transactions`,
      `${company.expenses}/config`,
      `${company.path}/connections/not-a-uuid`,
      `${company.path}/nothing/here`,
      `${company.connection}/push/directCosts`,
    ]),
    random.pick<unknown>([{}, [], [null], 'text', { lines: 7 }, [{ id: 1 }], { bankAccount: null }]),
  );
