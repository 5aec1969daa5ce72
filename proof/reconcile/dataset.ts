import type { Row } from '@/lib/domain/reconcile/row';
import { Random } from '../sim/core/random';
import { type Draft, nextEvents, pick } from './events';

/** Bank lines and records of a year, with the event that each belongs to. */
export type Dataset = {
  readonly lines: readonly Row[];
  readonly records: readonly Row[];
  /** The event of each row. Rows of one event belong together. */
  readonly eventOf: ReadonlyMap<Row, number>;
};

/** The share of the rows of each side that has no partner. */
const withoutPartner = 0.05;

/** Makes about `size` lines and as many records. The same seed makes the same rows. */
export function makeDataset(size: number, seed: number): Dataset {
  const random = new Random(seed);
  const rows = { lines: [] as Row[], records: [] as Row[] };
  const eventOf = new Map<Row, number>();
  let events = 0;
  while (rows.lines.length < size || rows.records.length < size) {
    const account = pick(random, accounts);
    for (const event of nextEvents(random)) {
      events += 1;
      const lost = random.occurs(2 * withoutPartner) ? pick(random, ['lines', 'records'] as const) : null;
      for (const side of ['lines', 'records'] as const) {
        if (side === lost) continue;
        for (const draft of event[side]) {
          const row = finished(draft, account, `${side[0]}${random.uuid(0)}`);
          rows[side].push(row);
          eventOf.set(row, events);
        }
      }
    }
  }
  return { lines: shuffled(random, rows.lines), records: shuffled(random, rows.records), eventOf };
}

const accounts = [
  ...Array.from({ length: 7 }, () => ({ account: 'card', currency: 'GBP' })),
  ...Array.from({ length: 2 }, () => ({ account: 'current', currency: 'GBP' })),
  { account: 'euro', currency: 'EUR' },
];

const finished = (
  { minor, ...rest }: Draft,
  { account, currency }: { account: string; currency: string },
  id: string,
) => ({
  ...defaults,
  ...rest,
  id,
  account,
  money: { minor: BigInt(-minor), currency },
});
const defaults = {
  state: 'booked',
  ownId: null,
  references: [],
  counterparty: null,
  original: null,
  fee: null,
} as const;

const shuffled = <Item>(random: Random, items: readonly Item[]): readonly Item[] =>
  items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
