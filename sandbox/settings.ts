import type { DataType } from './store/books';

/**
 * Behaviour that the documents leave open. Each value is our assumption, with its reason. When a real Codat account
 * behaves differently, one line changes.
 */
export const assumptions = {
  /** The status for an id that is already in the books. The message is documented, the status is not: Codat's own demo
   * shows `validation.errors` of a 4xx on create. */
  previouslyProcessedStatus: 400,
  /** Refuses an id whose sync is not finished, like a completed one: accepting it could write it twice. */
  pendingIdIsRefused: true,
  /** The schema's enum has `expenses`, the examples have `expense`; the schema wins. */
  integrationType: 'expenses',
  /** The status of items in a sync that ended with 4000, 4040 or 4220: they never reached the package. */
  itemStatusWithoutConnections: 'ValidationError',
  /** The table of codes describes both as "Company deleted/de-authorized". 4040 is a connection that was deleted after
   * the sync was accepted (a deleted company is a 404 everywhere); 4220 is a revoked access. */
  deletedConnectionEndsWith: 4040,
  deauthorizedConnectionEndsWith: 4220,
  /** `syncStatus` is free text. Only Complete and PushError are documented; the others follow the table of codes. */
  syncStatusNames: {
    2000: 'Complete',
    2040: 'Complete',
    4000: 'ConfigurationError',
    4040: 'CompanyDeleted',
    4220: 'CompanyDeauthorized',
    4260: 'BillingExpired',
    5000: 'ServerError',
    5080: 'DuplicationProtection',
    5120: 'DataProcessingError',
    5130: 'PushError',
  },
  /** 5130 when the package refused an item; 5120 when Codat refused every failed item; 5080 when every failed item was in
   * the books already. The table of codes has only their names. */
  onlyValidationErrorsEndWith: 5120,
  onlyDuplicatesEndWith: 5080,
  /** `POST …/syncs` of v1 with nothing to sync: the 422 that it lists. */
  nothingToSyncStatus: 422,
  /** An attachment that is too large, empty, missing, of a wrong type, or for an item that is not in the books. */
  attachmentRefusedStatus: 400,
  /** The last key cannot be deleted ("Authentication"); the API reference says it can. Without a Portal, a client would be
   * locked out. 403 is the only listed refusal that fits. */
  lastApiKeyStatus: 403,
  /** A timed-out write stays in the desktop connector's queue and is made when the connector is back (Codat, "Push":
   * "TimedOut may still write"). Its operation stays TimedOut. */
  timedOutPushIsStillWritten: true,
  /** The status code of a pending push operation. */
  pendingPushStatusCode: 202,
} as const;

/**
 * Further assumptions that are part of the code's structure. Nothing reads these values; they document all assumptions
 * in one file.
 */
export const builtIn = {
  /** More than 50 items, no items or missing fields: no sync is created. */
  malformedBatchStatus: 400,
  /** The package refuses an archived account with its own message; Codat's mapping cache does not. */
  archivedAccountNoticedBy: 'package',
  /** Codat does not check the ids of the fallback configuration; the sync does. */
  configurationIdsAreChecked: false,
  /** A transfer, adjustment or reimbursable expense that the integration does not support. The reference lists no 422, so
   * the sync is created and its item is a ValidationError. An update of an expense is a 422, as listed. */
  unsupportedKindIs: 'ValidationError',
  /** The reference and its page limit adjustments to QuickBooks Desktop; the overview's matrix has three more packages.
   * The reference wins. */
  adjustmentsAreFor: 'QuickBooks Desktop',
  /** The pages list the editable fields, but the schema requires the whole record. Other fields (the date, the currency,
   * the contact, the accounts of the lines) are ignored without an error. */
  updatesOfOtherFieldsAre: 'ignored',
  /** "Expenses in foreign currency" requires a rate; the reference says that QuickBooks Online defaults to 1. Only a package
   * whose write model requires the rate refuses an expense without one. */
  currencyRateIsRequiredBy: 'package',
  /** A draft is a record without postings ("Posts the transaction to a drafted state"). */
  draftsAreInTheLedger: false,
  /** Sage Intacct is not in the table of receipt types and sizes. */
  intacctTakesReceipts: false,
  /** Sync for Expenses v1 can sync a dataset again, to retry its failed items. Items in the books are refused (5080 when
   * nothing else failed). */
  datasetsCanBeSyncedAgain: true,
  /** A reconnection keeps the organisation (documented for QuickBooks Online, NetSuite and Intacct since 2026-08). */
  reconnectKeepsOrganisation: true,
  /** "Update authorization" accepts a token of the package. A token that names an organisation selects it; any other token
   * selects the first one. */
  anyTokenAuthorizes: true,
  /** A bank line with a known id is ignored: no bank has the same line twice. */
  knownBankLineIs: 'ignored',
  /** Codat requires a connected source account for a bank feed; here every bank account accepts lines. */
  bankLinesNeedSourceAccount: false,
  /** "Could not resolve property … on …" is documented only for a query. An unknown `orderBy` is refused too, so that a
   * typing error is noticed. */
  unknownOrderByIs: 'refused',
} as const;

/**
 * The largest amount of a record in minor units: 99,999,999,999.99, as in QuickBooks. Larger amounts would make the sums
 * of an account exceed the integers that a number represents exactly.
 */
export const maxMinorUnits = 9_999_999_999_999;
/** The depth limit of .NET's JSON reader. Validation of a body is recursive, so it needs a limit. */
export const maxBodyDepth = 64;

/** Durations at SANDBOX_SPEED 1, in milliseconds: short enough for a demo, long enough to be visible. */
export const delays = {
  fetchStep: 260,
  syncStart: 100,
  syncPush: 250,
  syncFinish: 400,
  push: 600,
  /** The interval at which waiting work checks for the desktop connector. */
  connectorCheck: 2000,
  /** The time after which the sandbox drops a hanging call. */
  hang: 120_000,
} as const;

/** Per client and day, per address and minute, and concurrent per company ("Rate limits"). */
export const limits = { dailyPerCompany: 1000, perMinute: 1000, concurrentPerCompany: 10 } as const;

/** Delays before each attempt, and the time after which a failing endpoint is disabled ("Webhooks"). */
export const webhookPolicy = {
  timeoutMs: 15_000,
  retryAfterSeconds: [0, 5, 300, 1800, 7200, 18_000, 36_000, 36_000],
  disableAfterMs: 5 * 24 * 3_600_000,
  /** More than the five minutes that receivers of Standard Webhooks accept. */
  tooOldMs: 10 * 60_000,
} as const;

/** Platforms with "not currently available for compliance purposes". The key is from Codat's own example. */
export const complianceBlocked: readonly string[] = ['qudb'];
/** Packages whose redirects can contain the organisation's name: Xero, QuickBooks Online, NetSuite, Dynamics, Intacct ("Redirects"). */
export const companyNameInRedirectOf: readonly string[] = ['gbol', 'qhyg', 'ndsk', 'akxx', 'trji', 'knfz'];
/** "Integrations that only connect Sandbox data" (Link SDK, `showSandboxIntegrations`): QuickBooks' and Codat's own. */
export const sandboxIntegrations: readonly string[] = ['ndsk', 'mqjo'];
/** Products created in the Portal. Only these can be refreshed; the sandbox's client has one. */
export const customProducts: Readonly<
  Record<string, { readonly name: string; readonly dataTypes: readonly DataType[] }>
> = { 'ledger-review': { name: 'Ledger Review', dataTypes: ['chartOfAccounts', 'directCosts', 'journalEntries'] } };

/** Documented in "Authentication". */
export const maxApiKeys = 10;
/** A statement line matches a record with the same account and amount within this number of days. */
export const reconciliationDays = 7;

export const idempotencyLifeMs = 90 * 60_000;
export const otpLifeMs = 24 * 3_600_000;
/** Limits the request log on disk. Accepted writes stay without their bodies, because records refer to them. */
export const maxLoggedRequests = { reads: 5000, writes: 20_000 } as const;
/** Reads are logged in batches: a transaction for each would cost more than the read. */
export const readLogDelayMs = 200;
export const readLogBatch = 100;
/** The logged part of each body, in characters. */
export const maxLoggedBody = 8192;
/** The logged part of a successful read: there are many, and they can be repeated. */
export const maxLoggedReadBody = 1024;
export const maxStoredMessages = 2000;
export const maxStoredDeliveries = 2000;
/** Enough for 100 deliveries a second to receivers that take half a second. */
export const maxConcurrentWebhooks = 64;
/** The Retry-After of a rate-limit rule without its own time and without a seed. */
export const defaultRetryAfterSeconds = 2;
