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
  /** More than 50 items, 0 items, missing fields: the sync is never made. */
  malformedBatchStatus: 400,
  /** An archived account is noticed by the package, in its own words, not by Codat's mapping cache. */
  archivedAccountNoticedBy: 'package',
  /** The schema's enum says `expenses`, the examples `expense`; the schema wins. */
  integrationType: 'expenses',
  /** Codat does not check that the ids of the fallback configuration exist; the sync does. */
  configurationIdsAreChecked: false,
  /** What stands in the items of a sync that ended with 4000: they never reached the package. */
  itemStatusWithoutConnections: 'ValidationError',
  /** Attachment too large, of a wrong type, or for an item that is not in the books. */
  attachmentRefusedStatus: 400,
  /** Reconnecting is for the same organisation (documented for QuickBooks Online, NetSuite and Intacct since 2026-08). */
  reconnectKeepsOrganisation: true,
  /** The "Authentication" page says the last key cannot be deleted, the API reference that it can: a client without a
   * key could do nothing here, as there is no Portal. 403 is the one refusal the reference lists that fits. */
  lastApiKeyStatus: 403,
  /** A push operation that waits carries 202. */
  pendingPushStatusCode: 202,
} as const;

/** How long things take at SANDBOX_SPEED 1, in milliseconds. Short enough for a demo, long enough to be seen. */
export const delays = {
  fetchStep: 260,
  syncStart: 100,
  syncPush: 250,
  syncFinish: 400,
  push: 600,
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
} as const;

/** Documented in "Authentication". */
export const mostApiKeys = 10;
export const idempotencyLifeMs = 90 * 60_000;
export const otpLifeMs = 24 * 3_600_000;
/** Bounded, so that a long benchmark does not fill the memory. */
export const requestsKept = 2000;
export const messagesKept = 2000;
