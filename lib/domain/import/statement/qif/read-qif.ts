import type { Day } from '@/lib/domain/day';
import { formatDay } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';
import { readDay } from '@/lib/domain/reading/day';
import { exchangedDay } from '@/lib/domain/reading/mixed-days';
import { Refusal } from '@/lib/domain/refusal';
import type { Question } from '../../question';
import { type FoundDayOrder, readDayOrder } from '../../table/day-order';
import { describe } from '../balance';
import { isBalanceRow } from '../balance-row';
import { type Marks, provenMarks } from '../decimal';
import type { AccountMovements, Movement, ReadOptions, StatementLine } from '../statement';
import { plainDay } from './days';
import { isMovements, reasonFor } from './kinds';
import { movementOf } from './movement';
import { type QifRecord, type QifSection, sectionsIn } from './sections';
import { type Written, writtenIn } from './written';

/** What a QIF file gives: its accounts, and the order of its days. */
export type QifReading = {
  readonly accounts: readonly AccountMovements[];
  readonly order: FoundDayOrder['order'];
  /** The decimal mark of its amounts; '.' when they show none or both. */
  readonly decimal: '.' | ',';
  readonly questions: readonly Question[];
};

type Place = NonNullable<ReadOptions['place']>;
const anywhere: Place = { today: '2100-01-01', timeZone: 'UTC', locale: 'en-GB' };

/**
 * Reads the movements of a QIF file. QIF states no currency and no balances: its amounts are in the books' currency, and
 * an opening balance is a record with that name. One order of day and month holds for the whole file. Throws a Refusal
 * when the file has no movements of a bank, cash or card account.
 */
export function readQif(text: string, options: ReadOptions): QifReading {
  const { currency } = options;
  const { sections, order } = sectionsIn(text);
  const read = sections.filter(({ kind }) => isMovements(kind));
  if (read.every(({ records }) => records.length === 0)) throw withoutMovements(sections);
  if (currency === null) throw new Refusal('The file names no currency, and nothing else shows it.');
  const place = options.place ?? anywhere;
  const written = new Map(read.flatMap(({ records }) => records.map((record) => [record, writtenIn(record)] as const)));
  const values = [...written.values()].flatMap(({ day }) => (day === null ? [] : [plainDay(day)]));
  const found = readDayOrder(
    values,
    { ...place, country: '', baseCurrency: currency, cards: [], categories: [] },
    options.order ?? order ?? undefined,
  );
  const marks: Marks = options.decimal ? new Set([options.decimal]) : provenMarks(amountsIn(written.values()));
  const dayOf = daysIn(found, place);
  const accounts = [...Map.groupBy(read, ({ account }) => account)].map(([account, parts]) =>
    readAccount(parts, { account, currency, marks, dayOf, written }),
  );
  const kept = accounts.filter(
    ({ movements, leftOut, refused }) => movements.length + leftOut.length + refused.length > 0,
  );
  const others = otherRecords(sections.filter(({ kind }) => !isMovements(kind)));
  return {
    accounts: kept.map((one, index) =>
      index > 0
        ? one
        : {
            ...one,
            leftOut: [...one.leftOut, ...others.leftOut],
            refused: [...one.refused, ...others.refused],
            notices: [
              `The file names no currency. Its amounts are read as ${currency}.`,
              ...found.notices,
              ...endNotices(sections),
            ],
          },
    ),
    order: found.order,
    decimal: marks.has(',') && !marks.has('.') ? ',' : '.',
    questions: [...found.questions, ...decimalQuestion(kept, options)],
  };
}

function withoutMovements(sections: readonly QifSection[]): Refusal {
  const titles = [...new Set(sections.flatMap(({ title }) => (title === '' ? [] : [title])))];
  return new Refusal(
    `The file is QIF, but it has no movements of a bank, cash or card account${titles.length > 0 ? `: only ${titles.join(', ')}` : ''}. Export the account's transactions.`,
  );
}

const amountsIn = (written: Iterable<Written>): string[] =>
  [...written].flatMap(({ amount, splits }) =>
    [amount, ...splits.map((split) => split.amount)].filter((text) => text !== null),
  );

/** Returns a function that reads the days of the file. It remembers them, because a file has few different days. */
function daysIn({ order, mixed }: FoundDayOrder, { today, timeZone, locale }: Place) {
  const known = new Map<string, Day | { readonly reason: string }>();
  const read = (text: string): Day | { readonly reason: string } => {
    const plain = plainDay(text);
    const day = readDay(plain, { order, today, timeZone })?.day;
    if (day === undefined) return { reason: `“${text.slice(0, 40)}” is not a day.` };
    const other = mixed && exchangedDay(plain, day, mixed, today);
    return other ? { reason: `“${text}” can be ${formatDay(day, locale)} or ${formatDay(other, locale)}.` } : day;
  };
  return (text: string) => {
    const day = known.get(text) ?? read(text);
    known.set(text, day);
    return day;
  };
}

type Given = Parameters<typeof movementOf>[2] & {
  readonly written: ReadonlyMap<QifRecord, Written>;
  readonly marks: Marks;
};

function readAccount(sections: readonly QifSection[], given: Given): AccountMovements {
  const { account, currency } = given;
  const movements: Movement[] = [];
  const leftOut: StatementLine[] = [];
  const refused: StatementLine[] = [];
  let opening: Money | null = null;
  for (const { records } of sections) {
    for (const record of records) {
      const movement = movementOf(record, given.written.get(record) ?? writtenIn(record), given);
      const isFirst = movements.length === 0 && opening === null;
      if ('reason' in movement) refused.push({ place: record.place, what: whatOf(record), reason: movement.reason });
      else if (isBalance(movement) || (isFirst && movement.transfer === account && account !== null)) {
        if (isFirst) opening = movement.money;
        const reason = isFirst ? 'It is an opening balance, not a movement.' : 'It is a balance, not a movement.';
        leftOut.push({ place: record.place, what: describe(movement), reason });
      } else if (movement.money.minor === 0n)
        leftOut.push({ place: record.place, what: describe(movement), reason: 'It has no amount.' });
      else movements.push(withoutOwn(movement, account));
    }
  }
  const [first] = sections;
  return {
    account,
    currency,
    period: { line: first?.place.line ?? 1, number: null, page: null, from: null, until: null },
    opening,
    closing: null,
    movements,
    leftOut,
    refused,
    notices: [],
    isUnsure: false,
  };
}

/** Lists the records of the other sections: left out when they are a list, else refused. */
function otherRecords(sections: readonly QifSection[]): Pick<AccountMovements, 'leftOut' | 'refused'> {
  const lines = sections.flatMap(({ kind, title, records }) =>
    records.map((record) => ({
      place: record.place,
      what: whatOf(record),
      ...reasonFor(kind, title, writtenIn(record).amount?.match(/\d/) === null),
    })),
  );
  const of = (wanted: boolean) => lines.flatMap(({ isRefused, ...line }) => (isRefused === wanted ? [line] : []));
  return { leftOut: of(false), refused: of(true) };
}

const whatOf = ({ fields }: QifRecord): string => fields.map(({ letter, value }) => letter + value).join(' ');

/**
 * Whether a record states a balance: its whole text is the name of one, and it is no transfer to another account. The
 * category of an opening balance is the account itself: "[Checking]".
 */
const isBalance = ({ text, transfer, splits, account }: Movement): boolean =>
  splits === undefined &&
  isBalanceRow(text, true) &&
  (transfer === undefined || account === null || transfer === account);

/** A category that is the account itself is no transfer. */
function withoutOwn({ transfer, ...movement }: Movement, account: string | null): Movement {
  return transfer === undefined || transfer === account ? movement : { ...movement, transfer };
}

/** Some programs write no mark after the last record. It is read, but its end can be missing. */
const endNotices = (sections: readonly QifSection[]): readonly string[] =>
  sections
    .flatMap(({ records }) => records)
    .filter(({ isClosed }) => !isClosed)
    .map(
      ({ place }) =>
        `The last record, on line ${place.line}, has no end mark. Check it, because the file can be cut off.`,
    );

/** Asks for the decimal mark when an amount such as "1.204" can be read in two ways. */
function decimalQuestion(accounts: readonly AccountMovements[], { decimal }: ReadOptions): readonly Question[] {
  const unclear = accounts
    .flatMap(({ refused }) => refused)
    .filter(({ reason }) => reason.endsWith('Nothing in the file shows which.'));
  if (decimal || unclear.length === 0) return [];
  return [
    { about: 'decimals', options: ['.', ','], blocks: false, samples: unclear.slice(0, 2).map(({ what }) => what) },
  ];
}
