import { SeededRandom } from '../engine/seeded-random';
import { anExpense, type LinkedCompany, linkCompany, openStage, refresh, type Stage } from './client';

/** What a walk leaves in one company's books, as the control plane tells it. Amounts are decimal numbers. */
export interface Left {
  readonly records: readonly LeftRecord[];
  readonly bankLines: readonly { readonly id: string; readonly accountId: string; readonly recordId: string | null }[];
  readonly trialBalance: {
    readonly balanced: boolean;
    readonly accounts: readonly { readonly id: string; readonly nativeBalance: number }[];
  };
  /** Account id → balance as Codat reads it of the package; not of bank accounts, whose balance Xero does not tell. */
  readonly readBalances: ReadonlyMap<string, number>;
  /** Request id → `POST /companies/…`, for everything that was written; missing where the log has no such request. */
  readonly requests: ReadonlyMap<string, string>;
}

interface LeftRecord {
  readonly id: string;
  readonly kind: string;
  readonly transactionId: string | null;
  readonly requestId: string;
  readonly postings: readonly { readonly debit: number; readonly credit: number }[];
  readonly attachments: readonly { readonly requestId: string }[];
}

/** A walk's own chance, with which a failing walk can be walked again. */
class Dice extends SeededRandom {
  chance(share: number): boolean {
    return this.next() < share;
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.integerBelow(16).toString(16));
    hex[12] = '4';
    hex[16] = '8';
    return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}

interface Walker {
  readonly stage: Stage;
  readonly company: LinkedCompany;
  readonly dice: Dice;
  /** Everything that has an id so far, good or not: a later call may name it. */
  readonly transactions: string[];
  readonly posted: { readonly syncId: string; readonly id: string }[];
  readonly pushed: string[];
  readonly accounts: readonly string[];
  readonly banks: readonly string[];
  /** What an expense may well be coded to, as the mapping options have it. */
  readonly spendAccounts: readonly string[];
  readonly taxRates: readonly string[];
}

const books = [
  ['gbol', 'harbour-and-finch'],
  ['qhyg', 'bright-dental'],
  ['fbrh', 'juniper-creative'],
  ['pqsw', 'lakeside-builders'],
] as const;

/** Makes `calls` random calls, one after another, to companies in four packages; answers when all work is done. */
export async function walk(seed: number, calls: number): Promise<{ calls: number; companies: readonly Left[] }> {
  const stage = await openStage(2000);
  try {
    await stage.ask('PUT', '/_sandbox/limits', { perMinute: 1_000_000, dailyPerCompany: 1_000_000 });
    const random = new Dice(seed);
    const walkers: Walker[] = [];
    for (const [platformKey, organisation] of books) {
      const company = await linkCompany(stage, platformKey, organisation);
      walkers.push(await walkerOf(stage, company, random));
    }
    let made = 0;
    for (; made < calls; made += 1) {
      const walker = walkers[random.integerBelow(walkers.length)];
      if (walker) await step(walker);
    }
    const companies: Left[] = [];
    for (const walker of walkers) companies.push(await settle(walker));
    return { calls: made, companies };
  } finally {
    await stage.close();
  }
}

async function walkerOf(stage: Stage, company: LinkedCompany, random: Dice): Promise<Walker> {
  const ids = async (path: string): Promise<string[]> =>
    (await stage.ask('GET', path)).body.results.map(({ id }: { id: string }) => id);
  const options = (await stage.ask('GET', `${company.expenses}/mappingOptions`)).body;
  const usable = (list: readonly { id: string; validTransactionTypes: readonly string[] }[]): string[] =>
    list.filter(({ validTransactionTypes }) => validTransactionTypes.includes('Payment')).map(({ id }) => id);
  return {
    stage,
    company,
    dice: random,
    spendAccounts: usable(options.accounts),
    taxRates: usable(options.taxRates),
    transactions: [],
    posted: [],
    pushed: [],
    accounts: await ids(`/companies/${company.id}/data/accounts?pageSize=1000`),
    banks: await ids(`/companies/${company.id}/connections/${company.connectionId}/data/bankAccounts`),
  };
}

const steps: readonly ((walker: Walker) => Promise<unknown>)[] = [
  postExpenses,
  postExpenses,
  postExpenses,
  updateExpense,
  putTransfer,
  postReimbursable,
  postAdjustment,
  pushSpend,
  pushTransfer,
  pushJournal,
  pushBankLines,
  deleteSpend,
  attachFile,
  readSomething,
  changeBooks,
  sayNonsense,
];

const step = (walker: Walker): Promise<unknown> =>
  (steps[walker.dice.integerBelow(steps.length)] ?? postExpenses)(walker);

const pick = (ids: readonly string[], random: Dice): string => ids[random.integerBelow(ids.length)] ?? 'nowhere';

/** Mostly small whole sums, so that bank lines find records of their amount. */
const amount = (random: Dice): number =>
  random.chance(0.85) ? 1 + random.integerBelow(30) : Math.round((random.next() * 400 - 100) * 100) / 100;
const someAccount = ({ accounts, spendAccounts, dice: random }: Walker): string =>
  random.chance(0.9) ? pick(spendAccounts, random) : random.chance(0.5) ? pick(accounts, random) : 'nowhere';
const someBank = ({ banks, dice: random }: Walker): string =>
  random.chance(0.6) ? (banks[0] ?? 'nowhere') : pick(banks, random);
const someDay = (random: Dice): string =>
  new Date(Date.UTC(2026, random.chance(0.9) ? 9 : random.integerBelow(11), 1 + random.integerBelow(28)))
    .toISOString()
    .slice(0, 10);

function transactionId({ transactions, dice: random }: Walker): string {
  const known = random.chance(0.2) ? transactions[random.integerBelow(transactions.length)] : undefined;
  const id = known ?? random.uuid();
  transactions.push(id);
  return id;
}

const line = (walker: Walker): object => ({
  netAmount: amount(walker.dice),
  taxAmount: 0,
  ...(walker.taxRates.length > 0 && walker.dice.chance(0.95)
    ? { taxRateRef: { id: pick(walker.taxRates, walker.dice) } }
    : {}),
  ...(walker.dice.chance(0.03) ? { taxRateRef: { id: 'gone' } } : {}),
  accountRef: { id: someAccount(walker) },
});

async function postExpenses(walker: Walker): Promise<void> {
  const { stage, company, dice: random } = walker;
  const items = Array.from({ length: 1 + random.integerBelow(4) }, () =>
    anExpense(company, {
      id: transactionId(walker),
      type: random.chance(0.8) ? 'Payment' : random.pick(['Refund', 'Reward', 'Chargeback', 'Gift']),
      issueDate: `${someDay(random)}T00:00:00`,
      currency: random.chance(0.9) ? company.currency : random.pick(['EUR', 'USD', 'GBP']),
      ...(random.chance(0.1) ? { currencyRate: 0.87 } : {}),
      bankAccountRef: { id: someBank(walker) },
      lines: Array.from({ length: random.chance(0.7) ? 1 : random.integerBelow(4) }, () => line(walker)),
    }),
  );
  const { body } = await stage.ask('POST', `${company.expenses}/expense-transactions`, items);
  if (body?.syncId) walker.posted.push(...items.map(({ id }) => ({ syncId: body.syncId, id })));
}

function updateExpense(walker: Walker): Promise<unknown> {
  const { stage, company, transactions, dice: random } = walker;
  const id = transactions[random.integerBelow(transactions.length)] ?? random.uuid();
  return stage.ask('PUT', `${company.expenses}/expense-transactions/${id}`, {
    type: 'Payment',
    issueDate: someDay(random),
    currency: company.currency,
    notes: 'Corrected',
    bankAccountRef: { id: someBank(walker) },
    lines: [line(walker)],
  });
}

function putTransfer(walker: Walker): Promise<unknown> {
  const { stage, company, dice: random } = walker;
  const moved = amount(random);
  return stage.ask('PUT', `${company.expenses}/transfer-transactions/${transactionId(walker)}`, {
    description: 'Top-up',
    date: `${someDay(random)}T00:00:00`,
    from: { accountRef: { id: someBank(walker) }, amount: moved },
    to: { accountRef: { id: someBank(walker) }, amount: random.chance(0.8) ? moved : amount(random) },
  });
}

function postReimbursable(walker: Walker): Promise<unknown> {
  const { stage, company, dice: random } = walker;
  const day = someDay(random);
  return stage.ask('POST', `${company.expenses}/reimbursable-expense-transactions`, [
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

function postAdjustment(walker: Walker): Promise<unknown> {
  const { stage, company, dice: random } = walker;
  const value = amount(random);
  return stage.ask('POST', `${company.expenses}/adjustment-transactions`, [
    {
      id: transactionId(walker),
      date: someDay(random),
      currency: company.currency,
      lines: [
        { amount: value, accountRef: { id: someAccount(walker) } },
        { amount: random.chance(0.8) ? -value : value, accountRef: { id: someAccount(walker) } },
      ],
    },
  ]);
}

const pushing = ({ company }: Walker, path: string): string =>
  `/companies/${company.id}/connections/${company.connectionId}/push/${path}`;

async function pushSpend(walker: Walker): Promise<void> {
  const { stage, company, dice: random } = walker;
  const net = amount(random);
  const total = random.chance(0.9) ? net : net + 1;
  const { body } = await stage.ask('POST', pushing(walker, random.pick(['directCosts', 'directIncomes'])), {
    issueDate: someDay(random),
    currency: company.currency,
    currencyRate: 1,
    note: 'Pushed',
    contactRef: { id: company.supplierId, dataType: 'suppliers' },
    lineItems: [
      {
        description: 'x',
        unitAmount: net,
        quantity: 1,
        taxAmount: 0,
        accountRef: { id: someAccount(walker) },
        taxRateRef: { id: 'NONE' },
      },
    ],
    paymentAllocations: [
      {
        payment: { accountRef: { id: someBank(walker) }, currency: company.currency },
        allocation: { totalAmount: total },
      },
    ],
    subTotal: net,
    taxAmount: 0,
    totalAmount: total,
  });
  if (body?.pushOperationKey) walker.pushed.push(body.pushOperationKey);
}

function pushTransfer(walker: Walker): Promise<unknown> {
  const { stage, dice: random } = walker;
  const moved = amount(random);
  return stage.ask('POST', pushing(walker, 'transfers'), {
    date: someDay(random),
    description: 'Pushed',
    status: 'Reconciled',
    from: { accountRef: { id: someBank(walker) }, amount: moved },
    to: { accountRef: { id: someBank(walker) }, amount: moved },
  });
}

function pushJournal(walker: Walker): Promise<unknown> {
  const { stage, company, dice: random } = walker;
  const value = amount(random);
  const side = (netAmount: number) => ({
    description: 'x',
    netAmount,
    currency: company.currency,
    accountRef: { id: someAccount(walker) },
  });
  return stage.ask('POST', pushing(walker, 'journalEntries'), {
    postedOn: someDay(random),
    description: 'Pushed',
    journalRef: { id: 'x', name: 'x' },
    journalLines: [side(value), side(random.chance(0.8) ? -value : value)],
  });
}

function pushBankLines(walker: Walker): Promise<unknown> {
  const { stage, dice: random } = walker;
  const account = someBank(walker);
  const value = amount(random) * (random.chance(0.8) ? -1 : 1);
  return stage.ask('POST', pushing(walker, `bankAccounts/${encodeURIComponent(account)}/bankTransactions`), {
    accountId: account,
    transactions: [
      {
        id: `line-${random.integerBelow(200)}`,
        date: someDay(random),
        amount: value,
        balance: 0,
        transactionType: 'Unknown',
        reconciled: false,
      },
    ],
  });
}

async function deleteSpend(walker: Walker): Promise<void> {
  const { stage, company, pushed, dice: random } = walker;
  const key = pushed[random.integerBelow(pushed.length)] ?? random.uuid();
  const { body } = await stage.ask('GET', `/companies/${company.id}/push/${key}`);
  const id = body?.changes?.[0]?.recordRef?.id ?? 'nothing';
  await stage.ask('DELETE', pushing(walker, `directCosts/${encodeURIComponent(id)}`));
}

function attachFile(walker: Walker): Promise<unknown> {
  const { stage, company, posted, dice: random } = walker;
  const form = new FormData();
  form.append(
    'file',
    new Blob([new Uint8Array(random.integerBelow(3000))], { type: 'image/png' }),
    random.pick(['r.png', 'r.exe']),
  );
  const { syncId, id } = posted[random.integerBelow(posted.length)] ?? { syncId: random.uuid(), id: random.uuid() };
  return stage.ask('POST', `${company.expenses}/syncs/${syncId}/transactions/${id}/attachments`, form);
}

function readSomething(walker: Walker): Promise<unknown> {
  const { stage, company, dice: random } = walker;
  return stage.ask(
    'GET',
    random.pick([
      `${company.expenses}/syncs/list/status`,
      `${company.expenses}/mappingOptions`,
      `/companies/${company.id}/data/suppliers?query=${encodeURIComponent('supplierName~a')}&orderBy=-supplierName`,
      `/companies/${company.id}/data/accounts?page=0`,
      `/companies/${company.id}/push?pageSize=5`,
      `/companies/${random.uuid()}`,
    ]),
  );
}

/** What a person does in the package meanwhile. */
function changeBooks(walker: Walker): Promise<unknown> {
  const { stage, company, dice: random } = walker;
  const control = `/_sandbox/companies/${company.id}`;
  switch (random.integerBelow(4)) {
    case 0:
      return stage.ask('PATCH', `${control}/accounts/${encodeURIComponent(someAccount(walker))}`, {
        status: random.pick(['Active', 'Archived']),
      });
    case 1:
      return stage.ask('PUT', `${control}/lock-date`, { lockDate: random.chance(0.7) ? null : '2026-02-28' });
    case 2:
      return stage.ask('PUT', `${control}/condition`, {
        condition: random.pick(['working', 'working', 'working', 'down', 'offline', 'billing-expired']),
      });
    default:
      return stage.ask(
        'POST',
        `/companies/${company.id}/data/queue/${random.pick(['directCosts', 'bankTransactions', 'suppliers'])}`,
      );
  }
}

function sayNonsense(walker: Walker): Promise<unknown> {
  const { stage, company, dice: random } = walker;
  return stage.ask(
    random.pick(['POST', 'PUT', 'PATCH', 'DELETE']),
    random.pick([
      `${company.expenses}/expense-transactions`,
      `${company.expenses}/config`,
      `/companies/${company.id}/connections/not-a-uuid`,
      `/companies/${company.id}/nothing/here`,
      pushing(walker, 'directCosts'),
    ]),
    random.pick<unknown>([{}, [], [null], 'text', { lines: 7 }, [{ id: 1 }], { bankAccount: null }]),
  );
}

/** Everything works again and has been done; then the books. */
async function settle({ stage, company }: Walker): Promise<Left> {
  const control = `/_sandbox/companies/${company.id}`;
  await stage.ask('PUT', `${control}/condition`, { condition: 'working' });
  await stage.ask('PUT', `${control}/lock-date`, { lockDate: null });
  await idle(stage, company);
  await refresh(stage, company, 'chartOfAccounts', 'bankAccounts');
  const { records, bankLines, trialBalance } = (await stage.ask('GET', `/_sandbox/ledger/${company.id}`)).body;
  const accounts = (await stage.ask('GET', `/companies/${company.id}/data/accounts?pageSize=1000`)).body.results;
  return {
    records,
    bankLines,
    trialBalance,
    readBalances: new Map(
      accounts
        .filter(({ isBankAccount }: { isBankAccount: boolean }) => !isBankAccount)
        .map((each: { id: string; currentBalance: number }) => [each.id, each.currentBalance]),
    ),
    requests: await requestsOf(stage, records),
  };
}

async function requestsOf(stage: Stage, records: readonly LeftRecord[]): Promise<ReadonlyMap<string, string>> {
  const ids = records.flatMap((record) => [record.requestId, ...record.attachments.map(({ requestId }) => requestId)]);
  const found = new Map<string, string>();
  for (const id of new Set(ids)) {
    const { status, body } = await stage.ask('GET', `/_sandbox/requests/${id}`);
    if (status === 200) found.set(id, `${body.method} ${body.path}`);
  }
  return found;
}

async function idle(stage: Stage, company: LinkedCompany): Promise<void> {
  for (;;) {
    const syncs = (await stage.ask('GET', `${company.expenses}/syncs/list/status`)).body;
    const pushes = (await stage.ask('GET', `/companies/${company.id}/push?pageSize=5000`)).body.results;
    const busy =
      syncs.some(({ syncStatusCode }: { syncStatusCode: number }) => syncStatusCode < 2000) ||
      pushes.some(({ status }: { status: string }) => status === 'Pending');
    if (!busy) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
