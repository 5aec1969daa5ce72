import { comparableText } from '@/lib/domain/comparable-text';
import { baseAmountProblem, expenseLimits } from '@/lib/domain/expense/expense';
import { judgeRate } from '@/lib/domain/expense/usual-rate';
import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import { normaliseLine, normaliseText, shorten } from '@/lib/domain/text';
import type { Money } from '../../money';
import { cardNamed } from '../card-named';
import type { PlanContext, PlannedFacts, ReadSettings } from '../file-plan';
import type { Direction } from '../titles/direction';
import type { Wording } from '../titles/wording';
import { isFormula, plainCell } from './cell';
import { dayOf } from './day';
import { type Layout, leftOut, refused, type Unplanned } from './layout';
import { payeeOf } from './payee';
import { rateDoubt, readRate } from './rate';
import { stateRemark } from './state';

/** The amount of a row after the direction of its money is decided. The amount is above zero. */
export type DirectedMoney = {
  readonly amount: Money;
  readonly direction: Direction;
  readonly remarks: readonly string[];
  readonly wording: Wording | null;
};

export type RowFacts = {
  readonly ok: true;
  readonly facts: PlannedFacts;
  readonly remarks: readonly string[];
  readonly needsRate: boolean;
  /** What the cells say about the direction and the kind of the row. */
  readonly wording: Wording | null;
};

type Given = {
  readonly layout: Layout;
  readonly context: PlanContext;
  readonly settings: Pick<ReadSettings, 'moneyIn' | 'rates' | 'cardId'>;
  readonly ratesHaveComma: boolean;
  /** The currencies whose rates in the file contradict each other. */
  readonly ratesInDoubt: ReadonlySet<string>;
};

/** Reads everything of a row beside its amount, or returns the reason why it cannot become an expense. */
export function factsOf(cells: readonly string[], money: DirectedMoney, given: Given): RowFacts | Unplanned {
  const { layout, context, settings } = given;
  const { amount, direction } = money;
  const payee = payeeOf(cells, layout, direction);
  if (payee === null) return refused('There is no merchant.');
  if (isFormula(payee.name)) return refused('The merchant is a formula, not a name.');
  const day = dayOf(cells, layout, context);
  if (!day.ok) return day;
  if (direction === 'in' && settings.moneyIn === 'skip') return leftOut('Money that came in is left out.');
  const rate = rateOf(cells, amount.currency, given);
  if (!rate.ok) return rate;
  const tooLarge =
    rate.rate === null && rate.needsRate ? null : baseAmountProblem({ amount, rate: rate.rate }, context.baseCurrency);
  if (tooLarge) return refused(tooLarge);
  const category = categoryOf(cells, given);
  return {
    ok: true,
    facts: {
      type: direction === 'in' ? 'refund' : 'payment',
      day: day.day,
      merchant: payee.name,
      amount,
      rate: rate.rate,
      note: noteOf(cells, payee, layout),
      cardId: cardNamed(plainCell(cells[layout.columns.card ?? -1]), context.cards) ?? settings.cardId,
      categoryId: category.id,
    },
    remarks: [day.remark, ...money.remarks, rate.remark, stateRemark(cells, layout), category.remark].filter(
      (remark) => remark !== null,
    ),
    needsRate: rate.needsRate,
    wording: money.wording,
  };
}

type RowRate = {
  readonly ok: true;
  readonly rate: string | null;
  readonly needsRate: boolean;
  readonly remark: string | null;
};

function rateOf(cells: readonly string[], currency: string, given: Given): RowRate | Unplanned {
  const { baseCurrency } = given.context;
  if (currency === baseCurrency) return { ok: true, rate: null, needsRate: false, remark: null };
  const text = isRateOfOther(cells, currency, given) ? '' : plainCell(cells[given.layout.columns.rate ?? -1]);
  const chosen = given.settings.rates[currency];
  const read = chosen === undefined ? null : usable(chosen, readRate(chosen, false, currency, baseCurrency));
  const typed = read?.ok && read.rate ? { ...read, remark: rateDoubt(read.rate, currency, baseCurrency) } : read;
  if (text === '') return typed ?? { ok: true, rate: null, needsRate: true, remark: null };
  const written = usable(text, readRate(text, given.ratesHaveComma, currency, baseCurrency));
  if (!written.ok) return written;
  const verdict = judgeRate(Number(written.rate), currency, baseCurrency);
  const example = `One ${currency} would be ${written.rate} ${baseCurrency}.`;
  if (verdict === 'impossible' || given.ratesInDoubt.has(currency)) {
    const remark = `The rate in the file is not used. ${example}`;
    return typed?.ok === false ? typed : { ...(typed ?? { ok: true, rate: null, needsRate: true }), remark };
  }
  return verdict === 'unusual' ? { ...written, remark: `Check the rate. ${example}` } : written;
}

const usable = (text: string, read: ReturnType<typeof readRate>): RowRate | Unplanned =>
  read.ok
    ? { ok: true, rate: read.rate, needsRate: false, remark: null }
    : refused(`“${shorten(normaliseLine(text), 40)}” is not a usable exchange rate. ${read.reason}`);

/** Whether the rate converts the amount in the shop's currency to that of the account, neither of which is the base. */
function isRateOfOther(cells: readonly string[], currency: string, { layout, context }: Given): boolean {
  const text = plainCell(cells[layout.columns.originalCurrency ?? -1]);
  const [original] = text === '' ? [] : (currenciesOf(text, currency) ?? []);
  return original !== undefined && original !== currency && original !== context.baseCurrency;
}

/** Returns the note of a row: its column, what the payee's cell says beside the name, and the amount in the shop's currency. */
function noteOf(cells: readonly string[], payee: { at: number; rest: string }, { columns }: Layout): string {
  const own = columns.note === undefined || columns.note === payee.at ? '' : plainCell(cells[columns.note]);
  return shorten(
    normaliseText([own, payee.rest, originalOf(cells, columns)].filter((part) => part !== '').join('\n')),
    expenseLimits.note,
  );
}

/** Returns "Original amount: 350 USD" when the row was paid in another currency than that of the account. */
function originalOf(cells: readonly string[], columns: Layout['columns']): string {
  const amount = plainCell(cells[columns.originalAmount ?? -1]).replace(/^[-−+]/, '');
  const currency = plainCell(cells[columns.originalCurrency ?? -1]);
  const own = plainCell(cells[columns.currency ?? -1]);
  if (!/[1-9]/.test(amount) || (currency !== '' && currency === own)) return '';
  if (currency === '' && !/[\p{L}\p{Sc}]/u.test(amount)) return '';
  return `Original amount: ${[amount, currency].filter((part) => part !== '').join(' ')}`;
}

function categoryOf(
  cells: readonly string[],
  { layout, context }: Given,
): { id: string | null; remark: string | null } {
  const named = plainCell(cells[layout.columns.category ?? -1]);
  if (named === '' || context.categories.length === 0) return { id: null, remark: null };
  const found = context.categories.find(({ name }) => comparableText(name) === comparableText(named));
  if (found) return { id: found.id, remark: null };
  return { id: null, remark: `There is no category called ${shorten(normaliseLine(named), 60)}.` };
}
