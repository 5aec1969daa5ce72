'use server';
import { z } from 'zod';
import { hashOfToken, newIngestKey } from '@/lib/auth/token';
import { addKey, chooseFundingAccount, revokeKey } from '@/lib/data/ingest/keys';
import { transferAccounts } from '@/lib/data/transfer/accounts';
import type { Viewer } from '@/lib/domain/company/viewer';
import { fundingInput, hintOf, keyInput } from '@/lib/domain/ingest/key';
import { Refusal } from '@/lib/domain/refusal';
import { accountValue } from '@/lib/domain/transfer/account-value';
import { retryRefused } from '@/lib/workflows/ingest/retry';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

/** Creates a key of the ingest API. Returns it once; only its hash is stored. */
export const createIngestKey = viewerAction('manage-keys', keyInput, async (viewer, { id, source, fundingAccount }) => {
  await refuseUnknown(viewer, fundingAccount);
  const token = newIngestKey();
  await addKey(viewer, { id, source, fundingAccount, tokenHash: hashOfToken(token), hint: hintOf(token) });
  refreshPages();
  return { source, token };
});

export const revokeIngestKey = viewerAction('manage-keys', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await revokeKey(viewer, id);
  refreshPages();
});

/** Changes the account that the top-ups of a key come from. */
export const changeFundingAccount = viewerAction(
  'manage-keys',
  fundingInput,
  async (viewer, { id, fundingAccount }) => {
    await refuseUnknown(viewer, fundingAccount);
    await chooseFundingAccount(viewer, id, fundingAccount);
    refreshPages();
  },
);

/** Tries again to record the movements that were refused. Returns how many are recorded, and how many are still refused. */
export const retryIngested = viewerAction('record-transfer', z.object({}), async (viewer) => {
  const result = await retryRefused(viewer);
  refreshPages();
  return result;
});

async function refuseUnknown(viewer: Viewer, account: string | null): Promise<void> {
  if (account === null) return;
  const { cards, bankAccounts } = await transferAccounts(viewer);
  if (![...cards, ...bankAccounts].some((one) => accountValue(one) === account))
    throw new Refusal('This account is no longer there.', { fundingAccount: 'Choose an account from the list.' });
}
