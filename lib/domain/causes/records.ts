import { type CatalogueEntry, nothingWritten } from './entry';

/** Causes that concern the record itself: its date, currency, amounts, texts or type. */
export const recordCauses: readonly CatalogueEntry[] = [
  {
    code: 'period-closed',
    title: 'Period is closed',
    kind: 'fix',
    patterns: [
      /lock date/i,
      /(?:period|books?|year) (?:is|are|has been|have been)? ?(?:closed|locked)/i,
      /closing date/i,
      /closed (?:accounting )?period/i,
      /date range of your accounting period/i,
      /allowed posting dates/i,
      /dated on or before .* locked/i,
    ],
    customer: ({ package: name, date }) =>
      `${name} refused this expense because its books are closed for ${date ?? 'that day'}. ${nothingWritten} Reopen the period there, or change the date here, then sync again.`,
    staff:
      'The expense is dated on or before the lock date of the books. The bookkeeper reopens the period or changes the date.',
    fix: 'package',
  },
  {
    code: 'document-number-taken',
    title: 'Document number already used',
    kind: 'fix',
    patterns: [
      /duplicate document number/i,
      /(?:document|reference|bill|invoice|ref\w*) (?:number|no\.?)\b.*(?:already (?:exists|been used|in use)|must be unique|is a duplicate)/i,
      /docnumber=\S+ is assigned/i,
    ],
    customer: ({ package: name }) =>
      `${name} already has a document with this expense’s number. ${nothingWritten} Switch off the warning about duplicate numbers there, or change the other document’s number, then sync again.`,
    staff:
      'The number is the end of the expense’s id, so a second document with it is unlikely: check whether somebody entered the same expense. If so, mark this one as handled.',
    fix: 'package',
  },
  {
    code: 'deleted-there',
    title: 'Record deleted in the books',
    kind: 'fix',
    patterns: [
      /(?:record|transaction|document)\b.*(?:has been|was|is) (?:deleted|voided)/i,
      /another user has deleted this transaction/i,
      /no (?:\w+ )?(?:record|expense transaction) was found with id/i,
      /(?:expense|transfer|adjustment) transaction \S+ does not exist/i,
      /is not in the accounting software the company is connected to/i,
    ],
    customer: ({ package: name }) =>
      `The record of this expense was deleted or voided in ${name}, so it could not be updated. ${nothingWritten} If you still need it, enter it there yourself.`,
    staff:
      'Somebody deleted the record in the books. Outlay never writes an expense twice; the bookkeeper decides whether it belongs in the books.',
    fix: 'package',
  },
  {
    code: 'record-fixed-there',
    title: 'Record can no longer be changed',
    kind: 'fix',
    patterns: [
      /cannot be edited as it has a payment/i,
      /not of valid status for modification/i,
      /this transaction has been (?:deposited|reconciled|paid)/i,
      /(?:reconciled|paid|voided) (?:transaction|document|bill)s? (?:cannot|can't)/i,
      /cannot (?:be )?(?:change|modif|edit|update)\w*\b.*(?:reconciled|paid|deposited)/i,
      /stale object/i,
    ],
    customer: ({ package: name }) =>
      `The record of this expense can no longer be changed from Outlay, because it was paid, reconciled or edited in ${name}. It stays there as it was. Change it in ${name} yourself.`,
    staff: 'A reconciled or paid record can only be changed in the books, or after it is unreconciled there.',
    fix: 'package',
  },
  {
    code: 'update-not-taken',
    title: 'Changes not supported',
    kind: 'fix',
    patterns: [/\bupdates are not supported/i, /only expense transactions of type payment can be updated/i],
    customer: ({ package: name }) =>
      `${name} does not accept changes to this record from Outlay. It stays there as it was. Change it in ${name} yourself.`,
    staff: 'Codat cannot update this kind of record in this package. The customer changes it in the books.',
    fix: 'package',
  },
  {
    code: 'type-not-taken',
    title: 'Type not supported by the package',
    kind: 'fix',
    patterns: [
      /does not support expense transactions of type/i,
      /transactions? are not supported for/i,
      /^transfers are not supported by/i,
      /takes no direct\w+/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not accept this type of record from Outlay. ${nothingWritten} Enter it there yourself.`,
    staff: 'The package, or Codat’s integration with it, has no such record. The customer enters it in the books.',
    fix: 'package',
  },
  {
    code: 'feature-not-in-plan',
    title: 'Not included in the package’s plan',
    kind: 'fix',
    patterns: [
      /feature (?:is )?not (?:supported|enabled|included|available)/i,
      /not (?:included|available) in (?:your|the) (?:plan|subscription|edition)/i,
      /(?:plan|subscription|edition) does not (?:include|support|allow)/i,
      /please enable the .* feature/i,
    ],
    customer: ({ package: name }) =>
      `The company’s ${name} plan does not include a feature this expense needs. ${nothingWritten} Switch the feature on or upgrade in ${name}, then sync again.`,
    staff:
      'A feature such as classes, locations or multiple currencies is off or not in the plan. The customer switches it on in the package.',
    fix: 'package',
  },
  {
    code: 'plan-limit-reached',
    title: 'Plan limit reached',
    kind: 'fix',
    patterns: [
      /(?:reached|exceeded)\b.*\b(?:limit|maximum)\b.*(?:plan|subscription|month|bills|invoices|approv)/i,
      /(?:plan|subscription)\b.*\blimit\b.*(?:reached|exceeded)/i,
      /usage limit/i,
    ],
    customer: ({ package: name }) =>
      `The company’s ${name} plan allows no more documents this month. ${nothingWritten} Upgrade there, or sync again next month.`,
    staff: 'Small plans limit bills, invoices or approvals per month. It resolves next month or with an upgrade.',
    fix: 'package',
  },
  {
    code: 'bank-feed-taken',
    title: 'Bank feed connected elsewhere',
    kind: 'fix',
    patterns: [/feed connection failed/i, /already connected to another\b.*bank account/i, /feed-already-connected/i],
    customer: ({ package: name }) =>
      `${name} already has another feed on this bank account. ${nothingWritten} Remove the other feed there, or choose another bank account.`,
    staff: 'A bank account accepts one feed. The customer removes the other, or maps the card to another account.',
    fix: 'package',
  },
  {
    code: 'bank-line-too-old',
    title: 'Statement line too old',
    kind: 'fix',
    patterns: [/date of a transaction must not be more than one year ago/i],
    customer: ({ package: name }) =>
      `${name} accepts only statement lines of the last year. ${nothingWritten} Enter this one there yourself.`,
    staff: 'Bank feeds go back one year. The customer imports older lines in the package as a statement.',
    fix: 'package',
  },
];
