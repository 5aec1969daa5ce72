import { type CodatChannel, call } from '@/lib/codat/client/http';
import { callSdk } from '@/lib/codat/client/platform';
import type { AccountSettings, SyncSetting } from './settings';

/** Registers a webhook for these events. Codat then creates a signing secret, which only its Portal shows. */
export const createWebhook = (
  url: string,
  eventTypes: readonly string[],
  channel: CodatChannel | undefined,
): Promise<unknown> =>
  call({ method: 'POST', path: '/webhooks', body: JSON.stringify({ url, eventTypes, disabled: false }), channel });

export const deleteWebhook = (webhookId: string, channel: CodatChannel | undefined): Promise<void> =>
  callSdk((codat) => codat.webhooks.deleteConsumer({ webhookId }), channel);

/** Changes fields of the profile. Codat replaces the whole profile, so the other fields are sent as they are. */
export const saveProfile = (
  profile: AccountSettings['profile'],
  change: { name?: string; redirectUrl?: string },
  channel: CodatChannel | undefined,
): Promise<unknown> => {
  // Codat requires both fields, and lists the API key only for reading.
  const { apiKey: _apiKey, ...known } = profile;
  const body = { ...known, name: profile.name ?? '', redirectUrl: profile.redirectUrl ?? '', ...change };
  return call({ method: 'PUT', path: '/profile', body: JSON.stringify(body), channel });
};

export const saveAllowedOrigins = (
  allowedOrigins: readonly string[],
  channel: CodatChannel | undefined,
): Promise<unknown> =>
  call({ method: 'POST', path: '/corsSettings', body: JSON.stringify({ allowedOrigins }), channel });

export const saveSyncSettings = (
  clientId: string,
  settings: readonly SyncSetting[],
  channel: CodatChannel | undefined,
): Promise<unknown> =>
  call({
    method: 'POST',
    path: '/profile/syncSettings',
    body: JSON.stringify({ clientId, settings, overridesDefaults: true }),
    channel,
  });

/** Enables a product for a company. Codat offers this call only to some of its clients ("alpha"). */
export const addProduct = (
  companyId: string,
  productIdentifier: string,
  channel: CodatChannel | undefined,
): Promise<unknown> => callSdk((codat) => codat.companies.addProduct({ companyId, productIdentifier }), channel);
