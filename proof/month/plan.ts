import { SeededRandom } from '@/sandbox/engine/seeded-random';

/** The bank accounts of the month. The first four are those of cards. */
export const banks = {
  Card: { currency: 'GBP', isCard: true },
  'Euro card': { currency: 'EUR', isCard: true },
  'Yen card': { currency: 'JPY', isCard: true },
  'Dinar card': { currency: 'KWD', isCard: true },
  'Current account': { currency: 'GBP', isCard: false },
  'Euro account': { currency: 'EUR', isCard: false },
} as const;
export type Bank = keyof typeof banks;

/** The categories of the month. The first two have tax of 20 %. */
export const categories = ['Travel', 'Meals', 'Software', 'Bank fees', 'Interest paid', 'Cashback'] as const;
export type Category = (typeof categories)[number];
export const taxed: readonly Category[] = ['Travel', 'Meals'];

export type Part = { readonly category: Category; readonly minor: bigint };

export type Expense = {
  readonly is: 'expense';
  readonly type: 'payment' | 'refund' | 'reward' | 'chargeback';
  readonly card: Bank;
  readonly currency: string;
  /** Null in the base currency. */
  readonly rate: string | null;
  readonly merchant: string;
  readonly parts: readonly Part[];
  /** The id of the payment that it returns. */
  readonly refundOf: string | null;
};
export type Transfer = {
  readonly is: 'transfer';
  readonly kind: 'top_up' | 'withdrawal' | 'between_accounts';
  readonly from: Bank;
  readonly to: Bank;
  readonly minor: bigint;
  readonly toMinor: bigint;
};
export type Claim = {
  readonly is: 'claim';
  readonly currency: string;
  readonly rate: string | null;
  readonly merchant: string;
  readonly parts: readonly Part[];
};
/** Mileage of 0.45 a mile, or days of 28.00. The quantity has one decimal. */
export type Travel = { readonly is: 'travel'; readonly kind: 'mileage' | 'per_diem'; readonly tenths: bigint };

export type Facts = Expense | Transfer | Claim | Travel;
export type Movement = {
  readonly id: string;
  readonly day: string;
  readonly facts: Facts;
  /** What a person does with it besides: delete or change it before it is sent, or change it when it is in the books. */
  readonly fate: 'kept' | 'removed' | 'edited' | 'edited in the books';
  /** What it is after the change. */
  readonly edited: Facts | null;
};

/** What the package of the month takes. */
export type Takes = {
  /** Codat writes approved claims. Otherwise a person enters them. */
  readonly hasClaims: boolean;
  readonly updates: boolean;
  readonly transfersBetweenCurrencies: boolean;
};

export const baseCurrency = 'GBP';
const merchants = ['Great Western Railway', 'Viking Office', 'Pret A Manger', 'Royal Mail', 'Clifton Courier Co'];
const days = 28;

type Given = { readonly seed: number; readonly count: number; readonly takes: Takes; readonly lastDay: string };

/** Returns the movements of a random month, in the order in which people record them. */
export function planMonth({ seed, count, takes, lastDay }: Given): readonly Movement[] {
  const random = new SeededRandom(seed);
  const planned: Movement[] = [];
  while (planned.length < count) {
    const day = dayBefore(lastDay, random.integerBelow(days));
    const twin = random.next() < 0.1 ? planned.at(-1) : undefined;
    const facts = twin?.facts ?? randomFacts(random, planned, takes);
    const id = idOf(random);
    const { fate, edited } = fateOf(random, facts, takes);
    planned.push({ id, day: twin?.day ?? day, facts, fate, edited });
  }
  return planned;
}

/** Returns what is left of a movement at the end of the month; null if it was deleted. */
export const lastFacts = ({ facts, fate, edited }: Movement): Facts | null =>
  fate === 'removed' ? null : (edited ?? facts);

function fateOf(random: SeededRandom, facts: Facts, takes: Takes): Pick<Movement, 'fate' | 'edited'> {
  const at = random.next();
  if (at < 0.04) return { fate: 'removed', edited: null };
  if (facts.is === 'travel' || at > 0.2) return { fate: 'kept', edited: null };
  const edited = withOtherAmount(random, facts);
  if (at < 0.12) return { fate: 'edited', edited };
  // Codat changes no money in and no bills that a person approved before.
  const isUpdated = takes.updates && (facts.is === 'transfer' || (facts.is === 'expense' && facts.type === 'payment'));
  return isUpdated ? { fate: 'edited in the books', edited } : { fate: 'kept', edited: null };
}

function withOtherAmount(random: SeededRandom, facts: Exclude<Facts, Travel>): Facts {
  const more = BigInt(1 + random.integerBelow(900));
  if (facts.is === 'transfer') {
    const minor = facts.minor + more;
    return { ...facts, minor, toMinor: isOneCurrency(facts) ? minor : facts.toMinor };
  }
  const [first, ...rest] = facts.parts;
  return first ? { ...facts, parts: [{ ...first, minor: first.minor + more }, ...rest] } : facts;
}

const isOneCurrency = ({ from, to }: Pick<Transfer, 'from' | 'to'>) => banks[from].currency === banks[to].currency;

function randomFacts(random: SeededRandom, planned: readonly Movement[], takes: Takes): Facts {
  const at = random.next();
  if (at < 0.1) return randomTransfer(random, takes);
  if (at < 0.17) return randomClaim(random);
  if (at < 0.2) {
    const kind = random.pick(['mileage', 'per_diem'] as const);
    return {
      is: 'travel',
      kind,
      tenths: BigInt(kind === 'mileage' ? random.integerUpTo(4000) : 10 * random.integerUpTo(5)),
    };
  }
  if (at < 0.34) {
    const refund = randomRefund(random, planned);
    if (refund) return refund;
  }
  return randomExpense(random);
}

function randomExpense(random: SeededRandom): Expense {
  const at = random.next();
  const [card, currency] = at < 0.55 ? (['Card', 'GBP'] as const) : random.pick(foreign);
  const spend = { is: 'expense', card, currency, rate: rateOf(random, currency), refundOf: null } as const;
  const one = (type: Expense['type'], category: Category, most: number, merchant: string): Expense => ({
    ...spend,
    type,
    merchant,
    parts: [{ category, minor: amount(random, most) }],
  });
  const kind = random.next();
  if (kind < 0.07) return one('payment', 'Bank fees', 900, 'Monthly fee');
  if (kind < 0.12) return one('payment', 'Interest paid', 2_500, 'Interest');
  if (kind < 0.2) return one('reward', 'Cashback', 1_500, 'Cashback');
  if (kind < 0.3)
    return one(random.pick(['refund', 'chargeback'] as const), random.pick(spending), 20_000, random.pick(merchants));
  const parts = random.next() < 0.15 ? 2 + random.integerBelow(2) : 1;
  return {
    ...spend,
    type: 'payment',
    merchant: random.pick(merchants),
    parts: Array.from({ length: parts }, () => ({ category: random.pick(spending), minor: amount(random, 60_000) })),
  };
}

/** Cards and the currencies of their payments: in their own currency, and in another one on the card in base currency. */
const foreign = [
  ['Card', 'EUR'],
  ['Card', 'JPY'],
  ['Card', 'KWD'],
  ['Euro card', 'EUR'],
  ['Euro card', 'EUR'],
  ['Yen card', 'JPY'],
  ['Dinar card', 'KWD'],
] as const;
const spending = ['Travel', 'Meals', 'Software'] as const;
const amount = (random: SeededRandom, most: number): bigint => BigInt(100 + random.integerBelow(most));

/** Returns a refund or chargeback of an earlier payment, whole or in part; undefined without a payment. */
function randomRefund(random: SeededRandom, planned: readonly Movement[]): Expense | undefined {
  const payments = planned.flatMap(({ id, facts, fate }) =>
    facts.is === 'expense' && facts.type === 'payment' && fate === 'kept' ? [{ id, facts }] : [],
  );
  if (payments.length === 0) return undefined;
  const { id, facts } = random.pick(payments);
  const part = random.pick(facts.parts);
  const minor = random.next() < 0.5 ? part.minor : 1n + (part.minor * BigInt(1 + random.integerBelow(98))) / 100n;
  const type = random.pick(['refund', 'refund', 'chargeback'] as const);
  return { ...facts, type, rate: rateOf(random, facts.currency), parts: [{ ...part, minor }], refundOf: id };
}

function randomTransfer(random: SeededRandom, { transfersBetweenCurrencies }: Takes): Transfer {
  const between = [
    ['top_up', 'Current account', 'Card'],
    ['top_up', 'Euro account', 'Euro card'],
    ['withdrawal', 'Card', 'Current account'],
    ['withdrawal', 'Euro card', 'Euro account'],
    ...(transfersBetweenCurrencies
      ? ([
          ['between_accounts', 'Current account', 'Euro account'],
          ['top_up', 'Current account', 'Euro card'],
          ['withdrawal', 'Yen card', 'Current account'],
        ] as const)
      : []),
  ] as const;
  const [kind, from, to] = random.pick(between);
  const minor = BigInt(1_000 * random.integerUpTo(40));
  const toMinor = isOneCurrency({ from, to })
    ? minor
    : BigInt(1_000 * random.integerUpTo(40) + random.integerBelow(1_000));
  return { is: 'transfer', kind, from, to, minor, toMinor };
}

function randomClaim(random: SeededRandom): Claim {
  const currency = random.next() < 0.3 ? 'EUR' : baseCurrency;
  const parts = Array.from({ length: random.next() < 0.2 ? 2 : 1 }, () => ({
    category: random.pick(spending),
    minor: amount(random, 20_000),
  }));
  return { is: 'claim', currency, rate: rateOf(random, currency), merchant: random.pick(merchants), parts };
}

const rates: Readonly<Record<string, readonly [units: number, decimals: number]>> = {
  EUR: [86_000, 5],
  JPY: [5_100, 6],
  KWD: [25_000, 4],
};

/** Returns a rate to the base currency, which differs by up to 4 % from the usual one. */
function rateOf(random: SeededRandom, currency: string): string | null {
  const usual = rates[currency];
  if (!usual) return null;
  const [units, decimals] = usual;
  const digits = String(units + random.integerBelow(units * 0.04)).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const dayBefore = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - by * 86_400_000).toISOString().slice(0, 10);

/** Returns a version 4 UUID. */
function idOf(random: SeededRandom): string {
  const hex = Array.from({ length: 32 }, () => random.integerBelow(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
