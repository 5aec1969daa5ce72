import { type CatalogueEntry, nothingWritten } from './entry';

/**
 * Causes after which the record may be in the books, so that a retry could duplicate it. They are matched before all
 * other causes.
 */
export const unclearCauses: readonly CatalogueEntry[] = [
  {
    code: 'already-there',
    title: 'Already in the books',
    kind: 'duplicate',
    // Matches only Codat's own sentence. When a package reports a duplicate, it usually means a number or a name, not
    // the record.
    patterns: [/transactions? (?:have|has) previously been processed/i, /statement was marked as a duplicate/i],
    customer: ({ package: name }) => `${name} already has this expense. Nothing was written a second time.`,
    staff:
      'Codat has processed this id before (5080). Find the record in the books. If it is there, nothing needs to be done; never enter it again.',
    fix: 'none',
  },
  {
    code: 'outcome-unknown',
    title: 'Outcome unknown',
    kind: 'ambiguous',
    patterns: [
      /(?<!session has |search has )\btime[d]?[ -]?out\b/i,
      /deadline exceeded|etimedout|econnreset|socket hang up|connection (?:was )?(?:reset|aborted)/i,
      /partial(?:ly)? (?:success|processed|written|completed|exported|export)/i,
      /same idempotency key is already in progress/i,
    ],
    customer: ({ package: name }) =>
      `${name} did not respond in time, so this expense may or may not be in the books. Look for it in ${name} before you sync it again. If it is there, do not sync it again.`,
    staff:
      'A write that timed out may still have succeeded. Check the books before any retry: a duplicate record is worse than a late one.',
    fix: 'package',
  },
];

/** Temporary causes. The last entry matches many messages, so these causes are matched after all specific ones. */
export const outageCauses: readonly CatalogueEntry[] = [
  {
    code: 'desktop-closed',
    title: 'Desktop program is closed',
    kind: 'transient',
    patterns: [
      /could not (?:start|access) quickbooks|8004040[18]|8004041[0-9a-f]|modal dialog|company file (?:is not open|could not be opened)|quickbooks is not (?:running|open)|qbd connection error/i,
      /(?:quickbooks|qb) desktop may be offline|(?:web connector|qbwc)\b.{0,40}\b(?:not connected|not running|offline|full)/i,
      /(?:desktop )?connector\b.*(?:offline|not running|not connected)/i,
    ],
    customer: ({ package: name }) =>
      `${name} is closed, or its connector is off, on the computer it runs on. ${nothingWritten} Open ${name} there; Outlay retries automatically.`,
    staff: 'The desktop program or Codat’s connector was not running. A retry succeeds once it is open.',
    fix: 'package',
  },
  {
    code: 'too-many-requests',
    title: 'Too many requests',
    kind: 'transient',
    codes: [
      'qbo:3001',
      'netsuite:SSS_REQUEST_LIMIT_EXCEEDED',
      'netsuite:CONCURRENCY_LIMIT_EXCEEDED',
      'netsuite:WS_CONCUR_SESSION_DISALLWD',
      'zoho:44',
      'zoho:45',
    ],
    patterns: [
      /too many (?:concurrent )?requests|request limit|concurrent request/i,
      /maximum number of requests|requests? limit|\bcalls? limit|operation limit/i,
      /rate limit/i,
      /throttl/i,
      /(?:daily|minute|concurrency) limit (?:has been )?exceeded/i,
    ],
    customer: ({ package: name }) =>
      `${name} received too many requests. ${nothingWritten} Sync again later; you do not need to change anything.`,
    staff:
      'A rate limit of the package or of Codat was reached. Retry later. If it happens often, find out what else uses the package’s limit.',
    fix: 'none',
  },
  {
    code: 'temporary',
    title: 'Package unavailable',
    kind: 'transient',
    codes: [
      'qbo:150',
      'qbo:140',
      'netsuite:ACCT_TEMP_UNAVAILABLE',
      'intacct:GW-0010',
      'intacct:GW-0011',
      'zoho:1000',
      'dynamics:Internal_TenantUnavailable',
      'qbxml:3175',
      'qbxml:3176',
      'qbo:130',
      'netsuite:UNEXPECTED_ERROR',
      'qbxml:1000',
      'qbxml:1010',
    ],
    patterns: [
      /try again later/i,
      /retry later/i,
      /temporar/i,
      /unavailable/i,
      /maintenance/i,
      /not available at the moment/i,
      /bad gateway|internal (?:server )?error|system failure|gateway time/i,
      /(?:unexpected|unknown|intermittent) (?:internal )?error (?:has )?occurred|unexpected error|an error occurred in (?:xero|zoho|freeagent|quickbooks|netsuite)|internal xero error/i,
      /^(?:please )?try (?:syncing )?again|^GW-\d{4}|try again (?:in|after|shortly)|wait a few minutes|should be retried|retry (?:the|your) (?:request|activity)/i,
      /deadlock|system (?:is )?not available|cannot process org|at this time|is not accessible|connection to the sql server|currently offline/i,
      /(?:list )?element is in use|acquire the lock|is already in use, or failed/i,
    ],
    customer: ({ package: name }) =>
      `${name} was temporarily unavailable. ${nothingWritten} Sync again; you do not need to change anything.`,
    staff: 'The package or Codat was unavailable (Codat 5000). A retry is enough.',
    fix: 'none',
  },
];

/** A record or a list that is open elsewhere. These causes are matched before those of the entries. */
export const lockCauses: readonly CatalogueEntry[] = [
  {
    code: 'record-in-use',
    title: 'Changed by another user',
    kind: 'transient',
    codes: [
      'qbo:5010',
      'qbxml:3170',
      'qbxml:3200',
      'netsuite:RCRD_HAS_BEEN_CHANGED',
      'netsuite:CANT_UPDATE_RECRD_HAS_CHANGED',
      'dynamics:Request_EntityChanged',
      'dynamics:BadRequest_InvalidToken',
    ],
    patterns: [
      /stale object|edit sequence|concurrency token|record has (?:been )?changed|working on this at the same time/i,
      /another user is |(?:modified|changed|locked|in use|edited|used) by another user|another user has (?:already )?(?:changed|modified|locked)/i,
      /only add or edit one name at a time|could not be locked|has been changed since/i,
    ],
    customer: ({ package: name }) =>
      `Somebody was working on the same record or list in ${name} when this expense was written. ${nothingWritten} Save or close it there, then sync again.`,
    staff:
      'The record or list was open or changed in the package at the same time. A retry succeeds once nobody edits it. If it returns, find out which user or which other program keeps it open.',
    fix: 'none',
  },
];
