import { type CatalogueEntry, nothingWritten } from './entry';
import { troubleWith } from './families';

/** Causes that concern the supplier, customer or employee of a record. Specific causes come first. */
export const contactCauses: readonly CatalogueEntry[] = [
  {
    code: 'contact-details-invalid',
    title: 'Contact details invalid in the books',
    kind: 'fix',
    codes: [
      'qbo:2210',
      'qbo:6080',
      'netsuite:COUNTRY_STATE_MISMATCH',
      'netsuite:INVALID_EMAIL',
      'netsuite:INVALID_EMAIL_ADDRESS',
    ],
    patterns: [
      /e-?mail(?: address)?(?:es)?\b.{0,60}\b(?:must be valid|invalid|not valid|not conform|incorrect|@)|invalid e-?mail/i,
      /(?:illegal|invalid) format for contact|(?:country|state|province|postcode|zip|phone|tax number|abn)\b.{0,60}\b(?:mismatch|invalid|not valid|not match)/i,
      /invalid (?:tax|vat) (?:number|registration)|tax number\b.{0,40}\binvalid/i,
      /invalid (?:country|state|province|phone|post ?code|zip|abn|address)\b/i,
      /(?:field|for) (?:addr\d?|primaryphone|phone|city|companyname|displayname)\b|no name provided/i,
      /due date for (?:bills|sales)|payment terms?\b.{0,40}\b(?:invalid|not valid|must)/i,
      /bank account number is not valid for the contact|details (?:of|for) (?:the|this) (?:contact|vendor|supplier|customer)\b.*(?:invalid|incomplete)/i,
    ],
    customer: ({ package: name }) =>
      `${name} refused this expense because the details of its supplier or customer are not valid there, such as the e-mail address or the country. ${nothingWritten} Open that contact in ${name}, correct the details, then sync again.`,
    staff:
      'The package validates the whole contact when a record refers to it. The contact was saved with an invalid e-mail address, country, phone number or tax number. The customer corrects it in the package.',
    fix: 'package',
  },
  {
    code: 'name-taken',
    title: 'Name or number already used',
    kind: 'fix',
    codes: [
      'qbo:6240',
      'qbxml:3100',
      'netsuite:CONTACT_ALREADY_EXISTS',
      'zoho:3062',
      'netsuite:DUP_VENDOR_NAME',
      'netsuite:DUP_VENDOR_EMAIL',
      'netsuite:DUP_ENTITY',
    ],
    patterns: [
      /\b(?:contact|customer|vendor|supplier|employee|payee|entity|account|class|project)(?: record)?(?: (?:name|number|id))?\b.{0,30}\balready (?:exists|been taken|in use|assigned)/i,
      /another (?:contact|vendor|customer|employee|class|project) with the given value/i,
      /\baccount (?:code|number|name)\b.{0,40}must be unique/i,
      /name\b.{0,60}\b(?:list element )?is already in use|there is an existing contact with that name|name (?:supplied )?already exists/i,
      /duplicate name exists/i,
      /another \w+(?:, \w+)*(?: or \w+)? is already using (?:this|the same) name/i,
      /already assigned to another contact/i,
      /(?:contact|supplier|vendor|customer|employee) ?name\b.*must be unique/i,
      /another contact has this contact number/i,
      /e-?mail\b.*(?:already (?:in use|exists)|must be unique)/i,
    ],
    customer: ({ package: name }) =>
      `${name} has another supplier, customer or employee with the same name or number. ${nothingWritten} Rename one of them there, or choose the existing one in Outlay, then sync again.`,
    staff:
      'QuickBooks shares names between suppliers, customers and employees; other packages share e-mail addresses between contacts. The customer renames or merges them in the package.',
    fix: 'package',
  },
  {
    code: 'customer-missing',
    title: 'Customer missing on a billable line',
    kind: 'fix',
    patterns: [
      /billable (?:expenses|items) (?:are )?not (?:enabled|turned on)|billable\b.{0,80}\b(?:customer|income account)|customer\b.{0,60}\bbillable/i,
      /customer\b.*billable|billable\b.*customer/i,
      /(?:target|account|item)\b.*is not (?:reimbursable|billable)/i,
    ],
    customer: ({ package: name }) =>
      `${name} marks this expense as billable, but it has no customer. ${nothingWritten} Make the account not billable in ${name}, then sync again.`,
    staff: 'The account or a setting of the package marks the line as billable. Switch it off in the package.',
    fix: 'package',
  },
  {
    code: 'supplier-inactive',
    title: 'Supplier missing or inactive',
    kind: 'fix',
    codes: ['qbo:6250', 'qbo:6280', 'qbo:6560'],
    patterns: [
      ...troubleWith(
        '(?:supplier|contact|vendor(?! invoice no)|payee|customer|employee|entity(?= reference))(?:ref| ref| id| number| no\\.?| record)?',
      ),
      /(?:following field|value\(s\) for):? entity\b|reference to quickbooks (?:employee|customer|vendor|payee|entity)\b/i,
      /(?:vendor|supplier)\b.{0,30}\bon hold|activate the (?:vendor|supplier|customer|employee)/i,
      /contact must contain at least|must choose a (?:vendor|supplier)|names element id (?!class|department)/i,
      /\bin (?:vendor|customer): no\.|document when (?:vendor|customer|employee)\b.*blocked/i,
      /vendor (?:number|id)\b.*must be provided/i,
      /(?:supplier|contact|vendor|payee|customer)\b(?!.*\bbillable\b).*(?:not exist|not found|archived|inactive|not active|not in an \*\*active\*\*|required|cannot be empty|must be (?:specified|provided))/i,
      /(?:archived|inactive) \(?(?:supplier|contact|vendor|payee|customer)\b/i,
      /missing.*contactref|missing element:? (?:payee|vendor|entity|name|customer)/i,
      /value\(s\) for: payee/i,
      /names element id (?!class|department)/i,
    ],
    customer: ({ package: name, absent }) =>
      absent
        ? `${name} requires a supplier for this expense, and the one sent is missing or unknown there. ${nothingWritten} Choose a default supplier under Cards and bank accounts, then sync again.`
        : `${name} refused the supplier of this expense: it is inactive or no longer there. ${nothingWritten} Choose another default supplier, or activate this one in ${name}, then sync again.`,
    staff:
      'The default supplier was archived or deleted in the books. The customer chooses another under Cards and bank accounts.',
    fix: 'cards',
  },
];
