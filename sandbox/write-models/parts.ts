import { all, type Field, informs, list, type Modifier, object, required, text, upTo, warns } from './field';

/** What several packages' models have in common. */
export const ref = (name: string, ...traits: readonly Modifier[]): Field =>
  object(name, [text('id', required)], ...traits);

export const maxLength = (longest: number): Modifier =>
  all(upTo(longest), warns(`Max length of ${longest} characters.`));
export const ignored = informs('is not supported and will be ignored');
/** A list that must hold exactly one, which each package says in its own words. */
export const single = (words: Modifier): Modifier => all(required, upTo(1), words);

/** Everything in an address but its type, with the lengths the package allows. */
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

/** Xero and QuickBooks Online take addresses of the same lengths; only customers' regions differ. */
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

/** Tracking of journal lines. */
export const tracking = (recordRefs: Field, ...traits: readonly Modifier[]): Field =>
  object('tracking', [recordRefs], ...traits);

/** One side of a transfer: the account, and what moves. */
export const side = (name: 'from' | 'to', account: readonly Modifier[], ...moved: readonly Field[]): Field =>
  object(name, [object('accountRef', [text('id', required, ...account)], required), ...moved], required);
