import { type Bank, banks, baseCurrency, dayBefore, lastFacts, type Movement, type Part, taxed } from './plan';

/** Sums of signed minor units by `account currency day`. Money and costs that come in are positive. */
export type Sums = Map<string, bigint>;

const decimals: Readonly<Record<string, number>> = { GBP: 2, EUR: 2, JPY: 0, KWD: 3 };
const decimalsOf = (currency: string): number => {
  const found = decimals[currency];
  if (found === undefined) throw new Error(`the month has no ${currency}`);
  return found;
};

export function addTo(sums: Sums, account: string, currency: string, day: string, minor: bigint): void {
  const key = `${account} · ${currency} · ${day}`;
  const sum = (sums.get(key) ?? 0n) + minor;
  if (sum === 0n) sums.delete(key);
  else sums.set(key, sum);
}

/** How a package books what is paid in another currency than that of the account. */
export type Booking = 'as sent' | 'in the currency of the account';

/** What the statement of a bank shows for a movement: in the currency of the account, up to two days later. */
export type StatementLine = {
  readonly id: string;
  readonly bank: Bank;
  readonly day: string;
  readonly minor: bigint;
  readonly payee: string;
};

export type Expected = {
  /** What the books must contain. */
  readonly books: Sums;
  /** The same on bank accounts only, in their own currency. */
  readonly bank: Sums;
  readonly statement: readonly StatementLine[];
};

/**
 * Returns what the books must contain at the end of the month. It is worked out from the plan alone, and uses no code of
 * Outlay, so that an error there is detected.
 */
export function expectedSums(
  planned: readonly Movement[],
  { booking, hasClaims, lastDay }: { readonly booking: Booking; readonly hasClaims: boolean; readonly lastDay: string },
): Expected {
  const [books, bank]: [Sums, Sums] = [new Map(), new Map()];
  const statement: StatementLine[] = [];
  for (const movement of planned) {
    const { id, day } = movement;
    const move = (on: Bank, minor: bigint, payee: string) => {
      const { currency } = banks[on];
      addTo(bank, on, currency, day, minor);
      const later = dayBefore(day, -(Number.parseInt(id.slice(0, 2), 16) % 3));
      statement.push({ id: `${id} ${on}`, bank: on, day: later < lastDay ? later : lastDay, minor, payee });
    };
    const facts = lastFacts(movement);
    if (facts?.is === 'expense') {
      const sign = facts.type === 'payment' ? 1n : -1n;
      const own = banks[facts.card].currency;
      const isConverted = booking !== 'as sent' && facts.currency !== own;
      const lines = linesOf(facts.parts, isConverted ? { from: facts.currency, rate: facts.rate } : null);
      const currency = isConverted ? own : facts.currency;
      addLines(books, lines, currency, day, sign);
      addTo(books, facts.card, currency, day, -sign * totalOf(lines));
      const total = totalOf(facts.parts);
      const moved = facts.currency === own ? total : converted(total, facts.currency, facts.rate);
      move(facts.card, -sign * moved, facts.merchant);
    }
    if (facts?.is === 'transfer') {
      addTo(books, facts.from, banks[facts.from].currency, day, -facts.minor);
      addTo(books, facts.to, banks[facts.to].currency, day, facts.toMinor);
      move(facts.from, -facts.minor, 'Transfer');
      move(facts.to, facts.toMinor, 'Transfer');
    }
    if (!hasClaims) continue;
    if (facts?.is === 'claim') {
      const lines = linesOf(facts.parts, null);
      addLines(books, lines, facts.currency, day, 1n);
      addTo(books, 'Owed', facts.currency, day, -totalOf(lines));
    }
    if (facts?.is === 'travel') {
      const minor = travelMinor(facts);
      addTo(books, facts.kind === 'mileage' ? 'Travel' : 'Meals', baseCurrency, day, minor);
      addTo(books, 'Owed', baseCurrency, day, -minor);
    }
  }
  return { books, bank, statement };
}

/** Returns the amount of mileage of 0.45 a mile or of days of 28.00, rounded half up once. */
export const travelMinor = ({ kind, tenths }: { readonly kind: string; readonly tenths: bigint }): bigint =>
  (tenths * (kind === 'mileage' ? 45n : 2_800n) + 5n) / 10n;

type Line = Part & { readonly tax: bigint };

/** Returns the lines with the tax that they include. A conversion rounds the total once; the lines share it. */
function linesOf(
  parts: readonly Part[],
  exchange: { readonly from: string; readonly rate: string | null } | null,
): readonly Line[] {
  const lines = parts.map((part) => ({ ...part, tax: taxed.includes(part.category) ? includedTax(part.minor) : 0n }));
  if (!exchange) return lines;
  const { from, rate } = exchange;
  const shares = shared(lines, from, rate);
  return lines.map((line, index) => ({
    ...line,
    minor: shares[index] ?? 0n,
    tax: converted(line.tax, from, rate),
  }));
}

/** The 20 % that a gross amount includes, rounded half up. */
const includedTax = (gross: bigint): bigint => (2n * gross * 20n + 120n) / 240n;

/** Returns the rate as a fraction of minor units. */
function fraction(from: string, rate: string | null): { readonly over: bigint; readonly under: bigint } {
  const [whole = '', part = ''] = (rate ?? '').split('.');
  const places = part.length + decimalsOf(from) - decimalsOf(baseCurrency);
  return {
    over: BigInt(whole + part) * 10n ** BigInt(Math.max(0, -places)),
    under: 10n ** BigInt(Math.max(0, places)),
  };
}

/** Converts to the base currency, rounded half up. */
function converted(minor: bigint, from: string, rate: string | null): bigint {
  const { over, under } = fraction(from, rate);
  return (2n * minor * over + under) / (2n * under);
}

/** Returns the converted lines, which add up to the converted total: the largest remainders get what is left. */
function shared(parts: readonly Part[], from: string, rate: string | null): readonly bigint[] {
  const { over, under } = fraction(from, rate);
  const exact = parts.map(({ minor }, index) => ({
    index,
    whole: (minor * over) / under,
    rest: (minor * over) % under,
  }));
  let left = converted(totalOf(parts), from, rate) - exact.reduce((sum, { whole }) => sum + whole, 0n);
  const shares = exact.map(({ whole }) => whole);
  for (const { index } of exact.toSorted((one, other) => Number(other.rest - one.rest) || one.index - other.index)) {
    if (left <= 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares;
}

const totalOf = (parts: readonly { readonly minor: bigint }[]): bigint =>
  parts.reduce((sum, { minor }) => sum + minor, 0n);

function addLines(sums: Sums, lines: readonly Line[], currency: string, day: string, sign: bigint): void {
  for (const { category, minor, tax } of lines) {
    addTo(sums, category, currency, day, sign * (minor - tax));
    addTo(sums, 'Tax', currency, day, sign * tax);
  }
}

/** Writes minor units as a decimal. */
export function decimalOf(minor: bigint, currency: string): string {
  const places = decimalsOf(currency);
  const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return minor < 0n ? `-${text}` : text;
}

/** Reads the minor units of a decimal number of the ledger. */
export const minorOf = (amount: number, currency: string): bigint =>
  BigInt(Math.round(Number(`${amount}e${decimalsOf(currency)}`)));
