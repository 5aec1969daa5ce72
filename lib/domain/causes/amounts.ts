import { type CatalogueEntry, nothingWritten } from './entry';

/** Currencies, amounts and words that a package does not take. */
export const amountCauses: readonly CatalogueEntry[] = [
  {
    code: 'supplier-currency',
    title: 'Supplier kept in another currency',
    kind: 'fix',
    patterns: [/currency of the (?:supplier|vendor|contact|customer)\b/i, /(?:supplier|vendor)(?:'s|’s)? currency\b/i],
    customer: ({ package: name }) =>
      `${name} pays its default supplier in another currency than this expense. ${nothingWritten} Choose a default supplier in the expense’s currency, then sync again.`,
    staff:
      'A supplier with a currency of its own is only paid in that. The customer picks one in the expense’s currency, or one without.',
    fix: 'cards',
  },
  {
    code: 'exchange-rate-missing',
    title: 'Exchange rate missing',
    kind: 'fix',
    patterns: [/exchange rate/i, /currency ?rate\b(?!.*decimal)/i],
    customer: ({ package: name }) =>
      `${name} wants an exchange rate for this expense. ${nothingWritten} Enter the rate on the expense, then sync again.`,
    staff:
      'The expense is in a currency that is not the base currency of the books, and no rate was sent. See whether the books have another base currency than the company has in Outlay.',
    fix: 'expense',
  },
  {
    code: 'currency-not-enabled',
    title: 'Currency not enabled in the books',
    kind: 'fix',
    patterns: [
      /not subscribed to currency/i,
      /multi-?currency\b.*(?:not|disabled|must|off)/i,
      /currency\b.*(?:does not exist|not (?:enabled|activated|set up|found))/i,
    ],
    customer: ({ package: name }) =>
      `The books in ${name} do not know the currency of this expense. ${nothingWritten} Add the currency there, then sync again.`,
    staff: 'The currency has to be added in the package; several currencies may need a higher plan.',
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
      `${name} takes one foreign currency per record: the expense, its supplier and its bank account have more than one. ${nothingWritten} Choose a bank account and a supplier in one currency, then sync again.`,
    staff:
      'Expense, bank account, supplier and account must agree on one currency besides the base currency. The customer picks others under Cards and bank accounts.',
    fix: 'cards',
  },
  {
    code: 'currency-not-taken',
    title: 'Currency not taken',
    kind: 'fix',
    patterns: [
      /currenc(?:y|ies)\b(?!.*(?:decimal|iso 4217)).*(?:not|must|differ|match|does|required)/i,
      /invalid currency/i,
      /expense in [A-Z]{3} cannot be paid/i,
      /between accounts in the currency of the company file/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not take this currency from that bank account. ${nothingWritten} Choose a bank account in the expense’s currency, then sync again.`,
    staff: 'The package does not take this combination of base, bank account and transaction currency.',
    fix: 'cards',
  },
  {
    code: 'amount-too-large',
    title: 'Amount too large',
    kind: 'fix',
    patterns: [/amount is too large/i, /amount\b.*(?:must not exceed|exceeds the maximum|out of range)/i],
    customer: ({ package: name }) =>
      `The amount of this expense is larger than ${name} takes. ${nothingWritten} Correct the amount, then sync again.`,
    staff: 'Nearly always a slip of the decimal point. The customer corrects the amount.',
    fix: 'expense',
  },
  {
    code: 'amounts-differ',
    title: 'Amounts do not add up',
    kind: 'fix',
    patterns: [
      /from\.amount\b.*(?:equal|match)|to\.amount\b.*(?:equal|match)/i,
      /(?:sum|total)\b.*must equal\b/i,
      /(?:total|tax|amount|line)s?\b.*(?:does not|do not|doesn't|don't) (?:match|equal|add up)/i,
      /is not equal to (?:qty|unitprice|the sum)/i,
      /sum of net amounts for all line items must be 0/i,
      /out of balance|does not balance|rounding/i,
    ],
    customer: ({ package: name }) =>
      `${name} works out other totals for this expense, most often by a cent of tax. ${nothingWritten} Clear the tax amount, so that it is worked out from the rate, then sync again.`,
    staff:
      'The package adds up net, tax and total otherwise than was sent. When the tax was not entered by hand, it is ours: compare the payload with how the package rounds.',
    fix: 'expense',
  },
  {
    code: 'amount-not-taken',
    title: 'Amount not taken',
    kind: 'fix',
    patterns: [
      /must be (?:0 or greater|greater than(?: or equal to)? (?:zero|0)|positive)/i,
      /should be greater than zero/i,
      /be greater than zero/i,
      /must not be (?:zero|less than zero|negative|a 0 amount)/i,
      /lines? (?:is|must be) negative/i,
      /same sign across all/i,
      /must set a transaction amount/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not take an amount of nothing, or below nothing, in such a record. ${nothingWritten} Correct the amounts, or enter money that came back as a refund, then sync again.`,
    staff:
      'A total or line is zero, negative, or of another sign than the rest. Money that came back is a refund, not a negative payment.',
    fix: 'expense',
  },
  {
    code: 'lines-not-taken',
    title: 'Too many lines',
    kind: 'fix',
    patterns: [
      /only one line\b.*supported/i,
      /exactly one line item/i,
      /up to a maximum of \d+ line items/i,
      /(?:too many|maximum (?:number )?of) lines?/i,
    ],
    customer: ({ package: name }) =>
      `${name} takes fewer lines in one record than this expense has. ${nothingWritten} Put the expense under one category, or enter its parts as expenses of their own, then sync again.`,
    staff: 'Dynamics and FreeAgent take one line per record, FreeAgent’s bills 40. The customer splits the expense.',
    fix: 'expense',
  },
  {
    code: 'characters-not-taken',
    title: 'Characters not taken',
    kind: 'fix',
    patterns: [
      /(?:invalid|unsupported|illegal|special) characters?\b/i,
      /characters? (?:is|are) not (?:allowed|supported|valid)/i,
    ],
    customer: ({ package: name }) =>
      `${name} does not take a character in this expense’s texts, such as an emoji. ${nothingWritten} Take it out of the note or the merchant, then sync again.`,
    staff: 'Mostly emoji or control characters in the note or the merchant. The customer edits the expense.',
    fix: 'expense',
  },
  {
    code: 'note-not-taken',
    title: 'Note missing or too long',
    kind: 'fix',
    patterns: [
      /\b(?:note|description|memo)s?\b.*(?:characters|too long|must be provided|is required|must be used)/i,
      /\bpaid to name cannot be empty/i,
    ],
    customer: ({ package: name }) =>
      `${name} did not take the note of this expense: it is missing there, or too long. ${nothingWritten} Change the note, then sync again.`,
    staff:
      'Outlay shortens notes to what it knows of the package. When the note is no longer than that, the limit in the package’s description is wrong: tell development.',
    fix: 'expense',
  },
];
