import { z } from 'zod';
import { type DataType, dataTypes, firstLinkTypes } from './books';
import { getJson, setJson } from './meta';
import type { Store } from './store';

/** Codat's accounting data types (Codat-Platform, `DataStatus`), in the order in which they are fetched. */
export const accountingTypes: readonly string[] = (
  'company chartOfAccounts bankAccounts taxRates trackingCategories suppliers customers accountTransactions balanceSheet ' +
  'bankTransactions billCreditNotes billPayments bills cashFlowStatement creditNotes directCosts directIncomes invoices ' +
  'itemReceipts items journalEntries journals paymentMethods payments profitAndLoss purchaseOrders salesOrders transfers'
).split(' ');

/** Returns a schema that converts null to undefined, so that the field is left out of responses. */
const optional = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

export const syncSetting = z.object({
  dataType: z.string().min(1),
  fetchOnFirstLink: z.boolean(),
  /** The hours between two fetches. 0 means that the list is not fetched automatically. */
  syncSchedule: z.int().nonnegative(),
  syncOrder: z.int(),
  syncFromUtc: optional(z.string()),
  syncFromWindow: optional(z.int().nonnegative()),
  monthsToSync: optional(z.int().nonnegative()),
  isLocked: optional(z.boolean()),
});
export type SyncSetting = z.infer<typeof syncSetting>;

const storedSettings = z.object({ settings: z.array(syncSetting), overridesDefaults: z.boolean() });
export type SyncSettings = z.infer<typeof storedSettings>;

const reports: readonly string[] = ['balanceSheet', 'profitAndLoss', 'cashFlowStatement'];
const daily = 24;

/**
 * The default settings: the lists that Expenses needs are fetched when a company is linked, and then once a day (Codat,
 * Expenses, "Getting started").
 */
const defaults: readonly SyncSetting[] = accountingTypes.map((dataType, syncOrder) => ({
  dataType,
  fetchOnFirstLink: firstLinkTypes.some((each) => each === dataType),
  syncSchedule: firstLinkTypes.some((each) => each === dataType) ? daily : 0,
  syncOrder,
  ...(reports.includes(dataType) ? { monthsToSync: 24 } : {}),
  isLocked: false,
}));

/** Returns the client's settings. They apply to companies that have no settings of their own. */
export function clientSyncSettings(store: Store): SyncSettings {
  const own = getJson(store, clientKey, storedSettings);
  return own?.overridesDefaults
    ? { settings: withDefaults(own.settings, defaults), overridesDefaults: true }
    : { settings: [...defaults], overridesDefaults: false };
}

export function companySyncSettings(store: Store, companyId: string): SyncSettings {
  const client = clientSyncSettings(store);
  const own = getJson(store, companyKey(companyId), storedSettings);
  return own?.overridesDefaults
    ? { settings: withDefaults(own.settings, client.settings), overridesDefaults: true }
    : { settings: client.settings, overridesDefaults: false };
}

export const saveClientSyncSettings = (store: Store, settings: SyncSettings): void =>
  setJson(store, clientKey, settings);

export const saveCompanySyncSettings = (store: Store, companyId: string, settings: SyncSettings): void =>
  setJson(store, companyKey(companyId), settings);

export const deleteCompanySyncSettings = (store: Store, companyId: string): number =>
  store.run('DELETE FROM meta WHERE key = ?', companyKey(companyId));

/**
 * Returns the data types to fetch when this company is linked. Types that the sandbox does not support are left out.
 */
export function typesOnFirstLink(store: Store, companyId: string): readonly DataType[] {
  const wanted = companySyncSettings(store, companyId)
    .settings.filter(({ fetchOnFirstLink }) => fetchOnFirstLink)
    .sort((one, other) => one.syncOrder - other.syncOrder)
    .map(({ dataType }) => dataType);
  return wanted.flatMap((name) => dataTypes.find((known) => known === name) ?? []);
}

const clientKey = 'client.syncSettings';
const companyKey = (companyId: string): string => `client.syncSettings/${companyId}`;

/** Returns the settings in `own`. For data types that have none there, it returns the setting in `otherwise`. */
function withDefaults(own: readonly SyncSetting[], otherwise: readonly SyncSetting[]): SyncSetting[] {
  const byType = new Map(own.map((setting) => [setting.dataType, setting]));
  return otherwise.map((setting) => byType.get(setting.dataType) ?? setting);
}
