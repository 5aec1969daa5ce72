import { type CatalogueEntry, nothingWritten, outlayAtFault } from './entry';
import { troubleWith } from './families';

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
    code: 'item-not-usable',
    title: 'Item not usable',
    kind: 'internal',
    patterns: [
      /product\/service|item reference key|activate (?:this|the) item|missing unit|unit of measure/i,
      /\bitem values?\b|value\(s\) for: item\b|\bitem(?: code)?\b.{0,60}\b(?:not valid|incorrect|invalid)|reference to quickbooks item/i,
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
      ...troubleWith(
        '(?:(?:linked )?(?:bank|credit card|charge card|cash|payment) account|paid through account(?: id)?|bal\\. account no)',
      ),
      /account type is invalid for making a payment|through which the expense was paid|must be a bank or/i,
      /bank account.*(?:not exist|not found|archived|inactive|not valid|invalid|required|must be (?:specified|provided))/i,
      /(?:not|must be|of type) (?:an? )?bank\b/i,
      /field bal\. account no\./i,
      /invalid charge card account/i,
      /paid.through.account/i,
      /only supported for credit card accounts/i,
      /set up credit cards|credit card configuration|set a linked bank account|bank account status|payment account|credit card account to perform/i,
    ],
    customer: ({ package: name }) =>
      `${name} refused this expense because of the bank account it is paid from. ${nothingWritten} Choose another bank account for its card, then sync again.`,
    staff:
      'The mapped payment account is missing or is not a bank account. The customer chooses another under Cards and bank accounts.',
    fix: 'cards',
  },
  {
    code: 'account-missing',
    title: 'Account missing in the books',
    kind: 'fix',
    patterns: [
      ...troubleWith(
        '(?:accounts?|accountref|gl account|g\\/l account|(?:expense ?)?category|categories)(?: ?(?:code|number|ref|id|no\\.?|type))*',
      ),
      /no associated account|enter an account number|account number\b.*(?:associated (?:to|with)|requires)/i,
      /must be equal to .* in g\/l account|must have a value in g\/l account|accounts element id|(?:parameter |\.)accountref|accounts payable account on/i,
      /(?:general|gen\.) (?:(?:bus|prod)\. )?posting (?:setup|group)/i,
      /is not an? (?:expense|income|valid)\b.{0,10}\baccount|not categori[sz]ed with|(?:can't|cannot) use (?:an?|the) .{0,30}\baccount|specify (?:an )?existing gl account|different type of account/i,
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
    customer: ({ package: name, category, absent }) =>
      absent
        ? `${name} requires an account for this expense, and none that it knows was sent. ${nothingWritten} Choose an account for ${nameOf(category)}, then sync again.`
        : `${name} does not accept the account of this expense. ${nothingWritten} Choose another account for ${nameOf(category)}, then sync again.`,
    staff:
      'The mapped account was deleted or does not accept expenses; in Xero also when “Show in expense claims” is off. The customer chooses another on the mapping page.',
    fix: 'mapping',
  },
  {
    code: 'entry-inactive',
    title: 'An entry is inactive in the books',
    kind: 'fix',
    patterns: [/something you(?:'re| are) trying to use has been made inactive/i],
    customer: ({ package: name }) =>
      `Something that this expense uses is inactive in ${name}: an account, a supplier or another entry; ${name} does not say which. ${nothingWritten} Open the mapping, refresh the lists and replace what is shown as inactive, then sync again.`,
    staff:
      'QuickBooks does not name the entry. Compare the ids in the exchange with the lists after a refresh: account, supplier, customer, class, tax code.',
    fix: 'mapping',
  },
];
