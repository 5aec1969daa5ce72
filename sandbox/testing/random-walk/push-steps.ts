import { someAccount, someBank, transferSides, type Walker } from './walker';

const pushTo = ({ server, company }: Walker, path: string, body: object) =>
  server.post(`${company.connection}/push/${path}`, body);

export async function pushSpend(walker: Walker): Promise<void> {
  const { company, random } = walker;
  const net = random.amount();
  const total = random.chance(0.9) ? net : net + 1;
  const { currency } = company;
  const accountRef = { id: someAccount(walker) };
  const body = await pushTo(walker, random.pick(['directCosts', 'directIncomes']), {
    issueDate: random.day(),
    currency,
    currencyRate: 1,
    note: 'Pushed',
    contactRef: { id: company.supplierId, dataType: 'suppliers' },
    lineItems: [
      { description: 'x', unitAmount: net, quantity: 1, taxAmount: 0, accountRef, taxRateRef: { id: 'NONE' } },
    ],
    paymentAllocations: [
      { payment: { accountRef: { id: someBank(walker) }, currency }, allocation: { totalAmount: total } },
    ],
    subTotal: net,
    taxAmount: 0,
    totalAmount: total,
  });
  if (body?.pushOperationKey) walker.pushed.push(body.pushOperationKey);
}

export const pushTransfer = (walker: Walker): Promise<unknown> =>
  pushTo(walker, 'transfers', {
    date: walker.random.day(),
    description: 'Pushed',
    status: 'Reconciled',
    ...transferSides(walker, 1),
  });

export function pushJournal(walker: Walker): Promise<unknown> {
  const { company, random } = walker;
  const value = random.amount();
  const side = (netAmount: number) => ({
    description: 'x',
    netAmount,
    currency: company.currency,
    accountRef: { id: someAccount(walker) },
  });
  return pushTo(walker, 'journalEntries', {
    postedOn: random.day(),
    description: 'Pushed',
    journalRef: { id: 'x', name: 'x' },
    journalLines: [side(value), side(random.chance(0.8) ? -value : value)],
  });
}

export function pushBankLines(walker: Walker): Promise<unknown> {
  const { random } = walker;
  const accountId = someBank(walker);
  const line = {
    id: `line-${random.integerBelow(200)}`,
    date: random.day(),
    amount: random.amount() * (random.chance(0.8) ? -1 : 1),
    balance: 0,
    transactionType: 'Unknown',
    reconciled: false,
  };
  const path = `bankAccounts/${encodeURIComponent(accountId)}/bankTransactions`;
  return pushTo(walker, path, { accountId, transactions: [line] });
}

export async function deleteSpend({ server, company, pushed, random }: Walker): Promise<void> {
  const key = pushed[random.integerBelow(pushed.length)] ?? random.uuid();
  const operation = await server.get(`${company.path}/push/${key}`);
  const id = operation?.changes?.[0]?.recordRef?.id ?? 'nothing';
  await server.call('DELETE', `${company.connection}/push/directCosts/${encodeURIComponent(id)}`);
}
