import { listMovements } from '@/lib/data/expense/list';
import type { Viewer } from '@/lib/domain/company/viewer';
import { aCompany } from '../people';
import { asSuperuser } from '../superuser';
import { aCard } from '../transfer/transfers';
import { aKey, senderOf } from './api';

/** A company with two accounts in pounds and none else, and a key whose top-ups come from the second one. */
export async function aTreasury(url: string) {
  const owner = await aCompany();
  await asSuperuser('update cards set archived_at = now() where company_id = $1', [owner.companyId]);
  const [visa, current] = [await aCard(owner, 'Visa 4590'), await aCard(owner, 'Business current 7001')];
  const key = await aKey(owner, { fundingAccount: `card:GBP:${current}` });
  return { owner, visa, current, key, send: senderOf(url, key.token) };
}

/** A payment of £12.50 that a source sends. */
export const payment = (change: Readonly<Record<string, unknown>> = {}) => ({
  id: 'p-1',
  status: 'settled',
  type: 'payment',
  day: '2026-11-03',
  amount: { minor: 1250, currency: 'GBP' },
  merchant: 'Pret A Manger',
  card: { lastFour: '4590' },
  ...change,
});

/** Returns the movements of a company in words. */
export const listed = async (of: Viewer) =>
  (await listMovements(of, {})).rows.map((row) =>
    row.movement === 'transfer'
      ? `${row.from.name} to ${row.to.name} ${row.from.amount.minor}`
      : `${row.type} ${row.merchant} ${row.amount.minor}`,
  );
