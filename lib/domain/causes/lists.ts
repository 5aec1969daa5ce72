import { type CatalogueEntry, nothingWritten, outlayAtFault } from './entry';

const nameOf = (category: string | undefined) => category ?? 'its category';

/**
 * Causes that concern an entry of the books, such as an account, which a record refers to and which is missing or not
 * allowed. Specific causes come first.
 */
export const listCauses: readonly CatalogueEntry[] = [
  {
    code: 'payable-missing',
    title: 'No accounts payable account',
    kind: 'fix',
    patterns: [/accounts payable account must exist/i, /is not an accounts payable account/i],
    customer: ({ package: name }) =>
      `${name} has no accounts payable account for what you owe the employee. ${nothingWritten} Set one up there, then sync again.`,
    staff: 'A reimbursable expense becomes a bill, and bills need an accounts payable account in the books.',
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
      `${name} refused this expense because the account ${account ?? 'it is mapped to'} was archived there. ${nothingWritten} Choose another account for ${nameOf(category)}, then sync again.`,
    staff:
      'The mapped account is archived. The customer chooses a replacement on the mapping page; a retry before that fails again.',
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
      `${name} refused the tax rate of this expense. ${nothingWritten} Choose another tax rate for ${nameOf(category)}, then sync again.`,
    staff:
      'The tax rate no longer exists, or the account does not accept it. The customer chooses another on the mapping page.',
    fix: 'mapping',
  },
  {
    code: 'name-taken',
    title: 'Name or number already used',
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
      `${name} has another supplier, customer or employee with the same name or number. ${nothingWritten} Rename one of them there, then sync again.`,
    staff:
      'QuickBooks shares names between suppliers, customers and employees; other packages share e-mail addresses between contacts. The customer renames or merges them in the package.',
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
      `${name} refused this expense because its supplier is inactive there. ${nothingWritten} Choose another default supplier, then sync again.`,
    staff:
      'The default supplier was archived or deleted in the books. The customer chooses another under Cards and bank accounts.',
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
      `${name} marks this expense as billable, but it has no customer. ${nothingWritten} Make the account not billable in ${name}, then sync again.`,
    staff: 'The account or a setting of the package marks the line as billable. Switch it off in the package.',
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
      `${name} requires an item for this expense and rejected it. ${nothingWritten} ${outlayAtFault}`,
    staff:
      'Outlay sends accounts and never items. Read the exchange: either the package requires an item, or a payload is wrong.',
    fix: 'none',
  },
  {
    code: 'bank-account-invalid',
    title: 'Bank account not valid',
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
      `${name} refused this expense because of the bank account it is paid from. ${nothingWritten} Choose another bank account for its card, then sync again.`,
    staff:
      'The mapped payment account is missing or is not a bank account. The customer chooses another under Cards and bank accounts.',
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
      `${name} refused a tracking option of this expense. ${nothingWritten} Choose another option for ${nameOf(category)}, then sync again.`,
    staff: 'A tracking option was archived, or more options were sent than the package accepts.',
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
      `${name} does not accept the account of this expense. ${nothingWritten} Choose another account for ${nameOf(category)}, then sync again.`,
    staff:
      'The mapped account was deleted or does not accept expenses; in Xero also when “Show in expense claims” is off. The customer chooses another on the mapping page.',
    fix: 'mapping',
  },
];
