import { addDays } from '@/lib/domain/day';
import type { Row } from '@/lib/domain/reconcile/row';
import type { Random } from '../sim/core/random';
import { merchants, printedName } from './merchants';

/** A row before it has an id and an account. `minor` is money out. */
export type Draft = Partial<Omit<Row, 'money'>> & { readonly minor: number; readonly day: string };
/** One payment, as the bank and as the books see it. */
export type Event = { readonly lines: readonly Draft[]; readonly records: readonly Draft[] };

const firstDay = '2025-12-01';
const days = 365;
/** How often each kind occurs, in events. A series has many rows. */
const kinds: readonly (readonly [number, (random: Random) => readonly Event[]])[] = [
  [350, pushed],
  [330, purchase],
  [70, invoice],
  [30, refund],
  [40, withFee],
  [40, foreign],
  [20, tip],
  [25, batch],
  [10, partPayments],
  [30, nameless],
  [1.2, subscription],
  [0.5, weeklyDebit],
  [0.6, coffees],
  [1.5, instalments],
];
const totalWeight = kinds.reduce((sum, [weight]) => sum + weight, 0);

/** Makes the events of one kind: one payment, or a series that has one account. */
export function nextEvents(random: Random): readonly Event[] {
  let left = random.between(0, totalWeight);
  for (const [weight, make] of kinds) {
    left -= weight;
    if (left <= 0) return make(random);
  }
  return purchase(random);
}

function pushed(random: Random): readonly Event[] {
  const [event] = purchase(random);
  const own = { ownId: random.uuid(1) };
  return event
    ? [
        {
          lines: event.lines.map((row) => ({ ...row, ...own })),
          records: event.records.map((row) => ({ ...row, ...own })),
        },
      ]
    : [];
}

function purchase(random: Random): readonly Event[] {
  return [payment(random, pick(random, merchants), anyAmount(random), anyDay(random))];
}

/** One record and its line, which is booked up to three days later and prints the name in another way. */
function payment(random: Random, merchant: string, minor: number, day: string, lag = delay(random)): Event {
  return {
    lines: [{ day: addDays(day, lag), minor, counterparty: printedName(random, merchant) }],
    records: [{ day, minor, counterparty: merchant }],
  };
}

function invoice(random: Random): readonly Event[] {
  const references = [`INV-${random.integer(10_000, 999_999)}`];
  const event = payment(random, pick(random, merchants), anyAmount(random) * 10, anyDay(random), random.integer(0, 30));
  return [named(event, references)];
}

const named = ({ lines, records }: Event, references: readonly string[]): Event => ({
  lines: lines.map((row) => ({ ...row, references })),
  records: records.map((row) => ({ ...row, references })),
});

function refund(random: Random): readonly Event[] {
  return [payment(random, pick(random, merchants), -anyAmount(random), anyDay(random))];
}

/** The line is dearer than the record by a charge, which the bank states in half of the cases. */
function withFee(random: Random): readonly Event[] {
  const minor = anyAmount(random) + 2_000;
  const fee = Math.ceil(minor * random.between(0.005, 0.029));
  const { lines, records } = payment(random, pick(random, merchants), minor, anyDay(random));
  const stated = random.occurs(0.5) ? { minor: BigInt(-fee), currency: 'GBP' } : null;
  return [{ lines: lines.map((row) => ({ ...row, minor: minor + fee, fee: stated })), records }];
}

function foreign(random: Random): readonly Event[] {
  const minor = anyAmount(random) + 1_000;
  const original = { minor: BigInt(Math.round(-minor * 1.27)), currency: 'USD' };
  const { lines, records } = payment(random, pick(random, merchants), minor, anyDay(random));
  const paid = Math.round(minor * random.between(0.97, 1.03));
  return [
    {
      lines: lines.map((row) => ({ ...row, minor: paid, original })),
      records: records.map((row) => ({ ...row, original })),
    },
  ];
}

function tip(random: Random): readonly Event[] {
  const minor = anyAmount(random) + 1_000;
  const { lines, records } = payment(random, 'Corner Restaurant', minor, anyDay(random), random.integer(0, 2));
  return [{ lines: lines.map((row) => ({ ...row, minor: Math.round(minor * random.between(1.05, 1.2)) })), records }];
}

/** One line for two to five records of one payee. */
function batch(random: Random): readonly Event[] {
  const [merchant, day] = [pick(random, merchants), anyDay(random)];
  const amounts = Array.from({ length: random.integer(2, 5) }, () => anyAmount(random));
  const { lines, records } = payment(
    random,
    merchant,
    amounts.reduce((sum, minor) => sum + minor, 0),
    day,
    1,
  );
  return [{ lines, records: amounts.flatMap((minor) => records.map((row) => ({ ...row, minor }))) }];
}

/** Two or three lines for one record. */
function partPayments(random: Random): readonly Event[] {
  const amounts = Array.from({ length: random.integer(2, 3) }, () => anyAmount(random));
  const total = amounts.reduce((sum, minor) => sum + minor, 0);
  const { lines, records } = payment(random, pick(random, merchants), total, anyDay(random), 2);
  return [{ lines: amounts.flatMap((minor) => lines.map((row) => ({ ...row, minor }))), records }];
}

/** The bank prints no name. */
function nameless(random: Random): readonly Event[] {
  return purchase(random).map(({ lines, records }) => ({
    lines: lines.map((row) => ({ ...row, counterparty: null })),
    records,
  }));
}

/** The same amount on the same day of each month. */
function subscription(random: Random): readonly Event[] {
  const [merchant, minor] = [pick(random, merchants), pick(random, [999, 1_299, 1_500, 2_400, 4_800])];
  const start = random.integer(0, 27);
  return Array.from({ length: 12 }, (_, month) =>
    payment(random, merchant, minor, addDays(firstDay, start + Math.round(month * 30.4))),
  );
}

/** The same amount each week under one mandate. */
function weeklyDebit(random: Random): readonly Event[] {
  const [merchant, minor] = [pick(random, merchants), pick(random, [10_000, 5_000, 7_550])];
  const references = [`MANDATE ${random.integer(1_000, 9_999)}`];
  const start = random.integer(0, 6);
  return Array.from({ length: 52 }, (_, week) =>
    named(payment(random, merchant, minor, addDays(firstDay, start + 7 * week)), references),
  );
}

/** Two hundred mornings: one coffee, or two. */
function coffees(random: Random): readonly Event[] {
  const [merchant, minor] = [pick(random, merchants), pick(random, [320, 350, 410])];
  return Array.from({ length: 200 }, () => anyDay(random)).flatMap((day) => {
    const lag = delay(random);
    const one = () => payment(random, merchant, minor, day, lag);
    return random.occurs(0.2) ? [one(), one()] : [one()];
  });
}

/** Five equal payments, each with its invoice. */
function instalments(random: Random): readonly Event[] {
  const [merchant, start] = [pick(random, merchants), random.integer(0, 200)];
  const invoiceNumber = random.integer(10_000, 999_999);
  return Array.from({ length: 5 }, (_, at) =>
    named(payment(random, merchant, 25_000, addDays(firstDay, start + 30 * at), random.integer(0, 5)), [
      `${invoiceNumber}/${at + 1}`,
    ]),
  );
}

/** Small amounts are frequent. A fifth is round. */
function anyAmount(random: Random): number {
  const minor = Math.round(random.logUniform(250, 60_000));
  return random.occurs(0.2) ? Math.max(500, Math.round(minor / 500) * 500) : minor;
}

const anyDay = (random: Random): string => addDays(firstDay, random.integer(0, days - 1));
const delay = (random: Random): number => pick(random, [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4]);

/** Returns one of the items. Throws when there is none. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.integer(0, items.length - 1)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}
