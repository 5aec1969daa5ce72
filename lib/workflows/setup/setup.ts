import { CodatError } from '@/lib/codat/client/errors';
import type { CodatChannel } from '@/lib/codat/client/http';
import { type Needed, neededAt, neededEvents, neededProduct } from '@/lib/codat/setup/needed';
import {
  addProduct,
  createWebhook,
  deleteWebhook,
  saveAllowedOrigins,
  saveProfile,
  saveSyncSettings,
} from '@/lib/codat/setup/register';
import { type AccountSettings, readAccountSettings, readWebhooks } from '@/lib/codat/setup/settings';
import { plural } from '@/lib/domain/plural';
import { isDifference, type SettingCheck } from '@/lib/domain/setup/check';
import { env } from '@/lib/env';
import { companiesWithoutProduct, compareSettings, isComplete, neededSyncSettings, ownWebhooks } from './compare';

/** Compares our account at Codat with what Outlay needs. Changes nothing. Throws CodatError. */
export async function checkSetup(channel: CodatChannel | undefined): Promise<SettingCheck[]> {
  return compareSettings(await readAccountSettings(channel), needed());
}

/** Whether our webhook is registered. One call, for a worker that relies on an earlier check. Throws CodatError. */
export const isWebhookRegistered = async (channel: CodatChannel | undefined): Promise<boolean> =>
  ownWebhooks({ webhooks: await readWebhooks(channel) }, needed()).some(isComplete);

/**
 * Registers what Outlay needs and Codat's API takes. Idempotent. Leaves the webhooks and origins of others as they are.
 * Calls `report` with each change, in words. Returns the comparison afterwards. Throws CodatError.
 */
export async function applySetup(
  report: (change: string) => unknown,
  channel: CodatChannel | undefined,
): Promise<SettingCheck[]> {
  const wanted = needed();
  let account = await readAccountSettings(channel);
  for (const { setting, state, atCodat } of compareSettings(account, wanted)) {
    const change = state === 'missing' || state === 'different' ? changes[setting] : undefined;
    if (change) report(`${setting}: ${await change(account, wanted, { atCodat, channel })}`);
  }
  if (compareSettings(account, wanted).some(isDifference)) account = await readAccountSettings(channel);
  if (env().codat.mode === 'sandbox' && (await deleteOtherWebhooks(account, wanted, channel)))
    account = await readAccountSettings(channel);
  return compareSettings(account, wanted);
}

/** Returns the needs of this process as text. A check that was made for other needs says nothing about these. */
export const neededTexts = (): readonly string[] => textsOf(compareSettings(emptyAccount, needed()));

export const textsOf = (settings: readonly SettingCheck[]): readonly string[] =>
  settings.map((setting) => `${setting.setting}: ${setting.needed}`);

const emptyAccount: AccountSettings = {
  webhooks: [],
  profile: {},
  allowedOrigins: [],
  clientId: '',
  syncSettings: [],
  companies: [],
};

type Change = (
  account: AccountSettings,
  needed: Needed,
  context: { readonly atCodat: string; readonly channel: CodatChannel | undefined },
) => Promise<string>;

/** How each setting is registered. Returns what was changed, in words. */
const changes: Readonly<Record<string, Change>> = {
  Webhook: async (account, needed, { channel }) => {
    const former = ownWebhooks(account, needed).filter((webhook) => !isComplete(webhook));
    // The new one is created first, so that no event is lost. Codat has no call that changes one.
    await createWebhook(needed.webhookUrl, neededEvents, channel);
    for (const { id } of former) await deleteWebhook(id, channel);
    const secret =
      'Copy its signing secret (in the Portal under Monitor > Webhooks > Events) to CODAT_WEBHOOK_SECRET, and restart Outlay.';
    return former.length === 0 ? `registered. ${secret}` : `registered again with every event. ${secret}`;
  },
  'Redirect URL': async ({ profile }, { redirectUrl, clientName }, { atCodat, channel }) => {
    await saveProfile(profile, { redirectUrl, ...(clientName && { name: clientName }) }, channel);
    return profile.redirectUrl ? `set. It was ${atCodat}` : 'set.';
  },
  'CORS origin': async ({ allowedOrigins }, { origin }, { channel }) => {
    await saveAllowedOrigins([...allowedOrigins, origin], channel);
    return `${origin} added.`;
  },
  'Data types': async ({ clientId, syncSettings }, _needed, { channel }) => {
    await saveSyncSettings(clientId, neededSyncSettings(syncSettings), channel);
    return 'set to be read when linked, and every day.';
  },
  'Expenses product': async (account, _needed, { channel }) => {
    const off = companiesWithoutProduct(account);
    try {
      for (const { id } of off) await addProduct(id, neededProduct, channel);
    } catch (error) {
      // Codat offers this call only to some of its clients.
      if (!(error instanceof CodatError) || !['not-allowed', 'missing'].includes(error.failure.kind)) throw error;
      return 'Codat does not let this account change it. Enable the product in the Portal.';
    }
    return `enabled for ${plural(off.length, '# company', '# companies')}.`;
  },
  'Client name': async ({ profile }, { clientName, redirectUrl }, { channel }) => {
    await saveProfile(profile, { name: clientName ?? '', redirectUrl }, channel);
    return `set to ${clientName}.`;
  },
};

/**
 * Leaves one webhook with our path in the sandbox. There all of them are ours, and have the same signing secret: Outlay
 * was started at another port before, or two workers have registered at the same time. Returns whether any was deleted.
 */
async function deleteOtherWebhooks(account: AccountSettings, wanted: Needed, channel: CodatChannel | undefined) {
  const { pathname } = new URL(wanted.webhookUrl);
  const kept = ownWebhooks(account, wanted).find(isComplete);
  const others = account.webhooks.filter((each) => each.id !== kept?.id && URL.parse(each.url)?.pathname === pathname);
  for (const { id } of others) await deleteWebhook(id, channel).catch(unlessMissing);
  return others.length > 0;
}

/** Another worker may have deleted it. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof CodatError) || error.failure.kind !== 'missing') throw error;
}

function needed(): Needed {
  const { APP_URL, CODAT_WEBHOOK_SECRET, codat } = env();
  return neededAt(APP_URL, { webhookSecret: CODAT_WEBHOOK_SECRET, isSandbox: codat.mode === 'sandbox' });
}
