import type { GapFix } from '../coding';

/** Why the books refused a record: one entry per thing that has to be put right. There is one catalogue, this. */
export type CatalogueEntry = {
  readonly code: string;
  readonly title: string;
  /** What the package says when this is the matter. Named groups are the particulars. */
  readonly says: readonly RegExp[];
  readonly customer: (about: About) => string;
  readonly staff: string;
  /** Whether trying again can help without anything being changed. */
  readonly retry: 'after a fix' | 'by itself' | 'no';
  readonly fix: GapFix | 'none';
};

/** The particulars a sentence may name. */
export type About = {
  readonly package: string;
  readonly account?: string;
  readonly category?: string;
  readonly date?: string;
  readonly detail?: string;
};

const nothingWritten = 'Nothing was written.';
const quoted = (text: string | undefined, fallback: string) => text ?? fallback;

/** The first that matches counts, so the particular ones stand before the general. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    code: 'account-archived',
    title: 'Account archived in the books',
    says: [
      /\baccount\b.*?(?:archived|inactive|not active|deleted)/i,
      /account id is not in an \*\*active\*\* state/i,
      /(?:archived|inactive) \(?account\b/i,
      /blocked must be equal to 'no' in g\/l account/i,
      /^category .* is not available/i,
    ],
    customer: ({ package: name, account, category }) =>
      `${name} refused this expense because the account ${quoted(account, 'it goes to')} was archived there. ${nothingWritten} Choose another account for ${quoted(category, 'its category')}, then sync again.`,
    staff:
      'The mapped account no longer takes bookings. The customer picks a replacement on the mapping page; retrying before that fails again.',
    retry: 'after a fix',
    fix: 'mapping',
  },
  {
    code: 'period-closed',
    title: 'Period is closed',
    says: [
      /lock date/i,
      /(?:period|books?|year) (?:is|are|has been|have been)? ?(?:closed|locked)/i,
      /closing date/i,
      /closed (?:accounting )?period/i,
      /date range of your accounting period/i,
      /allowed posting dates/i,
      /dated on or before .* locked/i,
    ],
    customer: ({ package: name, date }) =>
      `${name} refused this expense because its books are closed for ${quoted(date, 'that day')}. ${nothingWritten} Reopen the period there, or change the date here, then sync again.`,
    staff:
      'The expense is dated on or before the lock date of the books. The bookkeeper reopens the period or moves the date.',
    retry: 'after a fix',
    fix: 'package',
  },
  {
    code: 'tax-rate-invalid',
    title: 'Tax rate not valid for the account',
    says: [
      // An account may be called tax: then it is the account's matter.
      /(?<!\b(?:account|category)\b.*)\btax ?(?:rate|type|code|treatment|amount)?(?:ref)?\b.*(?:not valid|invalid|not exist|cannot be (?:used|applied)|can't be used|not available|archived|inactive|not found|must be)/i,
      /(?:invalid|unknown) tax/i,
      /(?:archived|inactive) \(?tax\b/i,
      /value\(s\) for: tax/i,
      /have a (?:vat|gst|tax) rate/i,
    ],
    customer: ({ package: name, category }) =>
      `${name} refused the tax rate of this expense. ${nothingWritten} Choose another tax rate for ${quoted(category, 'its category')}, then sync again.`,
    staff:
      'The tax rate does not exist any more, or the account does not take it. The customer picks another on the mapping page.',
    retry: 'after a fix',
    fix: 'mapping',
  },
  {
    code: 'supplier-inactive',
    title: 'Supplier missing or inactive',
    says: [
      /(?:supplier|contact|vendor|payee|customer)\b.*(?:not exist|not found|archived|inactive|not active|not in an \*\*active\*\*|required|must be (?:specified|provided))/i,
      /(?:archived|inactive) \(?(?:supplier|contact|vendor|payee|customer)\b/i,
      /missing.*(?:contactref|payeeentityref)/i,
      /value\(s\) for: payee/i,
      /invalid reference to quickbooks entity/i,
    ],
    customer: ({ package: name }) =>
      `${name} refused this expense because its supplier is no longer in use there. ${nothingWritten} Choose another default supplier, then sync again.`,
    staff:
      'The default supplier was archived or deleted in the books. The customer picks another under Cards and bank accounts.',
    retry: 'after a fix',
    fix: 'cards',
  },
  {
    code: 'currency-not-taken',
    title: 'Currency not taken',
    says: [
      /currenc(?:y|ies).*(?:not|must|differ|match|does|required)/i,
      /invalid currency/i,
      /exchange rate/i,
      /expense in [A-Z]{3} cannot be paid/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not take this currency from that bank account. ${nothingWritten} Choose a bank account in the expense’s currency, then sync again.`,
    staff: 'The package does not take this combination of base, bank account and transaction currency.',
    retry: 'after a fix',
    fix: 'cards',
  },
  {
    code: 'bank-account-invalid',
    title: 'Bank account cannot be paid from',
    says: [
      /bank account.*(?:not exist|not found|archived|inactive|not valid|invalid|required|must be (?:specified|provided))/i,
      /(?:not|must be|of type) (?:an? )?bank\b/i,
      /cannot be found in the related table \(bank account\)/i,
      /invalid charge card account/i,
      /paid_through_account/i,
      /only supported for credit card accounts/i,
      /payment account/i,
    ],
    customer: ({ package: name }) =>
      `${name} refused this expense because of the bank account it was paid from. ${nothingWritten} Choose another bank account for its card, then sync again.`,
    staff:
      'The mapped payment account is gone or is not a bank account. The customer picks another under Cards and bank accounts.',
    retry: 'after a fix',
    fix: 'cards',
  },
  {
    code: 'tracking-invalid',
    title: 'Tracking option not valid',
    says: [
      /(?:tracking|class|department|location|dimension)\b.*(?:not|invalid|archived|inactive|at most|only|more than|must)/i,
      /(?:only one|maximum|at most).*(?:tracking|class|department|location|dimension)/i,
      /(?:archived|inactive) \(?(?:tracking|class|department|location|dimension)\b/i,
    ],
    customer: ({ package: name, category }) =>
      `${name} refused a tracking option of this expense. ${nothingWritten} Choose another for ${quoted(category, 'its category')}, then sync again.`,
    staff: 'A tracking option was archived, or more were sent than the package takes.',
    retry: 'after a fix',
    fix: 'mapping',
  },
  {
    code: 'account-missing',
    title: 'Account missing in the books',
    says: [
      /account.*(?:not found|not exist|could not be found|is not (?:a )?valid|invalid|cannot be used)/i,
      /following account\(s\) were not found/i,
      /invalid account/i,
      /direct posting must be equal to 'yes' in g\/l account/i,
      /^category .* cannot be used/i,
      /accountref must be provided/i,
    ],
    customer: ({ package: name, category }) =>
      `${name} does not take the account of this expense. ${nothingWritten} Choose another account for ${quoted(category, 'its category')}, then sync again.`,
    staff:
      'The mapped account was deleted or is of a kind that takes no expenses. The customer picks another on the mapping page.',
    retry: 'after a fix',
    fix: 'mapping',
  },
  {
    code: 'already-there',
    title: 'Already in the books',
    says: [/previously been processed/i, /duplicat/i, /already (?:exists|been)/i],
    customer: ({ package: name }) => `${name} has this expense already. Nothing was written a second time.`,
    staff: 'The record was written before. Compare with the books; do not enter it again.',
    retry: 'no',
    fix: 'none',
  },
  {
    code: 'subscription-expired',
    title: 'Subscription of the package has expired',
    says: [/subscription\b.*(?:expired|lapsed|ended|inactive)/i, /(?:trial|plan|licen[cs]e) has (?:expired|ended)/i],
    customer: ({ package: name }) =>
      `${name} takes nothing while its subscription has run out. ${nothingWritten} Renew ${name}, then sync again.`,
    staff: 'The customer’s subscription of the package has lapsed (Codat 4260). After it is paid, a retry is enough.',
    retry: 'after a fix',
    fix: 'package',
  },
  {
    code: 'connection-lost',
    title: 'Access revoked at the package',
    says: [
      /two valid data connections/i,
      /de-?authori[sz]ed/i,
      /token.*(?:expired|revoked|invalid)/i,
      /unauthori[sz]ed/i,
      /not linked/i,
    ],
    customer: ({ package: name }) =>
      `${name} no longer lets Outlay in. ${nothingWritten} Reconnect ${name}, then sync again.`,
    staff: 'The connection was revoked or has lapsed. The customer reconnects; the same expenses then go through.',
    retry: 'after a fix',
    fix: 'connection',
  },
  {
    code: 'temporary',
    title: 'The package was unavailable',
    says: [
      /try again later/i,
      /temporar/i,
      /time[d]?[ -]?out/i,
      /unavailable/i,
      /too many requests/i,
      /maintenance/i,
      /rate limit/i,
      /not available at the moment/i,
    ],
    customer: ({ package: name }) =>
      `${name} was not available for a moment. ${nothingWritten} Sync again; nothing needs to be changed.`,
    staff: 'The package or Codat was unavailable. A retry is enough.',
    retry: 'by itself',
    fix: 'none',
  },
];

export const unknownCause: CatalogueEntry = {
  code: 'unknown',
  title: 'Unknown cause',
  says: [],
  customer: ({ package: name, detail }) =>
    detail
      ? `${name} refused this expense and said: “${detail}” ${nothingWritten}`
      : `${name} refused this expense without saying why. ${nothingWritten}`,
  staff: 'No entry of the catalogue matches this message yet. Read the exchange, help the customer, and add an entry.',
  retry: 'after a fix',
  fix: 'none',
};
