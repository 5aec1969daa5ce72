import type { DataType } from './store/books';

/**
 * What the documents leave open. Each value is a choice of ours, with the reason beside it, so that the day a real
 * Codat account shows otherwise there is one line to change.
 */
export const assumptions = {
  /** Posting an id that is already in the books. The wording is documented, the status is not: Codat's own demo shows
   * `validation.errors` of a 4xx on create. */
  previouslyProcessedStatus: 400,
  /** An id whose sync has not finished yet. Refused like a completed one: accepting it could write it twice. */
  pendingIdIsRefused: true,
  /** The schema's enum says `expenses`, the examples `expense`; the schema wins. */
  integrationType: 'expenses',
  /** What stands in the items of a sync that ended with 4000, 4040 or 4220: they never reached the package. */
  itemStatusWithoutConnections: 'ValidationError',
  /** The table of codes says "Company deleted/de-authorized" of both: 4040 when a connection the sync was accepted with
   * is deleted (a deleted company answers 404 to everything), 4220 when the permission was taken away. */
  deletedConnectionEndsWith: 4040,
  deauthorizedConnectionEndsWith: 4220,
  /** `syncStatus` is free text. Only Complete and PushError are in the documents; the rest says what the table says. */
  syncStatusWords: {
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
  /** 5130 where the package refused something; 5120 where Codat refused all that failed before the package was asked;
   * 5080 where all that failed was in the books already. The table gives each a name and no more. */
  onlyValidationErrorsEndWith: 5120,
  onlyDuplicatesEndWith: 5080,
  /** `POST …/syncs` of v1 without anything to sync: the 422 it lists. */
  nothingToSyncStatus: 422,
  /** Attachment too large, of a wrong type, empty, missing, or for an item that is not in the books. */
  attachmentRefusedStatus: 400,
  /** The "Authentication" page says the last key cannot be deleted, the API reference that it can: a client without a
   * key could do nothing here, as there is no Portal. 403 is the one refusal the reference lists that fits. */
  lastApiKeyStatus: 403,
  /** A write that timed out is still in the desktop connector's queue, and is made when it comes back (Codat, "Push":
   * "TimedOut may still write"); its operation stays TimedOut. */
  timedOutPushIsStillWritten: true,
  /** A push operation that waits carries 202. */
  pendingPushStatusCode: 202,
} as const;

/**
 * Further choices of ours, with the same reasons, which are in the shape of the code instead of in a value: nothing reads
 * these lines. They stand here so that everything assumed is found in one file.
 */
export const builtIn = {
  /** More than 50 items, 0 items, missing fields: the sync is never made. */
  malformedBatchStatus: 400,
  /** An archived account is noticed by the package, in its own words, not by Codat's mapping cache. */
  archivedAccountNoticedBy: 'package',
  /** Codat does not check that the ids of the fallback configuration exist; the sync does. */
  configurationIdsAreChecked: false,
  /** A transfer, adjustment or reimbursable expense the integration cannot write: the reference lists no 422 for these
   * operations, so the sync is made and the item is a ValidationError. Updates of expenses are a 422, as listed. */
  unsupportedKindIs: 'ValidationError',
  /** The reference and its page say adjustments are for QuickBooks Desktop alone, the overview's matrix names three
   * more: the reference wins. */
  adjustmentsAreFor: 'QuickBooks Desktop',
  /** The pages list what an update can edit, the schema asks for the whole record: what is not listed (the day, the
   * currency, the contact, the accounts of the lines) stays as it was written, and is not an error. */
  updatesOfOtherFieldsAre: 'ignored',
  /** The "Expenses in foreign currency" page says a rate must be sent, the reference that QuickBooks Online takes 1
   * without: only a package whose write model requires the rate refuses for want of it. */
  currencyRateIsRequiredBy: 'package',
  /** "Posts the transaction to a drafted state": a draft is a record without postings. */
  draftsAreInTheLedger: false,
  /** Sage Intacct is not in the table of receipt types and sizes. */
  intacctTakesReceipts: false,
  /** Sync for Expenses v1 may sync a dataset again, so that failed items get another chance; what is in the books is
   * refused per item (5080 when nothing else failed). */
  datasetsCanBeSyncedAgain: true,
  /** Reconnecting is for the same organisation (documented for QuickBooks Online, NetSuite and Intacct since 2026-08). */
  reconnectKeepsOrganisation: true,
  /** "Update authorization" takes a token of the package's. One that names an organisation chooses it; any other means
   * the first: there is nothing behind a token here. */
  anyTokenAuthorizes: true,
  /** A bank line whose id is on the account already is left as it is: no bank has the same line twice. */
  knownBankLineIs: 'ignored',
  /** Codat wants a bank feed's source account connected first; here every bank account of the books takes lines. */
  bankLinesNeedSourceAccount: false,
  /** Only a query is documented to answer "Could not resolve property … on …"; an order by what is not there could be
   * ignored as well, but a slip of the pen is better heard of. */
  unknownOrderByIs: 'refused',
} as const;

/**
 * The most a record may hold, in minor units: 99,999,999,999.99, as QuickBooks has it. Without an end to it the sums of
 * an account would leave what a number counts exactly, and the books could not be read any more.
 */
export const maxMinorUnits = 9_999_999_999_999;
/** Where .NET's own reader of JSON ends; what checks or keeps a body goes down into it level by level. */
export const maxBodyDepth = 64;

/** How long things take at SANDBOX_SPEED 1, in milliseconds. Short enough for a demo, long enough to be seen. */
export const delays = {
  fetchStep: 260,
  syncStart: 100,
  syncPush: 250,
  syncFinish: 400,
  push: 600,
  /** How often work that waits for a desktop connector looks whether it is back. */
  connectorCheck: 2000,
  /** A call that never answers: the longest a client may hang before the sandbox drops it. */
  hang: 120_000,
} as const;

/** Documented in "Rate limits": per client and day, per address and minute, per company at one moment. */
export const limits = { dailyPerCompany: 1000, perMinute: 1000, concurrentPerCompany: 10 } as const;

/** Documented in "Webhooks": seconds to wait before each further attempt, and the life of a failing endpoint. */
export const webhookPolicy = {
  timeoutMs: 15_000,
  retryAfterSeconds: [0, 5, 300, 1800, 7200, 18_000, 36_000, 36_000],
  disableAfterMs: 5 * 24 * 3_600_000,
  /** Beyond the five minutes that Standard Webhooks' receivers accept. */
  tooOldMs: 10 * 60_000,
} as const;

/** "Platform '…' is not currently available for compliance purposes." The key is that of Codat's own example. */
export const complianceBlocked: readonly string[] = ['qudb'];
/** Whose organisation's name a redirect can have: Xero, QuickBooks Online, NetSuite, Dynamics, Intacct ("Redirects"). */
export const companyNameInRedirectOf: readonly string[] = ['gbol', 'qhyg', 'ndsk', 'akxx', 'trji', 'knfz'];
/** "Integrations that only connect Sandbox data" (Link SDK, `showSandboxIntegrations`): QuickBooks' and Codat's own. */
export const sandboxIntegrations: readonly string[] = ['ndsk', 'mqjo'];
/** Products made in the Portal, which alone can be refreshed; the sandbox's client has one. */
export const customProducts: Readonly<
  Record<string, { readonly name: string; readonly dataTypes: readonly DataType[] }>
> = { 'ledger-review': { name: 'Ledger Review', dataTypes: ['chartOfAccounts', 'directCosts', 'journalEntries'] } };

/** Documented in "Authentication". */
export const maxApiKeys = 10;
/** A statement line is a record's when account and amount agree and their days are at most this far apart. */
export const reconciliationDays = 7;

export const idempotencyLifeMs = 90 * 60_000;
export const otpLifeMs = 24 * 3_600_000;
/** Bounded, so that a long benchmark does not fill the disk. A write that was accepted stays: a record may be its own. */
export const maxLoggedRequests = { reads: 5000, writes: 20_000 } as const;
/** Reads are logged together: one transaction each would cost more than the read. */
export const readLogDelayMs = 200;
export const readLogBatch = 100;
/** Of each body, in characters. */
export const maxLoggedBody = 8192;
/** Of a successful read only the beginning: there are many of them, and the same can be read again. */
export const maxLoggedReadBody = 1024;
export const maxStoredMessages = 2000;
export const maxStoredDeliveries = 2000;
/** Enough for 100 a second to receivers that take half a second. */
export const maxConcurrentWebhooks = 64;
/** A rule that says "too many requests" and neither how long nor a seed. */
export const defaultRetryAfterSeconds = 2;
