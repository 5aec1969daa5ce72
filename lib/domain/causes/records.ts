import { type CatalogueEntry, nothingWritten } from './entry';

/** Causes that concern the record itself: its date, currency, amounts, texts or type. */
export const recordCauses: readonly CatalogueEntry[] = [
  {
    code: 'field-not-writable',
    title: 'Field closed in the package',
    kind: 'fix',
    patterns: [
      /permissions? to set (?:a|the) value for element|permissions? for setting|control \S+ is read-only|unauthori[sz]ed field|\bnon-editable|\bnot editable/i,
      /\bfield is read-only|not allowed to (?:set|edit|change) the field/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not let Outlay fill in a field of this expense. ${nothingWritten} Ask an administrator of ${name} to show the field on the preferred form and to allow editing it, then sync again.`,
    staff:
      'The field is hidden or read-only on the preferred form, or its feature is off. The message names the field. In NetSuite: Customization → Forms → Transaction forms.',
    fix: 'package',
  },
  {
    code: 'script-refused',
    title: 'Refused by a script or a tax engine',
    kind: 'fix',
    codes: ['netsuite:SSS_*', 'netsuite:CUSTOM_SCRIPT_ERROR'],
    patterns: [
      /\bsuite ?script|\bscript (?:execution|error)|custscript|user ?event script|\bworkflow (?:action|error)|CUSTOM_SCRIPT/i,
      /error while calculating (?:sales )?tax|smart rule|tax engine|avatax|avalara|tax (?:calculation|service) (?:failed|error)|tax could not be calculated/i,
    ],
    customer: ({ package: name }) =>
      `A script or a tax service of the company’s own refused this expense in ${name}. ${nothingWritten} Show the message from the books to the person who looks after that script, then sync again.`,
    staff:
      'A customisation in the package stopped the record: a script, a workflow or a tax engine. Only the customer’s administrator can see and change it. The message or its error id finds the execution log.',
    fix: 'package',
  },
  {
    code: 'period-closed',
    title: 'Period is closed',
    kind: 'fix',
    codes: ['qbo:6200', 'qbo:6210', 'netsuite:CLOSED_TRAN_PRD', 'intacct:BL03001649', 'qbxml:3161'],
    patterns: [
      /lock date|within an? open period|permitted range of posting|allowed posting date|cannot be a closing date/i,
      /\b(?:closed|locked) (?:accounting |posting |vat |reporting |gl |g\/l )?(?:period|year|month|books?)\b/i,
      /\b(?:period|books?|transactions?|year)\b.{0,50}\b(?:is|are|has|has been|have been|was) (?:already )?(?:closed|locked)\b/i,
      /before the company's .{0,20}start date/i,
      /(?:period|books?|year) (?:is|are|has been|have been)? ?(?:closed|locked)/i,
      /closing date/i,
      /closed (?:accounting )?period/i,
      /date range of your accounting period/i,
      /allowed posting dates/i,
      /dated on or before .* locked/i,
    ],
    customer: ({ package: name, date }) =>
      `${name} refused this expense because its books are closed or locked for ${date ?? 'that day'}. ${nothingWritten} Reopen the period there, or change the date here, then sync again.`,
    staff:
      'The expense is dated on or before the lock date of the books. The bookkeeper reopens the period or changes the date.',
    fix: 'package',
  },
  {
    code: 'period-missing',
    title: 'Accounting period not created',
    kind: 'fix',
    codes: ['netsuite:ACCTNG_PRD_REQD', 'netsuite:MISSNG_ACCT_PRD', 'netsuite:MISSING_ACCT_PRD'],
    patterns: [
      /\bno (?:open )?(?:accounting|reporting|posting|fiscal) (?:period|year)|missing (?:\w+ )?(?:accounting|fiscal|posting) period/i,
      /(?:find|create|set up|define)\b.{0,40}\b(?:accounting|reporting|fiscal) periods?\b/i,
      /outside the range of available accounting periods|period\b.{0,30}\b(?:not|n't) (?:been )?(?:defined|created|set up|exist|found)/i,
    ],
    customer: ({ package: name, date }) =>
      `${name} has no accounting period for ${date ?? 'the day of this expense'}. ${nothingWritten} Create the period there, then sync again.`,
    staff:
      'The period or fiscal year of the date does not exist in the books yet. An administrator of the package creates it; the date is only wrong if it has a typing error.',
    fix: 'package',
  },
  {
    code: 'journal-batch-missing',
    title: 'Journal batch missing',
    kind: 'fix',
    patterns: [
      /\bjournal (?:batch|template)\b(?! name\b).{0,80}\b(?:not|n't|cannot|can't)(?: be)? (?:exist|found|be found)/i,
    ],
    customer: ({ package: name }) =>
      `The journal batch that expenses are written to does not exist in ${name}. ${nothingWritten} Create it there again under its old name, then sync again. If you do not know the name, ask support.`,
    staff:
      'Business Central writes expenses to a general journal batch that was chosen when the company was linked. It was renamed or deleted: it is created again, or the company links again and chooses another.',
    fix: 'package',
  },
  {
    code: 'document-number-taken',
    title: 'Document number already used',
    kind: 'fix',
    codes: ['qbo:6140', 'netsuite:DUP_RCRD', 'intacct:BL03002185'],
    patterns: [
      /duplicate document number|may not enter numbers manually/i,
      /\b(?:invoice|bill|credit note|document|reference|journal|expense)(?: (?:#|number|no\.?|num))?\b.{0,30}\b(?:must be unique|has already been taken|already exists|already been (?:created|used|taken|entered)|is already (?:used|in use|taken))/i,
      /another (?:bill|invoice|transaction|journal entry|document|ap ?bill) with the given value|this record already exists|you must specify a different number|same (?:bill|invoice|reference|document) (?:number|no)/i,
      /(?:bill|invoice)\b.{0,40}\b(?:already exists|already been created)/i,
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
    title: 'Record no longer in the books',
    kind: 'fix',
    codes: ['netsuite:RCRD_DSNT_EXIST', 'netsuite:NONEXISTENT_ID', 'qbxml:500'],
    patterns: [
      /(?<!assigned to this )\b(?:record|transaction|document)\b(?!.{0,30}cannot be edited).*(?:has been|was|is) (?:deleted|voided)/i,
      /\b(?:record|document|transaction|invoice|bill|expense|journal|payment|object|resource|order)s?\b.{0,60}(?:not|n't)(?: be)? (?:exists?|found)\b(?! in the list)(?!.*(?: segment|inactive|related table))/i,
      /\b(?:object|record|resource) (?:specified|requested|id)\b.{0,60}(?:not|n't) be found|can't find this transaction|resource does not/i,
      /another user has deleted this transaction/i,
      /no (?:\w+ )?(?:record|expense transaction) was found with id/i,
      /(?:expense|transfer|adjustment) transaction \S+ does not exist/i,
      /is not in the accounting software the company is connected to/i,
    ],
    customer: ({ package: name }) =>
      `${name} no longer has a record that Outlay referred to: the record of this expense, or one that it belongs to, was deleted or voided there. ${nothingWritten} If the expense is missing in ${name}, enter it there yourself.`,
    staff:
      'Somebody deleted the record in the books, or an entry that it refers to: compare the ids in the exchange with the lists. Outlay never writes an expense twice; the bookkeeper decides whether it belongs in the books.',
    fix: 'package',
  },
  {
    code: 'record-fixed-there',
    title: 'Record can no longer be changed',
    kind: 'fix',
    codes: ['qbo:6110', 'qbo:6120', 'qbo:6540', 'qbxml:3160'],
    patterns: [
      /cannot be edited as it has a payment/i,
      /not of valid status for modification/i,
      /this transaction has been (?:deposited|reconciled|paid)/i,
      /(?:reconciled|paid|voided) (?:transaction|document|bill)s? (?:cannot|can't)/i,
      /cannot (?:be )?(?:change|modif|edit|update)\w*\b.*(?:reconciled|paid|deposited)/i,
      /\b(?:document|invoice|bill|transaction|payment|record|expense|journal|entry|order|object|this|it)s?\b(?!.*existing contact).{0,60}(?:can't|cannot) (?:be )?(?:edited|changed|modified|updated|deleted|voided|void)\b|(?:can't|cannot) (?:change|edit|modify|update|delete|void) (?:this|the) (?:transaction|bill|invoice|expense|payment)|(?:been|already) invoiced|invoiced expense|status different from|(?:has a|with a) (?:payment|credit)\b|link to transaction\b|can only be edited|type field is not valid for an update/i,
      /applied to a draft \w+ only|delete this transaction from the deposit|has been (?:reconciled|paid|deposited)/i,
      /not of (?:a )?valid status/i,
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
      /takes no direct ?\w+/i,
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
    codes: ['qbo:5030', 'qbxml:3250', 'netsuite:WS_FEATURE_REQD', 'netsuite:FEATURE_DISABLED'],
    patterns: [
      /not entitled|feature\b.{0,40}\b(?:not|n't) (?:been )?(?:turned on|enabled|available|supported|included)|not enabled the .{0,60}feature|(?:tracking|feature) is (?:not turned on|disabled|off)/i,
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
      /(?<!script execution )usage limit/i,
      /maximum (?:number|limit) (?:of )?\w* ?(?:\(\d+\) )?(?:attachments|bills|invoices|expenses|users|transactions)\b.*(?:reached|exceeded|plan)/i,
      /reached the (?:maximum )?limit|limit of (?:bills|invoices)/i,
    ],
    customer: ({ package: name }) =>
      `The company’s ${name} plan allows no more documents for now. ${nothingWritten} Upgrade there, or sync again when the limit is reset.`,
    staff: 'Small plans limit bills, invoices or approvals per month. It resolves next month or with an upgrade.',
    fix: 'package',
  },
  {
    code: 'bank-feed-taken',
    title: 'Bank feed connected elsewhere',
    kind: 'fix',
    codes: ['name:invalid-feed-connection', 'name:invalid-feed-connection-for-organisation'],
    patterns: [
      /feed (?:is )?connected (?:in|to)|feed connection (?:failed|can not|cannot)|feed is not connected|belongs to a different xero organisation/i,
      /account ?token\b.*\bconnected to another/i,
      /already connected to another\b.*bank account/i,
      /feed-already-connected/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not accept this bank feed: the bank account already has another one, or the feed is connected elsewhere. ${nothingWritten} Remove the other feed there, or choose another bank account.`,
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
