import { z } from 'zod';
import { readAllPages } from '@/lib/codat/client/all-pages';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { retryRead } from '@/lib/codat/client/retry-read';

const consumer = z.looseObject({
  id: z.string(),
  url: z.string(),
  eventTypes: z.array(z.string()).nullish(),
  disabled: z.boolean().nullish(),
  companyTags: z.array(z.string()).nullish(),
});
const consumers = z.union([z.array(consumer), z.looseObject({ results: z.array(consumer).nullish() })]);

const profile = z.looseObject({ name: z.string().nullish(), redirectUrl: z.string().nullish() });
const origins = z.looseObject({ allowedOrigins: z.array(z.string()).nullish() });

const syncSetting = z.looseObject({
  dataType: z.string(),
  fetchOnFirstLink: z.boolean(),
  /** The hours between two reads. 0: never. */
  syncSchedule: z.number(),
  syncOrder: z.number(),
  isLocked: z.boolean().nullish(),
});
const syncSettings = z.looseObject({ clientId: z.string(), settings: z.array(syncSetting).nullish() });

const company = z.looseObject({
  id: z.string(),
  products: z.array(z.string()).nullish(),
  dataConnections: z.array(z.looseObject({ sourceType: z.string().nullish() })).nullish(),
});

export type WebhookConsumer = {
  readonly id: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly disabled: boolean;
  readonly companyTags: readonly string[];
};
export type SyncSetting = z.output<typeof syncSetting>;

/**
 * The settings of our account at Codat on which Outlay depends. A write replaces all fields of a profile and all sync
 * settings, so the fields that Outlay does not know are kept too.
 */
export type AccountSettings = {
  readonly webhooks: readonly WebhookConsumer[];
  readonly profile: z.output<typeof profile>;
  readonly allowedOrigins: readonly string[];
  readonly clientId: string;
  readonly syncSettings: readonly SyncSetting[];
  /** The companies that have a connection of an expense provider, as those have that Outlay created. */
  readonly companies: readonly { readonly id: string; readonly products: readonly string[] }[];
};

/**
 * Reads the settings of our account. Makes five calls, and one for each 500 companies; each is retried by itself. Throws
 * CodatError.
 */
export async function readAccountSettings(channel: CodatChannel | undefined): Promise<AccountSettings> {
  const get = (path: string) => retryRead(() => call({ method: 'GET', path, channel }));
  const webhooks = await readWebhooks(channel);
  const sync = syncSettings.parse(await get('/profile/syncSettings'));
  return {
    webhooks,
    profile: profile.parse(await get('/profile')),
    allowedOrigins: origins.parse(await get('/corsSettings')).allowedOrigins ?? [],
    clientId: sync.clientId,
    syncSettings: sync.settings ?? [],
    companies: (await retryRead(() => readAllPages('/companies', company, channel)))
      .filter(({ dataConnections }) => dataConnections?.some(({ sourceType }) => sourceType === 'Expense'))
      .map(({ id, products }) => ({ id, products: products ?? [] })),
  };
}

/** Reads the webhooks of our account. Throws CodatError. */
export async function readWebhooks(channel: CodatChannel | undefined): Promise<readonly WebhookConsumer[]> {
  const webhooks = consumers.parse(await retryRead(() => call({ method: 'GET', path: '/webhooks', channel })));
  return (Array.isArray(webhooks) ? webhooks : (webhooks.results ?? [])).map(toConsumer);
}

const toConsumer = ({ id, url, eventTypes, disabled, companyTags }: z.output<typeof consumer>): WebhookConsumer => ({
  id,
  url,
  eventTypes: eventTypes ?? [],
  disabled: disabled ?? false,
  companyTags: companyTags ?? [],
});
