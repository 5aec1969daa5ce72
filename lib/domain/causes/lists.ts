import { type CatalogueEntry, nothingWritten } from './entry';

const its = (category: string | undefined) => category ?? 'its category';

/** Entries of the books' lists that a record names and that are gone, wrong or missing. The particular stand first. */
export const listCauses: readonly CatalogueEntry[] = [
  {
    code: 'payable-missing',
    title: 'No accounts payable account',
    kind: 'fix',
    patterns: [/accounts payable account must exist/i, /is not an accounts payable account/i],
    customer: ({ package: name }) =>
      `${name} has no accounts payable account for what is owed to the employee. ${nothingWritten} Set one up there, then sync again.`,
    staff: 'Reimbursements are bills, and bills need an accounts payable account in the books.',
    fix: 'package',
  },
  {
    code: 'account-archived',
    title: 'Account archived in the books',
    kind: 'fix',
    patterns: [
      /(?<!\bbank )\baccount\b.*?(?:archived|inactive|not active|deleted)/i,
      /account id is not in an \*\*active\*\* state/i,
      /account\b.* is not in an \*\*active\*\* state/i,
      /(?:archived|inactive) \(?account\b/i,
      /blocked must be equal to .* in g\/l account/i,
      /^category .* is not available/i,
    ],
    customer: ({ package: name, account, category }) =>
      `${name} refused this expense because the account ${account ?? 'it goes to'} was archived there. ${nothingWritten} Choose another account for ${its(category)}, then sync again.`,
    staff:
      'The mapped account no longer takes bookings. The customer picks a replacement on the mapping page; retrying before that fails again.',
    fix: 'mapping',
  },
  {
    code: 'tax-rate-invalid',
    title: 'Tax rate not valid for the account',
    kind: 'fix',
    patterns: [
      /\btax ?(?:rate|type|code|treatment|amount)?(?:ref)?\b.*(?:not valid|only valid|invalid|not exist|cannot be (?:used|applied)|can't be used|not available|archived|inactive|not found|mandatory|must be)/i,
      /(?:invalid|unknown) tax/i,
      /(?:archived|inactive) \(?tax\b/i,
      /value\(s\) for: tax/i,
      /have a (?:vat|gst|tax) rate/i,
      /gen\. posting type must be equal to/i,
      /invalid reference to quickbooks salestaxcode/i,
    ],
    customer: ({ package: name, category }) =>
      `${name} refused the tax rate of this expense. ${nothingWritten} Choose another tax rate for ${its(category)}, then sync again.`,
    staff:
      'The tax rate does not exist any more, or the account does not take it. The customer picks another on the mapping page.',
    fix: 'mapping',
  },
  {
    code: 'name-taken',
    title: 'Name or number taken by another contact',
    kind: 'fix',
    patterns: [
      /duplicate name exists/i,
      /another \w+(?:, \w+)*(?: or \w+)? is already using (?:this|the same) name/i,
      /already assigned to another contact/i,
      /(?:contact|supplier|vendor|customer|employee) ?name\b.*must be unique/i,
      /another contact has this contact number/i,
      /e-?mail\b.*(?:already (?:in use|exists)|must be unique)/i,
    ],
    customer: ({ package: name }) =>
      `${name} has another supplier, customer or employee of the same name or number. ${nothingWritten} Give one of them another name there, then sync again.`,
    staff:
      'Names are shared by suppliers, customers and employees in QuickBooks, and e-mail addresses by contacts elsewhere. The customer renames or merges in the package.',
    fix: 'package',
  },
  {
    code: 'supplier-inactive',
    title: 'Supplier missing or inactive',
    kind: 'fix',
    patterns: [
      /(?:supplier|contact|vendor|payee|customer)\b(?!.*\bbillable\b).*(?:not exist|not found|archived|inactive|not active|not in an \*\*active\*\*|required|cannot be empty|must be (?:specified|provided))/i,
      /(?:archived|inactive) \(?(?:supplier|contact|vendor|payee|customer)\b/i,
      /missing.*contactref|missing element/i,
      /value\(s\) for: payee/i,
      /invalid reference to quickbooks (?:entity|vendor)/i,
      /names element id (?!class|department)/i,
    ],
    customer: ({ package: name }) =>
      `${name} refused this expense because its supplier is no longer in use there. ${nothingWritten} Choose another default supplier, then sync again.`,
    staff:
      'The default supplier was archived or deleted in the books. The customer picks another under Cards and bank accounts.',
    fix: 'cards',
  },
  {
    code: 'customer-missing',
    title: 'Customer missing on a billable line',
    kind: 'fix',
    patterns: [
      /customer\b.*billable|billable\b.*customer/i,
      /(?:target|account|item)\b.*is not (?:reimbursable|billable)/i,
    ],
    customer: ({ package: name }) =>
      `${name} wants to bill this expense to a customer and has none for it. ${nothingWritten} Make the account not billable in ${name}, then sync again.`,
    staff:
      'The account or a setting of the package marks the line as billable. Outlay bills nobody, so it is switched off in the package.',
    fix: 'package',
  },
  {
    code: 'item-not-usable',
    title: 'Item not usable',
    kind: 'internal',
    patterns: [
      /\bitem\b.*(?:not exist|not found|inactive|not (?:sellable|for sale|purchasable)|cannot be (?:sold|bought|used)|no sales information|required)/i,
    ],
    customer: ({ package: name }) =>
      `${name} wanted an item for this expense and did not take it. ${nothingWritten} Outlay does not use items: support sees it and will put it right.`,
    staff:
      'Outlay names accounts and never items. Read the exchange: either the package insists on one, or a payload is wrong.',
    fix: 'none',
  },
  {
    code: 'bank-account-invalid',
    title: 'Bank account cannot be paid from',
    kind: 'fix',
    patterns: [
      /bank account.*(?:not exist|not found|archived|inactive|not valid|invalid|required|must be (?:specified|provided))/i,
      /(?:not|must be|of type) (?:an? )?bank\b/i,
      /field bal\. account no\./i,
      /invalid charge card account/i,
      /paid_through_account/i,
      /only supported for credit card accounts/i,
      /payment account/i,
    ],
    customer: ({ package: name }) =>
      `${name} refused this expense because of the bank account it was paid from. ${nothingWritten} Choose another bank account for its card, then sync again.`,
    staff:
      'The mapped payment account is gone or is not a bank account. The customer picks another under Cards and bank accounts.',
    fix: 'cards',
  },
  {
    code: 'tracking-invalid',
    title: 'Tracking option not valid',
    kind: 'fix',
    patterns: [
      /\b(?:tracking|class|classification|department|location|dimension)\b.*(?:not|invalid|archived|inactive|at most|only|more than|must)/i,
      /(?:only one|maximum|at most).*\b(?:tracking|class|department|location|dimension)/i,
      /(?:archived|inactive) \(?(?:tracking|class|department|location|dimension)\b/i,
      /invalid (?:class|classification|department|location|dimension|\w+ reference to a dimension)\b/i,
      /names element id (?:class|department)/i,
    ],
    customer: ({ package: name, category }) =>
      `${name} refused a tracking option of this expense. ${nothingWritten} Choose another for ${its(category)}, then sync again.`,
    staff: 'A tracking option was archived, or more were sent than the package takes.',
    fix: 'mapping',
  },
  {
    code: 'account-missing',
    title: 'Account missing in the books',
    kind: 'fix',
    patterns: [
      /account.*(?:not found|not exist|could not be found|is not (?:a )?valid|must be valid|invalid|cannot be used)/i,
      /following account\(s\) were not found/i,
      /invalid account/i,
      /account type must be/i,
      /show in expense claims/i,
      /use an accounts payable account on the detail/i,
      /direct posting must be equal to/i,
      /^category .* cannot be used/i,
      /accountref must be provided/i,
    ],
    customer: ({ package: name, category }) =>
      `${name} does not take the account of this expense. ${nothingWritten} Choose another account for ${its(category)}, then sync again.`,
    staff:
      'The mapped account was deleted or is of a kind that takes no expenses; in Xero also when “Show in expense claims” is off for it. The customer picks another on the mapping page.',
    fix: 'mapping',
  },
];
