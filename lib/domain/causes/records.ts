import { type CatalogueEntry, nothingWritten } from './entry';

/** What is wrong with the record itself: its day, currency, amounts, words or kind. */
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
      'The expense is dated on or before the lock date of the books. The bookkeeper reopens the period or moves the date.',
    fix: 'package',
  },
  {
    code: 'document-number-taken',
    title: 'Document number taken',
    kind: 'fix',
    patterns: [
      /duplicate document number/i,
      /(?:document|reference|bill|invoice|ref\w*) (?:number|no\.?)\b.*(?:already (?:exists|been used|in use)|must be unique|is a duplicate)/i,
      /docnumber=\S+ is assigned/i,
    ],
    customer: ({ package: name }) =>
      `${name} has another document with this expense’s number. ${nothingWritten} Switch off its warning about numbers used twice, or change the other number there, then sync again.`,
    staff:
      'The number is the end of the expense’s id, so another document of that number is rare: see whether it is the same expense, entered by hand. If it is, mark this one as handled.',
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
      `The record of this expense was deleted or voided in ${name}, so there was nothing to change. ${nothingWritten} If it is still wanted, enter it there by hand.`,
    staff:
      'Somebody took the record out of the books. Outlay never writes an expense a second time by itself; whether it belongs there is the bookkeeper’s to say.',
    fix: 'package',
  },
  {
    code: 'record-fixed-there',
    title: 'Record cannot be changed any more',
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
      `The record of this expense can no longer be changed in ${name}, as it is paid, reconciled or was changed there. It stays there as it was. Change it in ${name} by hand.`,
    staff: 'What is reconciled or paid in the books is changed there, or undone there first.',
    fix: 'package',
  },
  {
    code: 'update-not-taken',
    title: 'Changes are not taken',
    kind: 'fix',
    patterns: [/\bupdates are not supported/i, /only expense transactions of type payment can be updated/i],
    customer: ({ package: name }) =>
      `${name} takes no changes to this record from Outlay. It stays there as it was. Change it in ${name} by hand.`,
    staff: 'Codat cannot update this kind of record in this package. The customer changes it in the books.',
    fix: 'package',
  },
  {
    code: 'type-not-taken',
    title: 'Not taken by the package',
    kind: 'fix',
    patterns: [
      /does not support expense transactions of type/i,
      /transactions? are not supported for/i,
      /^transfers are not supported by/i,
      /takes no direct\w+/i,
    ],
    customer: ({ package: name }) =>
      `${name} takes no records of this kind from Outlay. ${nothingWritten} Enter it there by hand.`,
    staff: 'The package, or Codat’s integration with it, has no such record. It has to be entered in the books.',
    fix: 'package',
  },
  {
    code: 'feature-not-in-plan',
    title: 'Not in the plan of the package',
    kind: 'fix',
    patterns: [
      /feature (?:is )?not (?:supported|enabled|included|available)/i,
      /not (?:included|available) in (?:your|the) (?:plan|subscription|edition)/i,
      /(?:plan|subscription|edition) does not (?:include|support|allow)/i,
      /please enable the .* feature/i,
    ],
    customer: ({ package: name }) =>
      `The company’s plan of ${name} does not include what this expense needs. ${nothingWritten} Switch it on or upgrade in ${name}, then sync again.`,
    staff:
      'A feature such as classes, locations or several currencies is off or not in the plan. It is switched on in the package.',
    fix: 'package',
  },
  {
    code: 'plan-limit-reached',
    title: 'Limit of the plan reached',
    kind: 'fix',
    patterns: [
      /(?:reached|exceeded)\b.*\b(?:limit|maximum)\b.*(?:plan|subscription|month|bills|invoices|approv)/i,
      /(?:plan|subscription)\b.*\blimit\b.*(?:reached|exceeded)/i,
      /usage limit/i,
    ],
    customer: ({ package: name }) =>
      `The company’s plan of ${name} takes no more documents this month. ${nothingWritten} Upgrade there, or sync again when the month is over.`,
    staff: 'Small plans limit bills, invoices or approvals a month. It passes with the month or an upgrade.',
    fix: 'package',
  },
  {
    code: 'bank-feed-taken',
    title: 'Bank feed connected elsewhere',
    kind: 'fix',
    patterns: [/feed connection failed/i, /already connected to another\b.*bank account/i, /feed-already-connected/i],
    customer: ({ package: name }) =>
      `${name} has another feed on this bank account. ${nothingWritten} Remove the other feed there, or choose another bank account.`,
    staff: 'A bank account takes one feed. The customer removes the other, or maps the card to another account.',
    fix: 'package',
  },
  {
    code: 'bank-line-too-old',
    title: 'Bank line too old',
    kind: 'fix',
    patterns: [/date of a transaction must not be more than one year ago/i],
    customer: ({ package: name }) =>
      `${name} takes only bank lines of the last year. ${nothingWritten} Enter this one there by hand.`,
    staff: 'Bank feeds end a year back. Older lines are imported in the package as a statement.',
    fix: 'package',
  },
];
