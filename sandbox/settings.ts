import type { DataType } from './store/books';

/**
 * How the sandbox behaves where Codat's documents leave it open. Each value is an assumption of ours, given with its
 * reason. If a real Codat account behaves differently, only the value here must change.
 */
export const assumptions = {
  /**
   * The status of the response if an id is already in the books. Codat documents the message but not the status.
   * Codat's own demo shows `validation.errors` of a 4xx response when a client creates a record.
   */
  previouslyProcessedStatus: 400,
  /**
   * An id is refused while an earlier sync of it is not finished. If it were accepted, the record could be written
   * twice.
   */
  pendingIdIsRefused: true,
  /**
   * The integration type of a transaction. Codat's schema allows `expenses`, but its examples have `expense`. The
   * sandbox follows the schema.
   */
  integrationType: 'expenses',
  /** The status of the items of a sync that ended with 4000, 4040 or 4220. These items never reached the package. */
  itemStatusWithoutConnections: 'ValidationError',
  /**
   * The codes for a connection that was deleted after the sync was accepted, and for one whose access was revoked.
   * Codat's table of codes describes both 4040 and 4220 as "Company deleted/de-authorized". A deleted company cannot be
   * meant, because every call for it is a 404.
   */
  deletedConnectionEndsWith: 4040,
  deauthorizedConnectionEndsWith: 4220,
  /**
   * The text in `syncStatus` for each status code. Codat documents only Complete and PushError. The other texts follow
   * the names in its table of codes.
   */
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
  /**
   * The codes for a sync in which no item was refused by the package. It ends with 5120 if Codat refused an item, and
   * with 5080 if all failed items were in the books already. A sync with an item that the package refused ends with
   * 5130. Codat's table of codes has only the names.
   */
  onlyValidationErrorsEndWith: 5120,
  onlyDuplicatesEndWith: 5080,
  /** The status of `POST …/syncs` in version 1 if there is nothing to sync. The document lists a 422. */
  nothingToSyncStatus: 422,
  /**
   * The status for an attachment that is refused: it is too large, empty, missing or of a wrong type, or its item is
   * not in the books.
   */
  attachmentRefusedStatus: 400,
  /**
   * The status for deleting the last API key. Codat's page "Authentication" forbids it, but its API reference allows
   * it. The sandbox forbids it, because a client without a Portal would be locked out. Of the listed statuses only 403
   * fits.
   */
  lastApiKeyStatus: 403,
  /**
   * A push that timed out is still written later. It stays in the queue of the desktop connector, and is written when
   * the connector is back (Codat, "Push": "TimedOut may still write"). The status of the operation stays TimedOut.
   */
  timedOutPushIsStillWritten: true,
  /** The `statusCode` of a push operation that is still pending. */
  pendingPushStatusCode: 202,
} as const;

/**
 * More assumptions, which the structure of the code implies. No code reads these values. They are here so that all
 * assumptions are in one file.
 */
export const builtIn = {
  /** The status for a batch with more than 50 items, no items or missing fields. No sync is created. */
  malformedBatchStatus: 400,
  /**
   * The package refuses an archived account, with its own message. Codat does not, because its cache may be older than
   * the change.
   */
  archivedAccountNoticedBy: 'package',
  /**
   * Codat does not check the ids of the default supplier, customer and bank account when a client sets them. Only the
   * sync checks them.
   */
  configurationIdsAreChecked: false,
  /**
   * The result for a transfer, adjustment or reimbursable expense that the integration does not support. Codat's API
   * reference lists no 422, so a sync is created and its item becomes a ValidationError. For an update of an expense a
   * 422 is listed, so that is a 422.
   */
  unsupportedKindIs: 'ValidationError',
  /**
   * The package that supports adjustments. Codat's API reference says only QuickBooks Desktop; the table in "Expenses
   * overview" has three more packages. The sandbox follows the reference.
   */
  adjustmentsAreFor: 'QuickBooks Desktop',
  /**
   * An update ignores changes of the date, the currency, the contact and the accounts of lines, without an error.
   * Codat's pages list which fields are editable, but the schema requires the whole record.
   */
  updatesOfOtherFieldsAre: 'ignored',
  /**
   * Only packages whose write model requires an exchange rate refuse a foreign expense without one. Codat's documents
   * disagree: its page "Expenses in foreign currency" requires the rate, but the API reference says that QuickBooks
   * Online uses 1 if there is none.
   */
  currencyRateIsRequiredBy: 'package',
  /** A draft has no postings in the ledger. Codat says only: "Posts the transaction to a drafted state". */
  draftsAreInTheLedger: false,
  /** Sage Intacct accepts no receipts, because Codat's table of file types and sizes for receipts does not list it. */
  intacctTakesReceipts: false,
  /**
   * A dataset of version 1 can be synced again to retry its failed items. Items that are already in the books are
   * refused; if nothing else failed, the sync ends with 5080.
   */
  datasetsCanBeSyncedAgain: true,
  /**
   * A connection that is linked again must use the same organisation. Codat documents this for QuickBooks Online,
   * NetSuite and Intacct since 2026-08.
   */
  reconnectKeepsOrganisation: true,
  /**
   * The operation "Update authorization" accepts any token. If the token names an organisation of the package, that one
   * is linked; otherwise the first one is.
   */
  anyTokenAuthorizes: true,
  /**
   * A bank line is ignored if the account already has a line with its id, because no bank reports the same line twice.
   * The ledger counts how often it was written, so that a test can require that a client sends it once.
   */
  knownBankLineIs: 'ignored',
  /** Every bank account accepts bank lines. Codat requires a connected source account for a bank feed. */
  bankLinesNeedSourceAccount: false,
  /**
   * An unknown property in `orderBy` is refused, so that a misspelt property is noticed. Codat documents the error
   * "Could not resolve property … on …" only for `query`.
   */
  unknownOrderByIs: 'refused',
} as const;

/**
 * The largest amount of a record in minor units: 99,999,999,999.99, as in QuickBooks. With larger amounts, the balance
 * of an account could be too large for a JavaScript number to be exact.
 */
export const maxMinorUnits = 9_999_999_999_999;
/**
 * The maximum nesting of a JSON body. It is that of .NET's JSON reader. A limit is needed because bodies are validated
 * recursively.
 */
export const maxBodyDepth = 64;

/**
 * Durations of Codat's background work at SANDBOX_SPEED 1, in milliseconds. They are short enough for a demo and long
 * enough to be seen.
 */
export const delays = {
  fetchStep: 260,
  syncStart: 100,
  syncPush: 250,
  syncFinish: 400,
  push: 600,
  /** The interval at which waiting work checks whether the desktop connector is back. */
  connectorCheck: 2000,
  /** The time after which the sandbox closes the connection of a call that gets no response. */
  hang: 120_000,
} as const;

/**
 * The rate limits (Codat, "Rate limits"). `dailyPerCompany` is multiplied by 1 + the number of active companies, and
 * limits all calls of the client on one day. `perMinute` limits the calls from one address. `concurrentPerCompany`
 * limits the calls for one company that are in progress.
 */
export const limits = { dailyPerCompany: 1000, perMinute: 1000, concurrentPerCompany: 10 } as const;

/**
 * The timeout of a delivery, the delays before each attempt, and the time after which a failing endpoint is disabled
 * (Codat, "Webhooks").
 */
export const webhookPolicy = {
  timeoutMs: 15_000,
  retryAfterSeconds: [0, 5, 300, 1800, 7200, 18_000, 36_000, 36_000],
  disableAfterMs: 5 * 24 * 3_600_000,
  /**
   * The age of the timestamp in an expired forgery. Receivers that follow Standard Webhooks accept at most five
   * minutes.
   */
  tooOldMs: 10 * 60_000,
} as const;

/**
 * Packages that Codat refuses to connect because they are "not currently available for compliance purposes". The key is
 * that in Codat's own example.
 */
export const complianceBlocked: readonly string[] = ['qudb'];
/**
 * Packages for which the redirect of Link can contain the name of the organisation (Codat, "Redirects"): Xero,
 * QuickBooks Online, NetSuite, Dynamics and Intacct.
 */
export const companyNameInRedirectOf: readonly string[] = ['gbol', 'qhyg', 'ndsk', 'akxx', 'trji', 'knfz'];
/**
 * Packages that only connect test data: the sandboxes of QuickBooks and of Codat (Link SDK, `showSandboxIntegrations`).
 */
export const sandboxIntegrations: readonly string[] = ['ndsk', 'mqjo'];
/**
 * Products that the client has created in Codat's Portal. Only such products can be refreshed. The client of the
 * sandbox has one.
 */
export const customProducts: Readonly<
  Record<string, { readonly name: string; readonly dataTypes: readonly DataType[] }>
> = { 'ledger-review': { name: 'Ledger Review', dataTypes: ['chartOfAccounts', 'directCosts', 'journalEntries'] } };

/** The maximum number of API keys (Codat, "Authentication"). */
export const maxApiKeys = 10;
/**
 * The maximum difference in days between a statement line and a record with the same account and amount, if they are to
 * match.
 */
export const reconciliationDays = 7;

export const idempotencyLifeMs = 90 * 60_000;
export const otpLifeMs = 24 * 3_600_000;
/**
 * The number of requests that the log stores. Older writes that were accepted stay without their bodies, because
 * records refer to them.
 */
export const maxLoggedRequests = { reads: 5000, writes: 20_000 } as const;
/**
 * The longest time before logged reads are saved. They are saved in batches, because a transaction for each would cost
 * more than the read itself.
 */
export const readLogDelayMs = 200;
export const readLogBatch = 100;
/** The number of characters of each body that are logged. */
export const maxLoggedBody = 8192;
/** The same for a successful read. It is smaller, because there are many reads and they can be repeated. */
export const maxLoggedReadBody = 1024;
export const maxStoredMessages = 2000;
export const maxStoredDeliveries = 2000;
/**
 * The maximum number of concurrent deliveries to one receiver. It allows 100 deliveries a second if the receiver takes
 * half a second.
 */
export const maxConcurrentWebhooks = 64;
/** The Retry-After, in seconds, of a rate-limit fault rule that gives none, if there is no seed either. */
export const defaultRetryAfterSeconds = 2;
