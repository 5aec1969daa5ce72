import { baseAmountProblem, expenseLimits } from '@/lib/domain/expense/expense';
import { formatDay } from '../day';
import { type Money, toDecimal } from '../money';
import { normaliseText, shorten } from '../text';
import { cardNamed } from './card-named';
import type { FileChoices } from './choices';
import type { FilePlan, PlanContext, PlanRow, Question, ReadSettings } from './file-plan';
import { oldestDay } from './row/day';
import { kindRemark } from './row/facts';
import { rateDoubt, readRate } from './row/rate';
import type { SourceStatement } from './source/source';
import { describe } from './statement/balance';
import { readStatement } from './statement/read-statement';
import type { Movement } from './statement/statement';
import { lineNumbers } from './statement-lines';
import { layoutKey } from './table/layout-key';
import { rateQuestions } from './table/questions';
import { wordingOf } from './titles/wording';

const titles = ['Date', 'Description', 'Amount', 'Currency', 'Account', 'Note', 'Reference'] as const;

/**
 * Plans the import of a bank statement. Its lines are the records of the file: each movement, balance and pending
 * payment is exactly once in `rows`, `leftOut` or `refused`. The amount of an expense is what moved the account, in the
 * currency of the account. Throws a Refusal when the statement cannot be read.
 */
export function planStatement({ content }: SourceStatement, choices: FileChoices, context: PlanContext): FilePlan {
  const statement = readStatement(content, {
    currency: context.baseCurrency,
    spending: choices.spending ?? null,
  });
  const settings: ReadSettings = {
    headerLine: null,
    columns: {},
    order: 'ymd',
    decimal: '.',
    spending: statement.unsure.length > 0 ? null : (choices.spending ?? 'negative'),
    moneyIn: choices.moneyIn ?? 'refund',
    rates: choices.rates ?? {},
    cardId: choices.cardId === undefined ? (context.cards[0]?.id ?? null) : choices.cardId,
  };
  const { numbers, notice } = lineNumbers(statement);
  const accounts = [...new Set(statement.accounts.map(({ account }) => account ?? ''))].toSorted();
  const identities = identitiesOf(statement.movements);
  const read = statement.movements.map((movement, index) => ({
    line: numbers.movements[index] ?? movement.place.line,
    lineCount: 1,
    cells: cellsOf(movement),
    identity: identities[index] ?? '',
    ...(statement.unsure.length > 0 ? waiting : factsOf(movement, settings, context)),
  }));
  const rows: PlanRow[] = read.flatMap(({ planned, ...row }) => (planned.ok ? [{ ...row, ...planned.row }] : []));
  const unplanned = (refused: boolean) =>
    read.flatMap(({ line, cells, planned }) =>
      !planned.ok && planned.refused === refused ? [{ line, cells, reason: planned.reason }] : [],
    );
  const leftOut = statement.leftOut.map(({ what, reason }, index) => ({
    line: numbers.leftOut[index] ?? 0,
    cells: [what],
    reason,
  }));
  const refused = statement.refused.map(({ what, reason }, index) => ({
    line: numbers.refused[index] ?? 0,
    cells: [what],
    reason,
  }));
  return {
    format: statement.format,
    layout: layoutKey([statement.format, ...accounts], 0),
    encoding: statement.encoding,
    encodings: [],
    titles,
    settings,
    rows,
    leftOut: inOrder([...leftOut, ...unplanned(false)]),
    refused: inOrder([...refused, ...unplanned(true)]),
    questions: [...signQuestion(statement.unsure), ...rateQuestions(rows)],
    notices: [...statement.notices, ...(notice ? [notice] : [])],
    lineCount: read.length + leftOut.length + refused.length,
  };
}

/** Asks with one movement of each sign. */
const signQuestion = (movements: readonly Movement[]): readonly Question[] =>
  movements.length === 0
    ? []
    : [
        {
          about: 'which sign is spending',
          options: ['negative', 'positive'],
          blocks: true,
          samples: movements.map(describe),
        },
      ];

const inOrder = <Item extends { readonly line: number }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => one.line - other.line);

/**
 * Returns an identity for each movement, which is the same in every statement that contains it: its account, the bank's
 * id, its day and its amount. Banks reuse ids and reword texts, so that neither is enough. Without an id, the text
 * counts. Movements that share all of it are numbered.
 */
function identitiesOf(movements: readonly Movement[]): readonly string[] {
  const counts = new Map<string, number>();
  return movements.map(({ account, reference, day, money, text, note }) => {
    const content = reference === null ? [text, note] : [reference];
    const key = [account, ...content, day, money.minor.toString(), money.currency];
    const name = JSON.stringify(key);
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    return JSON.stringify(['statement', ...key, nth]);
  });
}

type Planned =
  | { readonly ok: true; readonly row: Pick<PlanRow, 'facts' | 'remarks' | 'needsRate'> }
  | { readonly ok: false; readonly refused: boolean; readonly reason: string };

const waiting: { readonly planned: Planned } = {
  planned: { ok: false, refused: false, reason: 'It waits for an answer: which sign is spending.' },
};

function factsOf(movement: Movement, settings: ReadSettings, context: PlanContext): { readonly planned: Planned } {
  const { day, money, text, account } = movement;
  const { today, locale, baseCurrency, cards } = context;
  const no = (reason: string, refused = true): { readonly planned: Planned } => ({
    planned: { ok: false, refused, reason },
  });
  if (day > today) return no(`The date is in the future: ${formatDay(day, locale)}.`);
  if (day < oldestDay(today)) return no(`The date is more than seven years ago: ${formatDay(day, locale)}.`);
  const isIn = money.minor > 0n;
  if (isIn && settings.moneyIn === 'skip') return no('Money that came in is left out.', false);
  const chosen = settings.rates[money.currency];
  const rate =
    money.currency === baseCurrency || chosen === undefined
      ? null
      : readRate(chosen, false, money.currency, baseCurrency);
  if (rate && !rate.ok) return no(`“${chosen}” is not a usable exchange rate. ${rate.reason}`);
  const amount = { ...money, minor: isIn ? money.minor : -money.minor };
  const facts = {
    type: isIn ? ('refund' as const) : ('payment' as const),
    day,
    merchant: shorten(text ?? 'Unknown payee', expenseLimits.merchant),
    amount,
    rate: rate?.rate ?? null,
    note: shorten(normaliseText(noteOf(movement)), expenseLimits.note),
    cardId: cardNamed(account ?? '', cards) ?? settings.cardId,
    categoryId: null,
  };
  const needsRate = money.currency !== baseCurrency && facts.rate === null;
  const tooLarge = needsRate ? null : baseAmountProblem(facts, baseCurrency);
  if (tooLarge) return no(tooLarge);
  const doubt = rate ? rateDoubt(rate.rate, money.currency, baseCurrency) : null;
  const remarks = [...remarksOf(movement), ...(doubt === null ? [] : [doubt])];
  return { planned: { ok: true, row: { facts, remarks, needsRate } } };
}

const written = ({ minor, currency }: Money): string =>
  `${toDecimal({ minor: minor < 0n ? -minor : minor, currency })} ${currency}`;

/** Adds the original amount to the note: the expense itself has the amount that moved the account. */
function noteOf({ note, original }: Movement): string {
  const rate = original?.rate ? `, rate ${original.rate}` : '';
  return [note, original ? `Original amount: ${written(original.money)}${rate}` : ''].filter(Boolean).join('\n');
}

const remarksOf = ({ remarks, text, money, fee, isReversal, original }: Movement): readonly string[] => [
  ...remarks,
  ...kindRemarks(text, money),
  ...(text === null ? ['The file names no payee.'] : []),
  ...(isReversal ? ['The bank marks it as a reversal of an earlier movement.'] : []),
  ...(fee ? [`The amount includes the fee of ${written(fee)}.`] : []),
  ...(original ? [`Paid in another currency: ${written(original.money)}.`] : []),
];

function kindRemarks(text: string | null, { minor }: Money): readonly string[] {
  const remark = kindRemark({ direction: minor < 0n ? 'out' : 'in', wording: wordingOf(text ?? '') });
  return remark === null ? [] : [remark];
}

const cellsOf = ({ day, text, money, account, note, reference }: Movement): readonly string[] => [
  day,
  text ?? '',
  toDecimal(money),
  money.currency,
  account ?? '',
  note,
  reference ?? '',
];
