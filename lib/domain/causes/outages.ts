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
    patterns: [/transactions? (?:have|has) previously been processed/i],
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
      /time[d]?[ -]?out\b/i,
      /deadline exceeded/i,
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
    patterns: [/could not start quickbooks/i, /(?:desktop )?connector\b.*(?:offline|not running|not connected)/i],
    customer: ({ package: name }) =>
      `${name} is closed, or its connector is off, on the computer it runs on. ${nothingWritten} Open ${name} there; Outlay retries automatically.`,
    staff: 'The desktop program or Codat’s connector was not running. A retry succeeds once it is open.',
    fix: 'package',
  },
  {
    code: 'too-many-requests',
    title: 'Too many requests',
    kind: 'transient',
    patterns: [
      /too many requests/i,
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
    patterns: [
      /try again later/i,
      /retry later/i,
      /temporar/i,
      /unavailable/i,
      /maintenance/i,
      /not available at the moment/i,
      /bad gateway|internal server error|system failure/i,
    ],
    customer: ({ package: name }) =>
      `${name} was temporarily unavailable. ${nothingWritten} Sync again; you do not need to change anything.`,
    staff: 'The package or Codat was unavailable (Codat 5000). A retry is enough.',
    fix: 'none',
  },
];
