import { badRequest, type CodatError } from '../error';
import type { PropertyType, Searchable } from './searchable';

type Test = (record: object) => boolean;

/**
 * Parses a query of Codat's query language and returns a test for records (Codat, "Querying"). A condition is `property
 * operator value`; properties can be dotted. The operators are `=`, `!=`, `~` (contains), `>`, `<`, `>=` and `<=`.
 * Conditions are joined by `&&` and `||` and grouped by `{ }`. `&&` binds more tightly than `||`. Text properties do
 * not allow `<` and `>`; only they allow `~`.
 */
export function matches(query: string, searchable: Searchable): Test {
  if (query.length >= 2048) throw malformedQuery();
  const reader = new Reader(query);
  const test = parseOr(reader, searchable);
  if (!reader.done()) throw malformedQuery();
  return test;
}

/**
 * Sorts the records by a property, such as `orderBy=modifiedDate`. A minus sign before the name sorts in descending
 * order.
 */
export function sortedBy<T extends object>(
  records: readonly T[],
  orderBy: string,
  searchable: Searchable,
): readonly T[] {
  const down = orderBy.startsWith('-');
  const property = propertyOf(searchable, orderBy.replace(/^[-+ ]/, ''));
  const keyed = records.map((record) => ({ record, key: comparable(valuesAt(record, property.path)[0], property) }));
  keyed.sort((one, other) => (down ? -1 : 1) * compare(one.key, other.key));
  return keyed.map(({ record }) => record);
}

function parseOr(reader: Reader, searchable: Searchable): Test {
  const tests = [parseAnd(reader, searchable)];
  while (reader.take('||')) tests.push(parseAnd(reader, searchable));
  return (record) => tests.some((test) => test(record));
}

function parseAnd(reader: Reader, searchable: Searchable): Test {
  const tests = [parseTerm(reader, searchable)];
  while (reader.take('&&')) tests.push(parseTerm(reader, searchable));
  return (record) => tests.every((test) => test(record));
}

function parseTerm(reader: Reader, searchable: Searchable): Test {
  if (reader.take('{')) {
    const inner = parseOr(reader, searchable);
    if (!reader.take('}')) throw malformedQuery();
    return inner;
  }
  const path = reader.match(/[A-Za-z_][\w.]*/y);
  const sign = reader.match(/!=|>=|<=|=|~|>|</y);
  // A single & or | is part of the value, as in "Harbour & Finch".
  const value = reader.match(/(?:[^&|{}]|&(?!&)|\|(?!\|))+/y)?.trim();
  if (!path || !sign || value === undefined || /^[=~<>]|^$/.test(value)) throw malformedQuery();
  return comparison(propertyOf(searchable, path), sign, value);
}

interface Property {
  readonly path: string;
  readonly type: PropertyType;
}

/** Returns the property with this name. The case of letters does not matter. */
function propertyOf({ record, properties }: Searchable, name: string): Property {
  const path = Object.keys(properties).find((each) => each.toLowerCase() === name.toLowerCase());
  const type = path === undefined ? undefined : properties[path];
  if (path === undefined || type === undefined)
    throw badRequest(`Error parsing query - Could not resolve property ${name} on ${record}`, 'ClientsApi');
  return { path, type };
}

const signs: Readonly<Record<PropertyType, readonly string[]>> = {
  text: ['=', '!=', '~'],
  number: ['=', '!=', '>', '<', '>=', '<='],
  date: ['=', '!=', '>', '<', '>=', '<='],
  flag: ['=', '!='],
};

/**
 * Returns a test that compares a property with a value. If the property is in a list, one matching element is enough. A
 * missing value matches only `!=`.
 */
function comparison(property: Property, sign: string, text: string): Test {
  const wanted = comparable(text, property);
  if (!signs[property.type].includes(sign) || Number.isNaN(wanted)) throw malformedQuery();
  return (record) => {
    const found = valuesAt(record, property.path)
      .map((value) => comparable(value, property))
      .filter((value) => !Number.isNaN(value));
    if (sign === '!=') return found.every((value) => compare(value, wanted) !== 0);
    return found.some((value) => holds(value, sign, wanted));
  };
}

function holds(actual: Comparable, sign: string, wanted: Comparable): boolean {
  if (sign === '~') return String(actual).includes(String(wanted));
  const order = compare(actual, wanted);
  switch (sign) {
    case '=':
      return order === 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '>=':
      return order >= 0;
    default:
      return order <= 0;
  }
}

/**
 * A value that can be compared. It is NaN if the value is missing, or if the text is not valid for the type of the
 * property.
 */
type Comparable = number | string;

function comparable(value: unknown, { type }: Property): Comparable {
  if (type === 'text') return String(value ?? '').toLowerCase();
  if (value === undefined || value === null) return Number.NaN;
  const text = String(value);
  if (type === 'number') return text.trim() === '' ? Number.NaN : Number(text);
  if (type === 'flag') return /^(true|false)$/i.test(text) ? Number(text.toLowerCase() === 'true') : Number.NaN;
  // A date without a time zone is in UTC, as in Codat.
  return Date.parse(/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text);
}

/** Compares two values for sorting. Missing values come first. */
function compare(one: Comparable, other: Comparable): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(other)) - Number(Number.isNaN(one));
  return one < other ? -1 : one > other ? 1 : 0;
}

function valuesAt(record: object, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, name) =>
        values.flatMap((value) =>
          typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : [],
        ),
      [record],
    );
}

export const malformedQuery = (): CodatError => badRequest('Error parsing query - Malformed query.', 'ClientsApi');

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(token: string): boolean {
    this.#skipSpace();
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  match(pattern: RegExp): string | undefined {
    this.#skipSpace();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  done(): boolean {
    this.#skipSpace();
    return this.#at >= this.#text.length;
  }

  #skipSpace(): void {
    while (this.#text[this.#at] === ' ') this.#at += 1;
  }
}
