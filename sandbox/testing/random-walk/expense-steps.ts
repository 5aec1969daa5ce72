import { anExpense } from '../linked-company';
import { fileForm } from '../test-server';
import { someAccount, someBank, transferSides, type Walker } from './walker';

function transactionId({ transactions, random }: Walker): string {
  const id = random.chance(0.2) && transactions.length > 0 ? random.pickId(transactions) : random.uuid();
  transactions.push(id);
  return id;
}

const line = (walker: Walker): object => ({
  netAmount: walker.random.amount(),
  taxAmount: 0,
  ...(walker.taxRates.length > 0 && walker.random.chance(0.95)
    ? { taxRateRef: { id: walker.random.pickId(walker.taxRates) } }
    : {}),
  ...(walker.random.chance(0.03) ? { taxRateRef: { id: 'gone' } } : {}),
  accountRef: { id: someAccount(walker) },
});

export async function postExpenses(walker: Walker): Promise<void> {
  const { server, company, random } = walker;
  const items = Array.from({ length: 1 + random.integerBelow(4) }, () =>
    anExpense(company, {
      id: transactionId(walker),
      type: random.chance(0.8) ? 'Payment' : random.pick(['Refund', 'Reward', 'Chargeback', 'Gift']),
      issueDate: `${random.day()}T00:00:00`,
      currency: random.chance(0.9) ? company.currency : random.pick(['EUR', 'USD', 'GBP']),
      ...(random.chance(0.1) ? { currencyRate: 0.87 } : {}),
      bankAccountRef: { id: someBank(walker) },
      lines: Array.from({ length: random.chance(0.7) ? 1 : random.integerBelow(4) }, () => line(walker)),
    }),
  );
  const body = await server.post(`${company.expenses}/expense-transactions`, items);
  if (body?.syncId) walker.posted.push(...items.map(({ id }) => ({ syncId: body.syncId, id })));
}

export function updateExpense(walker: Walker): Promise<unknown> {
  const { server, company, transactions, random } = walker;
  const id = transactions.length > 0 ? random.pickId(transactions) : random.uuid();
  return server.call('PUT', `${company.expenses}/expense-transactions/${id}`, {
    type: 'Payment',
    issueDate: random.day(),
    currency: company.currency,
    notes: 'Corrected',
    bankAccountRef: { id: someBank(walker) },
    lines: [line(walker)],
  });
}

export const putTransfer = (walker: Walker): Promise<unknown> =>
  walker.server.call('PUT', `${walker.company.expenses}/transfer-transactions/${transactionId(walker)}`, {
    description: 'Top-up',
    date: `${walker.random.day()}T00:00:00`,
    ...transferSides(walker, 0.8),
  });

export function postReimbursable(walker: Walker): Promise<unknown> {
  const { server, company, random } = walker;
  const day = random.day();
  return server.post(`${company.expenses}/reimbursable-expense-transactions`, [
    {
      id: transactionId(walker),
      contactRef: { id: random.chance(0.2) ? 'nobody' : company.supplierId },
      issueDate: day,
      dueDate: day,
      currency: company.currency,
      lines: [line(walker)],
    },
  ]);
}

export function postAdjustment(walker: Walker): Promise<unknown> {
  const { server, company, random } = walker;
  const value = random.amount();
  const side = (amount: number) => ({ amount, accountRef: { id: someAccount(walker) } });
  return server.post(`${company.expenses}/adjustment-transactions`, [
    {
      id: transactionId(walker),
      date: random.day(),
      currency: company.currency,
      lines: [side(value), side(random.chance(0.8) ? -value : value)],
    },
  ]);
}

export function attachFile({ server, company, posted, random }: Walker): Promise<unknown> {
  const bytes = new Uint8Array(random.integerBelow(3000));
  const form = fileForm(bytes, 'image/png', random.pick(['r.png', 'r.exe']));
  const { syncId, id } = posted[random.integerBelow(posted.length)] ?? { syncId: random.uuid(), id: random.uuid() };
  return server.post(`${company.expenses}/syncs/${syncId}/transactions/${id}/attachments`, form);
}
