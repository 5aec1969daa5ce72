import { directExceptions } from './package/direct-exceptions';
import { type BrandKey, brandOf, type PackageKey } from './package/package-type';

/** The fields of a record that some package does not keep as Outlay sends them. */
export const exceptionFields = [
  'reference',
  'note',
  'supplier',
  'contact',
  'tax rate',
  'tax amount',
  'tracking',
  'customer',
  'exchange rate',
] as const;
export type ExceptionField = (typeof exceptionFields)[number];

/**
 * A field that a package does not keep as Outlay sends it. `dropped`: the record in the books has no such field.
 * `replaced`: it has the field with a value that the package decides. `limited`: it keeps a part of the value.
 */
export type FieldException = {
  readonly field: ExceptionField;
  readonly effect: 'dropped' | 'replaced' | 'limited';
  /** What happens to the field, as a sentence that starts with the name of the package. */
  readonly words: string;
  /** The document and section that the exception is taken from. */
  readonly source: string;
};

const directCost = (name: string) => `Codat, ${name} direct-cost model`;
const billable = 'Codat, "Create and update expenses", Billable expenses';

const notBilled = (name: string): FieldException => ({
  field: 'customer',
  effect: 'dropped',
  words: `${name} does not bill expenses to customers.`,
  source: billable,
});

/**
 * What each package does not keep. A field without an entry is kept, because Codat's expense transaction has it for all
 * packages.
 */
const exceptions: Readonly<Record<BrandKey, readonly FieldException[]>> = {
  xero: [
    notBilled('Xero'),
    {
      field: 'tracking',
      effect: 'limited',
      words: 'Xero keeps at most two tracking options on a line.',
      source: directCost('Xero'),
    },
    {
      field: 'contact',
      effect: 'replaced',
      words: 'Xero names the contact as a customer on money that comes back.',
      source: 'Codat, "Map customer transactions", Supplier and customer handling',
    },
  ],
  'quickbooks-online': [
    {
      field: 'tracking',
      effect: 'limited',
      words: 'QuickBooks Online keeps one class on a line, and one location on a record.',
      source: directCost('QuickBooks Online'),
    },
    {
      field: 'note',
      effect: 'limited',
      words: 'QuickBooks Online keeps at most 3,999 characters of the note.',
      source: directCost('QuickBooks Online'),
    },
  ],
  netsuite: [
    notBilled('NetSuite'),
    {
      field: 'tracking',
      effect: 'limited',
      words: 'NetSuite keeps one department, one class and one location on a line.',
      source: 'Codat, NetSuite write models, tracking: "One location, one department and one classification"',
    },
  ],
  dynamics: [
    {
      field: 'supplier',
      effect: 'replaced',
      words: 'Dynamics 365 Business Central uses the default supplier on every record.',
      source: 'Codat, "Map customer transactions", Suppliers in Microsoft Dynamics',
    },
    {
      field: 'tracking',
      effect: 'dropped',
      words: 'Dynamics 365 Business Central does not keep tracking.',
      source: directCost('Dynamics'),
    },
    {
      field: 'tax amount',
      effect: 'replaced',
      words: 'Dynamics 365 Business Central calculates the tax itself, from the tax rate.',
      source: directCost('Dynamics'),
    },
    {
      field: 'note',
      effect: 'limited',
      words: 'Dynamics 365 Business Central keeps at most 100 characters of the note.',
      source: 'Microsoft, Business Central, table Gen. Journal Line, field Description',
    },
    notBilled('Dynamics 365 Business Central'),
  ],
  freeagent: [
    {
      field: 'reference',
      effect: 'dropped',
      words: 'FreeAgent does not keep the reference.',
      source: directCost('FreeAgent'),
    },
    {
      field: 'supplier',
      effect: 'dropped',
      words: 'FreeAgent does not keep the supplier.',
      source: 'Codat, "Map customer transactions", Supplier and customer handling',
    },
    {
      field: 'tax rate',
      effect: 'dropped',
      words: 'FreeAgent does not keep the tax rate. It books the amount of tax.',
      source:
        'Codat, "Create and update expenses", Default tax rates, and FreeAgent integration reference, Direct costs',
    },
    {
      field: 'tracking',
      effect: 'dropped',
      words: 'FreeAgent does not keep tracking.',
      source: `${directCost('FreeAgent')}, which has no tracking`,
    },
    {
      field: 'exchange rate',
      effect: 'replaced',
      words:
        'FreeAgent uses its own exchange rate for an account in another currency, so the value in the base currency differs.',
      source: directCost('FreeAgent'),
    },
    notBilled('FreeAgent'),
  ],
  zoho: [
    {
      field: 'tracking',
      effect: 'dropped',
      words: 'Zoho Books does not keep tracking on expenses.',
      source: 'Codat, Zoho Books integration reference, Tracking categories',
    },
    {
      field: 'note',
      effect: 'limited',
      words: 'Zoho Books keeps at most 500 characters of the note.',
      source: 'Zoho, Books API, Expenses, description',
    },
    notBilled('Zoho Books'),
  ],
  intacct: [
    {
      field: 'supplier',
      effect: 'dropped',
      words: 'Sage Intacct does not keep the supplier.',
      source: `${directCost('Sage Intacct')}: the note provides the payee's name`,
    },
    {
      field: 'note',
      effect: 'dropped',
      words: 'Sage Intacct keeps no note. It books the merchant as the payee, in at most 80 characters.',
      source: `${directCost('Sage Intacct')}: "Must be used to provide payee's name and contain no more than 80 characters"`,
    },
    {
      field: 'tracking',
      effect: 'limited',
      words: 'Sage Intacct keeps one option of each tracking category on a line.',
      source: directCost('Sage Intacct'),
    },
    notBilled('Sage Intacct'),
  ],
  'quickbooks-desktop': [
    {
      field: 'tracking',
      effect: 'limited',
      words: 'QuickBooks Desktop keeps one class on a line.',
      source: directCost('QuickBooks Desktop'),
    },
  ],
  'sage-50': [
    {
      field: 'supplier',
      effect: 'dropped',
      words: 'Sage 50 keeps no supplier on a bank payment.',
      source: `${directCost('Sage 50 (UK)')}, which has no contact`,
    },
    {
      field: 'note',
      effect: 'limited',
      words: 'Sage 50 keeps the note as the details of each line, with at most 60 characters.',
      source: 'Sage, Sage 50 Accounts, Bank payment, Details',
    },
    {
      field: 'tracking',
      effect: 'limited',
      words: 'Sage 50 needs one department on each line.',
      source: `${directCost('Sage 50 (UK)')}: "A department is required"`,
    },
    notBilled('Sage 50'),
  ],
  'sage-business-cloud': [],
};

/** Returns every field that the package does not keep as sent. */
export function fieldExceptionsOf(key: PackageKey): readonly FieldException[] {
  const own: readonly FieldException[] = directExceptions[key] ?? [];
  const others = exceptions[brandOf(key)].filter(({ field }) => !own.some((each) => each.field === field));
  return own.length > 0 ? [...others, ...own] : others;
}

export const fieldException = (key: PackageKey, field: ExceptionField): FieldException | undefined =>
  fieldExceptionsOf(key).find((exception) => exception.field === field);

/** Whether a record in the books has the field with the value that Outlay sent. A limited field counts as kept. */
export const keepsField = (key: PackageKey, field: ExceptionField): boolean =>
  (fieldException(key, field)?.effect ?? 'limited') === 'limited';

/**
 * Whether a bill in the books has the field with the value that Outlay sent. Every package keeps the supplier, the reference
 * and the rate of a bill, and Zoho Books its tracking (Codat, bill models).
 */
export const billKeeps = (key: PackageKey, field: ExceptionField): boolean =>
  (field === 'tracking' && key === 'zoho') || !fieldsOfLines.includes(field) || keepsField(key, field);

const fieldsOfLines: readonly ExceptionField[] = ['tracking', 'tax rate', 'tax amount', 'customer'];
