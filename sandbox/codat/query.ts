import { CodatError } from './error';

type Test = (record: object) => boolean;

/**
 * Codat's query language: `prop OP value` with `= != ~ > < >= <=`, joined by `&&` and `||`, grouped by `{ }`, dotted
 * properties. `||` binds less tightly than `&&`.
 */
export function matches(query: string): Test {
  if (query.length >= 2048) throw malformed();
  const reader = new Reader(query);
  const test = either(reader);
  if (!reader.done()) throw malformed();
  return test;
}

/** `orderBy=-modifiedDate`: a minus sign means newest, or last, first. */
export function ordered<T extends object>(records: readonly T[], orderBy: string): readonly T[] {
  const down = orderBy.startsWith('-');
  const path = orderBy.replace(/^[-+]/, '');
  return [...records].sort((one, other) => (down ? -1 : 1) * compare(valueAt(one, path), valueAt(other, path)));
}

function either(reader: Reader): Test {
  const tests = [both(reader)];
  while (reader.take('||')) tests.push(both(reader));
  return (record) => tests.some((test) => test(record));
}

function both(reader: Reader): Test {
  const tests = [one(reader)];
  while (reader.take('&&')) tests.push(one(reader));
  return (record) => tests.every((test) => test(record));
}

function one(reader: Reader): Test {
  if (reader.take('{')) {
    const inner = either(reader);
    if (!reader.take('}')) throw malformed();
    return inner;
  }
  const path = reader.match(/[A-Za-z_][\w.]*/y);
  const sign = reader.match(/!=|>=|<=|=|~|>|</y);
  const value = reader.match(/[^&|{}]+/y)?.trim();
  if (!path || !sign || value === undefined || value === '') throw malformed();
  return (record) => compares(valueAt(record, path), sign, value);
}

function compares(actual: unknown, sign: string, wanted: string): boolean {
  if (sign === '~')
    return String(actual ?? '')
      .toLowerCase()
      .includes(wanted.toLowerCase());
  const order = compare(actual, typeof actual === 'number' ? Number(wanted) : wanted);
  switch (sign) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
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

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one ?? '').toLowerCase(), String(other ?? '').toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function valueAt(record: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Object.hasOwn(value, name)) return Reflect.get(value, name);
    const key = Object.keys(value).find((each) => each.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : Reflect.get(value, key);
  }, record);
}

const malformed = (): CodatError => new CodatError(400, 'ClientsApi', 'Error parsing query - Malformed query.');

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
