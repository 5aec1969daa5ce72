import { type CatalogueEntry, nothingWritten } from './entry';

/** Causes that concern a currency, an amount or a text that the package does not accept. */
export const amountCauses: readonly CatalogueEntry[] = [
  {
    code: 'supplier-currency',
    title: 'Supplier in another currency',
    kind: 'fix',
    codes: ['netsuite:MISMATCHED_CURRENCY'],
    patterns: [
      /\b(?:vendor|supplier|customer|employee)\b.{0,40}access to the currency|currency does not match the names? currency|currency reference key \S+ for entity/i,
      /currency of the (?:supplier|vendor|contact|customer)\b/i,
      /(?:supplier|vendor)(?:'s|’s)? currency\b/i,
    ],
    customer: ({ package: name }) =>
      `${name} pays the default supplier in another currency than this expense. ${nothingWritten} Choose a default supplier in the expense’s currency, then sync again.`,
    staff:
      'A supplier with its own currency can only be paid in that currency. The customer chooses a supplier in the expense’s currency, or one without a currency.',
    fix: 'cards',
  },
  {
    code: 'exchange-rate-missing',
    title: 'Exchange rate missing',
    kind: 'fix',
    codes: ['netsuite:MISSING_CRNCY_EXCH_RATE'],
    patterns: [/exchange ?rate/i, /currency ?rate\b(?!.*decimal)/i, /conversion rate/i],
    customer: ({ package: name }) =>
      `${name} requires an exchange rate for this expense. ${nothingWritten} Enter the rate on the expense, then sync again.`,
    staff:
      'The expense is not in the base currency of the books, and no rate was sent. Check whether the books have another base currency than the company has in Outlay.',
    fix: 'expense',
  },
  {
    code: 'currency-not-enabled',
    title: 'Currency not enabled in the books',
    kind: 'fix',
    codes: ['qbo:2220'],
    patterns: [
      /not subscribed to currency|currency code\b.{0,20}(?:invalid|not valid)/i,
      /(?:enable|turn on|switch on) (?:foreign.currency|multi-?currency|multiple currencies)/i,
      /currency (?:id|code|values)\b(?!.*general journal line).*(?:not|n't) match|value passed for currency|currency (?:id|code)? ?reference key \S+ for subsidiary/i,
      /currency\b.*(?:not|n't) (?:been )?(?:exist|added|enabled|activated|set up|found|defined|available)/i,
      /multi-?currency\b.*(?:not|disabled|must|off)/i,
      /currency\b.*(?:does not exist|not (?:enabled|activated|set up|found))/i,
    ],
    customer: ({ package: name }) =>
      `The currency of this expense is not enabled in ${name}. ${nothingWritten} Add the currency there, then sync again.`,
    staff: 'The currency has to be added in the package. Multiple currencies may need a higher plan.',
    fix: 'package',
  },
  {
    code: 'second-currency',
    title: 'More than one foreign currency',
    kind: 'fix',
    patterns: [
      /only use one foreign currency per transaction/i,
      /accounts in different currencies are not supported/i,
      /currency of at least one of the accounts used must be/i,
      /must be in the same currency/i,
    ],
    customer: ({ package: name }) =>
      `${name} accepts one foreign currency per record, but the expense, its supplier and its bank account use more than one. ${nothingWritten} Choose a bank account and a supplier in one currency, then sync again.`,
    staff:
      'Expense, bank account, supplier and account must share one currency besides the base currency. The customer changes them under Cards and bank accounts.',
    fix: 'cards',
  },
  {
    code: 'currency-not-taken',
    title: 'Currency not accepted',
    kind: 'fix',
    patterns: [
      /currency code\b.*general journal line\b.*\b(?:not|n't)\b/i,
      /currenc(?:y|ies)\b(?!.*(?:decimal|iso 4217)).*(?:not|must|differ|match|does|required)/i,
      /invalid currency/i,
      /expense in [A-Z]{3} cannot be paid/i,
      /between accounts in the currency of the company file/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not accept this currency from that bank account. ${nothingWritten} Choose a bank account in the expense’s currency, then sync again.`,
    staff:
      'The package does not accept this combination of base currency, bank account currency and transaction currency.',
    fix: 'cards',
  },
  {
    code: 'amount-too-large',
    title: 'Amount too large',
    kind: 'fix',
    patterns: [
      /amount\b.{0,30}\btoo (?:large|big|high)|(?:number|value) is too (?:large|big|high)|arithmetic overflow/i,
      /amount\b.*(?:must not exceed|exceeds the maximum|out of range)/i,
    ],
    customer: ({ package: name }) =>
      `The amount of this expense exceeds the maximum of ${name}. ${nothingWritten} Correct the amount, then sync again.`,
    staff: 'Usually a misplaced decimal point. The customer corrects the amount.',
    fix: 'expense',
  },
  {
    code: 'amounts-differ',
    title: 'Amounts do not add up',
    kind: 'fix',
    codes: ['qbo:6070', 'qbo:2300', 'netsuite:TRANS_UNBALNCD'],
    patterns: [
      /from\.amount\b.*(?:equal|match)|to\.amount\b.*(?:equal|match)/i,
      /(?:sum|total)\b.*must equal\b/i,
      /(?:total|tax(?! ?(?:code|type|rate))|amount|line)s?\b.*(?:does not|do not|doesn't|don't) (?:match|equal|add up)/i,
      /is not equal to (?:qty|unitprice|unit price|the sum)|amount calculation incorrect/i,
      /tax amount\b.*\b(?:is incorrect|should be)\b/i,
      /cannot be greater than the (?:line|total)|balance does not match|do(?:es)? not balance|don't add up|not in balance|debits? (?:not equal|and credits)|amounts? on debits/i,
      /\btotal\w*\b.*\b(?:not|n't) (?:match|equal|agree|add up)/i,
      /sum of net amounts for all line items must be 0/i,
      /out of balance|does not balance|rounding/i,
    ],
    customer: ({ package: name }) =>
      `${name} calculates a different total for this expense, usually because of a cent of tax. ${nothingWritten} Clear the tax amount so that it is calculated from the rate, then sync again.`,
    staff:
      'The package calculates net, tax or total differently. If the tax was not entered manually, the fault is ours: compare the payload with how the package rounds.',
    fix: 'expense',
  },
  {
    code: 'amount-not-taken',
    title: 'Amount not accepted',
    kind: 'fix',
    codes: ['qbo:2290', 'qbo:2140', 'zoho:5015', 'netsuite:NEGATIVE_PAYMENT_DISALLWD'],
    patterns: [
      /negative (?:amounts?|payments?)\b.*(?:not|n't)|(?:should|must) be a (?:negative|positive) (?:number|amount)/i,
      /\b(?:amount|(?:total|gross) value|total|price|quantity)\b.{0,40}\b(?:must not be|must not equal|can't be|cannot be|should not be|must have|is invalid|must be equal to zero)\b/i,
      /(?:valid|non-?zero) (?:expense )?amount/i,
      /must not be equal to zero|enter (?:an?|the) (?:valid )?amount|can ?not be negative|amount\b.{0,20}\bmust be (?:negative|positive)|amount\b.{0,30}(?:n't|not) (?:supported|valid|allowed)/i,
      /must be (?:0 or greater|greater than(?: or equal to)? (?:zero|0)|positive)/i,
      /should be greater than zero/i,
      /be greater than zero/i,
      /must not be (?:zero|less than zero|negative|a 0 amount)/i,
      /lines? (?:is|must be) negative/i,
      /same sign across all/i,
      /must set a transaction amount/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not accept a zero or negative amount in this record. ${nothingWritten} Correct the amounts, or enter money you got back as a refund, then sync again.`,
    staff:
      'A total or a line is zero, negative, or has another sign than the rest. Money that came back is a refund, not a negative payment.',
    fix: 'expense',
  },
  {
    code: 'lines-not-taken',
    title: 'Too many lines',
    kind: 'fix',
    codes: ['netsuite:MAX_200_LINES_ALLWD_ON_TRANS'],
    patterns: [
      /only one line\b.*supported/i,
      /exactly one line item/i,
      /up to a maximum of \d+ line items/i,
      /(?:too many|(?:a )?maximum (?:number )?of) (?:\d+ )?(?:journal |line )?(?:lines?|items?)/i,
      /remove the extra line item(?! in the request)/i,
    ],
    customer: ({ package: name }) =>
      `${name} accepts fewer lines per record than this expense has. ${nothingWritten} Use one category for the expense, or enter its parts as separate expenses, then sync again.`,
    staff:
      'Dynamics and FreeAgent accept one line per record, and FreeAgent’s bills 40. The customer splits the expense.',
    fix: 'expense',
  },
  {
    code: 'characters-not-taken',
    title: 'Characters not accepted',
    kind: 'fix',
    codes: ['qbo:2040'],
    patterns: [
      /bad characters|hexadecimal value 0x|invalid byte|malformedbytesequence|not (?:valid )?utf-?8/i,
      /(?:invalid|unsupported|illegal|special) characters?\b/i,
      /characters? (?:is|are) not (?:allowed|supported|valid)/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not accept a character in this expense, such as an emoji. ${nothingWritten} Remove it from the note or the merchant, then sync again.`,
    staff: 'Usually emoji or control characters in the note or the merchant. The customer edits the expense.',
    fix: 'expense',
  },
  {
    code: 'note-not-taken',
    title: 'Note missing or too long',
    kind: 'fix',
    patterns: [
      /\b(?:note|description|memo|comment|narration|privatenote)s?\b.{0,80}?(?:can't be (?:blank|empty)|must be specified|cannot be (?:blank|empty)|must have a value|exceeds|maximum|too long|not be (?:blank|empty)|required|less than)/i,
      /\bnote is invalid|(?:too long|supplied length)\b.{0,60}\b(?:note|description|memo|privatenote)\b|field "?(?:memo|note|description)"?/i,
      /length of the string is \d+, but it must be/i,
      /\b(?:note|description|memo)s?\b.*(?:characters|too long|must be provided|is required|must be used)/i,
      /\bpaid to name cannot be empty/i,
    ],
    customer: ({ package: name }) =>
      `${name} rejected the note of this expense because it is missing or too long. ${nothingWritten} Change the note, then sync again.`,
    staff:
      'Outlay shortens notes to the known limit of the package. If the note is within that limit, our limit is wrong: tell development.',
    fix: 'expense',
  },
];
