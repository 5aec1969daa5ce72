import { type CatalogueEntry, nothingWritten } from './entry';

/** In the books perhaps, so that a record sent again could be there twice. These stand before all others. */
export const unclearCauses: readonly CatalogueEntry[] = [
  {
    code: 'already-there',
    title: 'Already in the books',
    kind: 'duplicate',
    // Codat's own sentence and no other: what a package calls a duplicate is mostly a number or a name.
    patterns: [/transactions? (?:have|has) previously been processed/i],
    customer: ({ package: name }) => `${name} has this expense already. Nothing was written a second time.`,
    staff:
      'Codat has seen this id through before (5080). Find the record in the books; when it is there, nothing is to be done, and it is never entered again.',
    fix: 'none',
  },
  {
    code: 'outcome-unknown',
    title: 'Outcome not known',
    kind: 'ambiguous',
    patterns: [
      /time[d]?[ -]?out\b/i,
      /deadline exceeded/i,
      /partial(?:ly)? (?:success|processed|written|completed|exported|export)/i,
      /same idempotency key is already in progress/i,
    ],
    customer: ({ package: name }) =>
      `${name} did not answer in time, so this expense may be in the books or not. Look for it in ${name} before you sync it again; if it is there, do not.`,
    staff:
      'A write that timed out or was broken off may still have been made. Compare with the books before any retry: a second record is worse than a late one.',
    fix: 'package',
  },
];

/** Over by itself: nothing has to be changed. The last is general, so these stand after what is particular. */
export const outageCauses: readonly CatalogueEntry[] = [
  {
    code: 'desktop-closed',
    title: 'Desktop program is closed',
    kind: 'transient',
    patterns: [/could not start quickbooks/i, /(?:desktop )?connector\b.*(?:offline|not running|not connected)/i],
    customer: ({ package: name }) =>
      `${name} is closed, or its connector is off, on the computer it runs on. ${nothingWritten} Open ${name} there; Outlay tries again.`,
    staff: 'The desktop program or Codat’s connector beside it was not running. A retry is enough once it is open.',
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
      `${name} was asked too often just then. ${nothingWritten} Sync again later; nothing needs to be changed.`,
    staff:
      'A limit of the package or of Codat was reached. A retry is enough, later. If it comes often, look at who else uses the package’s limit.',
    fix: 'none',
  },
  {
    code: 'temporary',
    title: 'The package was unavailable',
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
      `${name} was not available for a moment. ${nothingWritten} Sync again; nothing needs to be changed.`,
    staff: 'The package or Codat was unavailable (Codat 5000). A retry is enough.',
    fix: 'none',
  },
];
