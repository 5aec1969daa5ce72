import type { Category } from '@/lib/domain/company/category';
import { comparableText } from '@/lib/domain/comparable-text';
import { addDays, type Day, dayAt } from '@/lib/domain/day';
import { baseAmountProblem } from '@/lib/domain/expense/expense';
import { parseRate } from '@/lib/domain/expense/rate';
import type { PlannedFacts } from '@/lib/domain/import/file-plan';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import type { UnkindedRow } from '@/lib/domain/import/kind/plan-kinds';
import { type Money, toDecimal } from '@/lib/domain/money';
import { movementLimits } from '@/lib/domain/movement/fields';
import { normaliseLine, normaliseText } from '@/lib/domain/text';
import { cardOf, type IngestCard } from './card';
import { directionOf, type Moved } from './movement';
import { toldKind } from './told-kind';

/** The data of the company that decides what a movement becomes. */
export type IngestContext = {
  readonly source: string;
  readonly today: Day;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly cards: readonly IngestCard[];
  readonly accounts: readonly OwnAccount[];
  readonly categories: readonly Category[];
  /** The members of the company, by email address in lower case. */
  readonly people: ReadonlyMap<string, string>;
  /** The account that top-ups come from, as `OwnAccount.key`; null when nobody chose one. */
  readonly fundingAccount: string | null;
};

/** A movement as a row that the import can judge, or why it cannot be recorded. */
export type PlannedMovement =
  | { readonly ok: true; readonly row: UnkindedRow; readonly personId: string | null }
  | { readonly ok: false; readonly reason: string };

/** Plans a movement that is not cancelled. `line` is its place in the request, from 1. */
export function planMovement(movement: Moved, line: number, context: IngestContext): PlannedMovement {
  const { baseCurrency, cards, accounts } = context;
  const refused = (reason: string) => ({ ok: false, reason }) as const;
  const card = cardOf(movement.card, cards);
  if (!card.ok) return refused(card.reason);
  const day = dayOf(movement, context);
  const problem = dayProblem(day, context.today);
  if (problem) return refused(problem);
  const amount = moneyOf(movement.amount);
  const rate = rateOf(movement, baseCurrency);
  if (!rate.ok) return refused(rate.reason);
  const tooLarge = rate.rate && baseAmountProblem({ amount, rate: rate.rate }, baseCurrency);
  if (tooLarge) return refused(tooLarge);
  const category = categoryOf(movement, context.categories);
  const person = personOf(movement, context.people);
  const direction = directionOf(movement);
  const own = accounts.find(({ cardId, currency }) => cardId === card.id && currency === amount.currency) ?? null;
  const facts: PlannedFacts = {
    type: direction === 'out' ? 'payment' : 'refund',
    day,
    merchant: normaliseLine(movement.merchant),
    amount,
    rate: rate.rate,
    note: noteOf(movement),
    cardId: card.id,
    categoryId: category.id,
  };
  return {
    ok: true,
    personId: person.id,
    row: {
      line,
      lineCount: 1,
      cells: [],
      identity: identityOf(context.source, movement.id),
      facts,
      own,
      remarks: [category.remark, person.remark].filter((remark) => remark !== null),
      needsRate: rate.rate === null && amount.currency !== baseCurrency,
      rowAccount: null,
      kindCells: [],
      wording: null,
      ...toldKind(movement, { own, ...context }),
    },
  };
}

/** What identifies a movement of a source among all movements of the company. */
export const identityOf = (source: string, id: string): string => `ingest\0${source}\0${id}`;

const moneyOf = ({ minor, currency }: Moved['amount']): Money => ({ minor: BigInt(minor), currency });

/** A day is kept as it is. An instant has the day of the company's time zone. */
const dayOf = ({ day, occurredAt }: Moved, { timeZone }: IngestContext): Day =>
  day ?? dayAt(new Date(occurredAt ?? ''), timeZone);

function dayProblem(day: Day, today: Day): string | null {
  if (day > today) return 'The day is in the future for the company. Send it again on that day.';
  if (day < addDays(today, -366 * movementLimits.oldestYears)) return 'The day is more than seven years ago.';
  return null;
}

/** A rate for an amount in the currency of the books says nothing, so it is left out. */
function rateOf({ amount: { currency }, rate }: Moved, baseCurrency: string) {
  if (rate === undefined || currency === baseCurrency) return { ok: true, rate: null } as const;
  return parseRate(rate, currency, baseCurrency);
}

function noteOf({ note, original }: Moved): string {
  const charged = original ? `Original amount: ${toDecimal(moneyOf(original))} ${original.currency}` : '';
  return normaliseText([note ?? '', charged].filter((part) => part !== '').join('\n'));
}

function categoryOf({ category }: Moved, categories: readonly Category[]) {
  if (category === undefined) return { id: null, remark: null };
  const found = categories.find(({ name }) => comparableText(name) === comparableText(category));
  if (found) return { id: found.id, remark: null };
  return { id: null, remark: `There is no category called ${normaliseLine(category)}.` };
}

function personOf({ person }: Moved, people: ReadonlyMap<string, string>) {
  if (!person) return { id: null, remark: null };
  const id = people.get(person.email.toLowerCase()) ?? null;
  return { id, remark: id === null ? `No member of the company has the address ${person.email}.` : null };
}
