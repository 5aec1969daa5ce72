import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findFailure, listFailures } from '@/lib/data/support/failures';
import { failedExpenses, failureGroups } from '@/lib/data/sync/failures';
import { runItems } from '@/lib/data/sync/run-items';
import { transferDetail } from '@/lib/data/transfer/detail';
import { changeTransfer, findTransfer } from '@/lib/data/transfer/transfers';
import { transferTreatment } from '@/lib/domain/books/currency/matrix';
import { transferRulesOf } from '@/lib/domain/books/transfer/rules';
import { foreignOrganisations } from '@/lib/testing/foreign-organisations';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { aCard, bankOf, mapCard, recordTestTransfer, transferOf } from '@/lib/testing/transfer/transfers';
import { requestSync, requestSyncOf } from '../request';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());

const side = z.object({ account: z.object({ id: z.string() }), currency: z.string(), amount: z.number() });
const ledger = z.object({
  records: z.array(
    z.looseObject({
      transactionId: z.string(),
      kind: z.string(),
      date: z.string(),
      from: side.optional(),
      to: side.optional(),
      postings: z.array(z.object({ accountId: z.string(), debit: z.number(), credit: z.number() })),
    }),
  ),
  trialBalance: z.object({ balanced: z.boolean() }).nullable(),
});
const booksOf = async ({ codatCompanyId }: LinkedCompany) =>
  ledger.parse(await codat.control('GET', `ledger/${codatCompanyId}`));
const inLedger = async (company: LinkedCompany, id: string) =>
  (await booksOf(company)).records.filter(({ transactionId }) => transactionId === id);

async function sync(company: LinkedCompany, ids: readonly string[]) {
  const request = await requestSync(company.viewer, ids);
  await runJobs();
  await settled(codat, company);
  return request;
}

const statusOf = async ({ viewer }: LinkedCompany, id: string) => (await findTransfer(viewer, id))?.status;

describe.each(foreignOrganisations)('%s', (key, organisation, base) => {
  let company: LinkedCompany;
  let card: string;
  let foreign: { readonly ref: string; readonly currency: string };

  beforeAll(async () => {
    company = await linkedCompany(codat, key, organisation, base);
    card = await aCard(company.viewer, 'Visa 4590');
    await mapCard(company, card, bankOf(company, base, 1).ref);
    const found = company.books.bankAccounts.find(({ currency }) => currency !== '' && currency !== base);
    if (!found) throw new Error(`${organisation} has no account in another currency`);
    foreign = found;
  });

  test('writes a top-up in one currency once, to the right accounts, or refuses it before sending', async () => {
    const id = await recordTestTransfer(company, card);
    const { skipped } = await sync(company, [id, id]);
    if (!transferRulesOf(key)) {
      expect(skipped).toMatchObject([
        { expenseId: id, merchant: 'Top-up', reason: expect.stringMatching(/takes no transfers/) },
      ]);
      expect(await inLedger(company, id)).toEqual([]);
      return;
    }
    expect(await statusOf(company, id)).toBe('synced');
    const [from, to] = [bankOf(company, base).ref, bankOf(company, base, 1).ref];
    expect(await inLedger(company, id)).toMatchObject([
      {
        kind: 'Transfer',
        from: { account: { id: from }, currency: base, amount: 500 },
        to: { account: { id: to }, currency: base, amount: 500 },
        postings: [
          { accountId: from, debit: 0, credit: 500 },
          { accountId: to, debit: 500, credit: 0 },
        ],
      },
    ]);
    expect((await booksOf(company)).trialBalance?.balanced).toBe(true);
    // A second request changes nothing.
    expect((await sync(company, [id])).skipped).toMatchObject([{ reason: 'It is already in the books.' }]);
    expect(await inLedger(company, id)).toHaveLength(1);
  });

  test('writes a withdrawal to an account in another currency with both amounts, or refuses it before sending', async () => {
    const calls = (await codat.calls('create-transfer-transaction')).length;
    const id = await recordTestTransfer(company, card, {
      kind: 'withdrawal',
      from: `card:${base}:${card}`,
      to: `bank:${foreign.currency}:${foreign.ref}`,
      amount: '100',
      toAmount: '117.50',
    });
    const { skipped } = await sync(company, [id]);
    if (transferTreatment(key, { base, from: base, to: foreign.currency }) !== 'as sent') {
      expect(skipped).toMatchObject([{ expenseId: id, reason: expect.stringMatching(/Enter it there yourself/) }]);
      expect((await codat.calls('create-transfer-transaction')).length).toBe(calls);
      return;
    }
    expect(await statusOf(company, id)).toBe('synced');
    expect(await inLedger(company, id)).toMatchObject([
      {
        from: { account: { id: bankOf(company, base, 1).ref }, currency: base, amount: 100 },
        to: { account: { id: foreign.ref }, currency: foreign.currency, amount: 117.5 },
      },
    ]);
    expect((await booksOf(company)).trialBalance?.balanced).toBe(true);
  });

  test('updates the amount in the books, or says that it must be changed there', async () => {
    const rules = transferRulesOf(key);
    if (!rules) return;
    const id = await recordTestTransfer(company, card);
    await sync(company, [id]);
    await changeTransfer(company.viewer, { ...transferOf(company, card, { id, amount: '430.25' }), revision: 1 });
    expect(await statusOf(company, id)).toBe('changed');
    const { skipped } = await sync(company, [id]);
    const [record] = await inLedger(company, id);
    if (rules.updates === 'none') {
      expect(skipped).toMatchObject([{ reason: expect.stringMatching(/accepts no changes of transfers/) }]);
      expect(record?.from?.amount).toBe(500);
      return;
    }
    expect(skipped).toEqual([]);
    expect(record).toMatchObject({ from: { amount: 430.25 }, to: { amount: 430.25 } });
    expect(await statusOf(company, id)).toBe('synced');
  });
});

test('a sync of everything ready takes transfers, and its page, the failures and support show them', async () => {
  const company = await linkedCompany(codat);
  const { viewer } = company;
  const card = await aCard(viewer, 'Visa 4590');
  await mapCard(company, card, bankOf(company, 'GBP', 1).ref);
  const id = await recordTestTransfer(company, card);
  await codat.faults({
    operation: 'create-transfer-transaction',
    kind: 'push-error',
    message: 'The register of this account is locked.',
    times: 1,
  });
  const { runId, queuedTransfers } = await requestSyncOf(viewer, ['ready']);
  expect(queuedTransfers).toBe(1);
  await runJobs();
  await settled(codat, company);
  await codat.faults();
  const { rows } = await runItems(viewer, runId ?? '', { states: null, at: {} });
  expect(rows).toMatchObject([
    {
      expenseId: id,
      merchant: 'Top-up',
      amount: { minor: 50_000n },
      accounts: [expect.stringMatching(/ → /)],
      state: 'failed',
    },
  ]);
  expect(await failureGroups(viewer)).toMatchObject([{ count: 1, transfers: 1, example: { expenseId: id } }]);
  const { userId, sessionId, name, email } = viewer;
  await asSuperuser(`insert into staff (user_id, role) values ($1, 'agent')`, [userId]);
  const agent = { userId, sessionId, name, email, staffRole: 'agent' } as const;
  const failures = await listFailures(agent, { text: 'top-up' }, {});
  const failure = failures.rows.find(({ expenseId }) => expenseId === id);
  expect(failure).toMatchObject({ merchant: 'Top-up' });
  expect((await findFailure(agent, failure?.id ?? ''))?.sent).toMatchObject({ from: { minor: 50_000n } });
  await requestSync(viewer, await failedExpenses(viewer, { runId: runId ?? '' }), 'retry');
  await runJobs();
  await settled(codat, company);
  expect(await statusOf(company, id)).toBe('synced');
  expect(await failureGroups(viewer)).toEqual([]);
  expect(await inLedger(company, id)).toHaveLength(1);
  expect((await transferDetail(viewer, id))?.attempts).toMatchObject([
    { attempt: 2, state: 'synced' },
    { attempt: 1, state: 'failed' },
  ]);
});

test('a transfer that an earlier attempt wrote is found without a call for each sync of three months', async () => {
  const company = await linkedCompany(codat, 'xero', 'northmark-expeditions', 'GBP');
  const card = await aCard(company.viewer, 'Visa 4590');
  await mapCard(company, card, bankOf(company, 'GBP', 1).ref);
  const id = await recordTestTransfer(company, card);
  codat.proxy.inject({ kind: 'answer-lost', path: /transfer-transactions/, method: 'PUT' });
  await sync(company, [id]);
  // The process ended after Codat had accepted the transfer, and before it stored the answer.
  const { companyId } = company.viewer;
  await asSuperuser(
    `update syncs set state = 'sending', key_used_at = now(), due_at = null where company_id = $1 and state = 'unknown'`,
    [companyId],
  );
  const others = await Promise.all(Array.from({ length: 8 }, () => recordTestTransfer(company, card)));
  await sync(company, others);
  await asSuperuser(`update syncs set due_at = now() where company_id = $1 and state = 'sending'`, [companyId]);
  const reads = async () => (await codat.calls('list-sync-transactions')).length;
  const before = await reads();
  await runJobsEarly(companyId);
  await settled(codat, company);

  expect(await statusOf(company, id)).toBe('synced');
  expect(await inLedger(company, id)).toHaveLength(1);
  // One poll, the writing sync, and the one that failed.
  expect((await reads()) - before).toBeLessThanOrEqual(4);
});
