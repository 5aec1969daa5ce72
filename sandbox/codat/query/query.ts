import { CodatError } from '../error';
import type { PropertyType, Searchable } from './searchable';

type Test = (record: object) => boolean;

/**
 * Codat's query language: `prop OP value` with `= != ~ > < >= <=`, joined by `&&` and `||`, grouped by `{ }`, dotted
 * properties. `||` binds less tightly than `&&`. Text is not compared by size, nothing but text by what it contains
 * (Codat, "Querying").
 */
export function matches(query: string, searchable: Searchable): Test {
  if (query.length >= 2048) throw malformedQuery();
  const reader = new Reader(query);
  const test = either(reader, searchable);
  if (!reader.done()) throw malformedQuery();
  return test;
}

/** `orderBy=-modifiedDate`: a minus sign means newest, or last, first. */
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

function either(reader: Reader, searchable: Searchable): Test {
  const tests = [both(reader, searchable)];
  while (reader.take('||')) tests.push(both(reader, searchable));
  return (record) => tests.some((test) => test(record));
}

function both(reader: Reader, searchable: Searchable): Test {
  const tests = [one(reader, searchable)];
  while (reader.take('&&')) tests.push(one(reader, searchable));
  return (record) => tests.every((test) => test(record));
}

function one(reader: Reader, searchable: Searchable): Test {
  if (reader.take('{')) {
    const inner = either(reader, searchable);
    if (!reader.take('}')) throw malformedQuery();
    return inner;
  }
  const path = reader.match(/[A-Za-z_][\w.]*/y);
  const sign = reader.match(/!=|>=|<=|=|~|>|</y);
  // One & or | alone is a part of the value: "Harbour & Finch".
  const value = reader.match(/(?:[^&|{}]|&(?!&)|\|(?!\|))+/y)?.trim();
  if (!path || !sign || value === undefined || /^[=~<>]|^$/.test(value)) throw malformedQuery();
  return comparison(propertyOf(searchable, path), sign, value);
}

interface Property {
  readonly path: string;
  readonly held: PropertyType;
}

/** Whatever the case it is written in, as Codat reads names. */
function propertyOf({ record, properties }: Searchable, asked: string): Property {
  const path = Object.keys(properties).find((name) => name.toLowerCase() === asked.toLowerCase());
  const held = path === undefined ? undefined : properties[path];
  if (path === undefined || held === undefined)
    throw new CodatError(400, 'ClientsApi', `Error parsing query - Could not resolve property ${asked} on ${record}`);
  return { path, held };
}

const signs: Readonly<Record<PropertyType, readonly string[]>> = {
  text: ['=', '!=', '~'],
  number: ['=', '!=', '>', '<', '>=', '<='],
  date: ['=', '!=', '>', '<', '>=', '<='],
  flag: ['=', '!='],
};

/** Of a list that has one, any element will do; what is not there is only unequal. */
function comparison(property: Property, sign: string, text: string): Test {
  const wanted = comparable(text, property);
  if (!signs[property.held].includes(sign) || Number.isNaN(wanted)) throw malformedQuery();
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

/** NaN where the text cannot be what the property holds, or nothing is there. */
type Comparable = number | string;

function comparable(value: unknown, { held }: Property): Comparable {
  if (held === 'text') return String(value ?? '').toLowerCase();
  if (value === undefined || value === null) return Number.NaN;
  const text = String(value);
  if (held === 'number') return text.trim() === '' ? Number.NaN : Number(text);
  if (held === 'flag') return /^(true|false)$/i.test(text) ? Number(text.toLowerCase() === 'true') : Number.NaN;
  // Without an offset Codat's own dates are UTC.
  return Date.parse(/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text);
}

/** What is not there comes first. */
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

export const malformedQuery = (): CodatError =>
  new CodatError(400, 'ClientsApi', 'Error parsing query - Malformed query.');

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
