import { z } from 'zod';
import { type DataType, dataTypes, firstLinkTypes } from './books';
import { setMeta } from './profile';
import type { Store } from './store';

/** Codat's data types of accounting software (Codat-Platform, `DataStatus`), in the order they are read. */
export const accountingTypes = [
  'company',
  'chartOfAccounts',
  'bankAccounts',
  'taxRates',
  'trackingCategories',
  'suppliers',
  'customers',
  'accountTransactions',
  'balanceSheet',
  'bankTransactions',
  'billCreditNotes',
  'billPayments',
  'bills',
  'cashFlowStatement',
  'creditNotes',
  'directCosts',
  'directIncomes',
  'invoices',
  'itemReceipts',
  'items',
  'journalEntries',
  'journals',
  'paymentMethods',
  'payments',
  'profitAndLoss',
  'purchaseOrders',
  'salesOrders',
  'transfers',
] as const;

/** A null is as good as nothing sent, and is not answered with. */
const optional = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

export const syncSetting = z.object({
  dataType: z.string().min(1),
  fetchOnFirstLink: z.boolean(),
  /** Hours between two readings; 0 is never. */
  syncSchedule: z.int().nonnegative(),
  syncOrder: z.int(),
  syncFromUtc: optional(z.string()),
  syncFromWindow: optional(z.int().nonnegative()),
  monthsToSync: optional(z.int().nonnegative()),
  isLocked: optional(z.boolean()),
});
export type SyncSetting = z.infer<typeof syncSetting>;

const kept = z.object({ settings: z.array(syncSetting), overridesDefaults: z.boolean() });
export type SyncSettings = z.infer<typeof kept>;

const reports: readonly string[] = ['balanceSheet', 'profitAndLoss', 'cashFlowStatement'];
const daily = 24;

/** What Expenses wants read when a company is linked, and every day after (Codat, Expenses, "Getting started"). */
const defaults: readonly SyncSetting[] = accountingTypes.map((dataType, syncOrder) => ({
  dataType,
  fetchOnFirstLink: firstLinkTypes.some((each) => each === dataType),
  syncSchedule: firstLinkTypes.some((each) => each === dataType) ? daily : 0,
  syncOrder,
  ...(reports.includes(dataType) ? { monthsToSync: 24 } : {}),
  isLocked: false,
}));

/** The client's settings, which are every company's that has none of its own. */
export function clientSyncSettings(store: Store): SyncSettings {
  const own = read(store, clientKey);
  return own?.overridesDefaults
    ? { settings: withDefaults(own.settings, defaults), overridesDefaults: true }
    : { settings: [...defaults], overridesDefaults: false };
}

export function companySyncSettings(store: Store, companyId: string): SyncSettings {
  const client = clientSyncSettings(store);
  const own = read(store, companyKey(companyId));
  return own?.overridesDefaults
    ? { settings: withDefaults(own.settings, client.settings), overridesDefaults: true }
    : { settings: client.settings, overridesDefaults: false };
}

export const saveClientSyncSettings = (store: Store, settings: SyncSettings): void =>
  setMeta(store, clientKey, JSON.stringify(settings));

export const saveCompanySyncSettings = (store: Store, companyId: string, settings: SyncSettings): void =>
  setMeta(store, companyKey(companyId), JSON.stringify(settings));

export const deleteCompanySyncSettings = (store: Store, companyId: string): number =>
  store.run('DELETE FROM meta WHERE key = ?', companyKey(companyId));

/** What is read when this company is linked: the types of its settings that these books have. */
export function typesOnFirstLink(store: Store, companyId: string): readonly DataType[] {
  const wanted = companySyncSettings(store, companyId)
    .settings.filter(({ fetchOnFirstLink }) => fetchOnFirstLink)
    .sort((one, other) => one.syncOrder - other.syncOrder)
    .map(({ dataType }) => dataType);
  return wanted.flatMap((name) => dataTypes.find((known) => known === name) ?? []);
}

const clientKey = 'client.syncSettings';
const companyKey = (companyId: string): string => `client.syncSettings/${companyId}`;

function read(store: Store, key: string): SyncSettings | undefined {
  const row = store.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key);
  return row && kept.parse(JSON.parse(row.value));
}

/** A setting that was not sent stays as it was. */
function withDefaults(own: readonly SyncSetting[], otherwise: readonly SyncSetting[]): SyncSetting[] {
  const byType = new Map(own.map((setting) => [setting.dataType, setting]));
  return otherwise.map((setting) => byType.get(setting.dataType) ?? setting);
}
