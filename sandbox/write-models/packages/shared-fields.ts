import {
  all,
  type Field,
  informs,
  list,
  type Modifier,
  number,
  object,
  oneOf,
  required,
  text,
  upTo,
  warns,
} from '../field';

/** Returns a field that refers to another record. The id is required. */
export const ref = (name: string, ...modifiers: readonly Modifier[]): Field =>
  object(name, ...modifiers, [text('id', required)]);

export const texts = (...names: readonly string[]): readonly Field[] => names.map((name) => text(name));
export const numbers = (...names: readonly string[]): readonly Field[] => names.map((name) => number(name));

export const activeOrArchived = oneOf('Active', 'Archived');

export const maxLength = (longest: number): Modifier =>
  all(upTo(longest), warns(`Max length of ${longest} characters.`));
export const ignored = informs('is not supported and will be ignored');
/** Returns a modifier for a list that must have exactly one item. `remark` states this in the words of the package. */
export const single = (remark: Modifier): Modifier => all(required, upTo(1), remark);

/** Returns the fields of an address except its type. The maximum lengths differ between packages. */
export const addressLines = (lengths: {
  readonly line: Modifier;
  readonly city: Modifier;
  readonly region: Modifier;
  readonly postalCode: Modifier;
  readonly country: Modifier;
}): readonly Field[] => [
  text('line1', lengths.line),
  text('line2', lengths.line),
  text('city', lengths.city),
  text('region', lengths.region),
  text('country', lengths.country),
  text('postalCode', lengths.postalCode),
];

/**
 * Returns the address fields of Xero and QuickBooks Online. The two differ only in the maximum length of a customer's
 * region.
 */
export const longAddress = (region: number, type: Field): Field =>
  list('addresses', [
    ...addressLines({
      line: maxLength(500),
      city: maxLength(255),
      region: maxLength(region),
      country: maxLength(50),
      postalCode: all(warns('Only English alphabet characters are permitted.'), maxLength(50)),
    }),
    type,
  ]);

/** Returns the fields of one side of a transfer: the account, then further fields such as the amount. */
export const side = (name: 'from' | 'to', account: readonly Modifier[], ...moved: readonly Field[]): Field =>
  object(name, required, [object('accountRef', required, [text('id', required, ...account)]), ...moved]);
