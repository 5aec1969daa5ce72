import type { Day } from '../../day';
import type { FileChoices } from '../choices';
import type { PlanContext } from '../file-plan';
import type { Question } from '../question';
import { plainCell } from '../row/cell';
import { dayOf } from '../row/day';
import type { DirectedMoney } from '../row/facts';
import { areFeesAdded, feeAlone, feeOf, withFee } from '../row/fee';
import type { Layout } from '../row/layout';
import type { WrittenMoney } from '../row/money';
import { netDirections } from '../row/net';
import { readMoney } from '../row/read-money';
import { type BalanceChange, balanceChanges } from '../sign/balance';
import { withCreditNotes } from '../sign/credit-notes';
import type { Sign, SignSample } from '../sign/sample';
import { spendingSign } from '../sign/spending';
import { directionInSides, ordinarySigns } from '../sign/two-sides';
import type { SourceRow } from '../source/source';
import type { Direction } from '../titles/direction';
import { asksForMethod, wordingOfKind } from '../titles/kind';
import { knownSign } from '../titles/known-signs';
import { isAccountStatement } from '../titles/statement-titles';
import { wordingOf } from '../titles/wording';
import { byKind } from './by-kind';

/** A row whose amount was read. */
export type MoneyRow = { readonly row: SourceRow; readonly money: WrittenMoney };

/** Where the money of each row went, by its line; or the question that a person must answer first. */
export type Directions = {
  readonly byLine: ReadonlyMap<number, DirectedMoney>;
  /** The sign of spending in the amount column; null when other columns decide. */
  readonly spending: Sign | null;
  readonly question: Question | null;
};

/** Decides for each row whether its money went out or came in, and adds its fee. A row with a fee alone is money out. */
export function directionsOfRows(
  rows: readonly MoneyRow[],
  layout: Layout,
  choices: FileChoices,
  context: PlanContext,
): Directions {
  const moved = rows.filter(({ money }) => money.money.minor !== 0n);
  const found: Directions =
    moved.length === 0 && rows.length > 0
      ? { byLine: new Map(), spending: null, question: null }
      : directionsOfAmounts(moved, layout, choices, context);
  if (found.question) return found;
  const alone = rows.flatMap(({ row, money }) => {
    if (money.money.minor !== 0n) return [];
    const amount = feeAlone(money.money, feeOf(row.cells, layout, money.money.currency));
    return [[row.line, { amount, direction: 'out', remarks: ['It is a fee alone.'], wording: null }] as const];
  });
  return { ...found, byLine: new Map([...found.byLine, ...alone]) };
}

function directionsOfAmounts(
  rows: readonly MoneyRow[],
  layout: Layout,
  choices: FileChoices,
  context: PlanContext,
): Directions {
  const fees = rows.map(({ row, money }) => feeOf(row.cells, layout, money.money.currency));
  const changes = balanceChanges(
    rows.map(({ row, money }, at) => ({
      account: `${money.money.currency} ${plainCell(row.cells[layout.columns.card ?? -1])}`,
      day: dayIn(row.cells, layout, context),
      minor: absolute(money.money.minor),
      fee: fees[at]?.minor ?? 0n,
      balance: balanceOf(row.cells, layout, money.money.currency),
    })),
  );
  const nets = netDirections(
    rows.map(({ row, money }, at) => ({
      cells: row.cells,
      minor: absolute(money.money.minor),
      fee: fees[at]?.minor ?? 0n,
      currency: money.money.currency,
    })),
    layout,
  );
  const samples = withCreditNotes(
    rows.map((one, at) => sampleOf(one, layout, changes[at] ?? null, nets[at] ?? null)),
    rows.map(({ row }) => row.cells.map(plainCell)),
  );
  const decided = decide(rows, samples, layout, choices);
  if (decided === null)
    return {
      byLine: new Map(),
      spending: null,
      question: askForSign(layout.columns.sidesUnknown ? inOneColumn(samples) : samples, rows),
    };
  const isAdded = areFeesAdded(changes, layout);
  const byLine = new Map(
    rows.map(({ row, money }, at) => {
      const direction = decided.directions[at] ?? 'out';
      const { amount, remarks } = withFee(
        { ...money.money, minor: absolute(money.money.minor) },
        fees[at] ?? { minor: 0n, elsewhere: null },
        direction,
        isAdded,
      );
      return [row.line, { amount, direction, remarks, wording: samples[at]?.wording ?? null }] as const;
    }),
  );
  return { byLine, spending: decided.spending, question: null };
}

function dayIn(cells: readonly string[], layout: Layout, context: PlanContext): Day | null {
  const read = dayOf(cells, layout, context);
  return read.ok ? read.day : null;
}

const absolute = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** Returns the balance after a row in minor units; null when the file has none in this currency. */
export function balanceOf(cells: readonly string[], layout: Layout, currency: string): bigint | null {
  const at = layout.columns.balance;
  const text = plainCell(cells[at ?? -1]);
  const read = at === undefined || text === '' ? null : readMoney(text, at, currency, layout);
  if (!read?.ok || read.money.currency !== currency) return null;
  return read.side === 'debit' ? -read.money.minor : read.money.minor;
}

function sampleOf(
  { row, money }: MoneyRow,
  layout: Layout,
  change: BalanceChange | null,
  net: SignSample['net'],
): SignSample {
  const { payees, payers, kinds, note } = layout.columns;
  const text = (at: number | undefined) => plainCell(row.cells[at ?? -1]);
  const [payee = ''] = [...payees, ...payers].map(text).filter((cell) => cell !== '');
  const telling = kinds.filter((at) => !asksForMethod(layout.titles[at] ?? ''));
  const words = [...new Set([...payees, ...kinds, ...(note === undefined ? [] : [note])])].map(text);
  return {
    line: row.line,
    column: money.column,
    isNegative: money.money.minor < 0n,
    minor: absolute(money.money.minor),
    currency: money.money.currency,
    payee,
    wording:
      [...words.map(wordingOf), ...telling.map((at) => wordingOfKind(text(at)))].find((found) => found !== null) ??
      null,
    balance: change?.change ?? null,
    // A debt would grow by the fee of a purchase, so a balance that moves by amount and fee is that of an account.
    net: net ?? (change?.fee === 'added' ? (change.change === 'rose' ? 'in' : 'out') : null),
  };
}

type Decided = { readonly directions: readonly Direction[]; readonly spending: Sign | null };

/** Returns the direction of each row; null when only a person can tell. */
function decide(
  rows: readonly MoneyRow[],
  samples: readonly SignSample[],
  { columns, titles }: Layout,
  choices: FileChoices,
): Decided | null {
  const told = bySuffix(rows) ?? (choices.spending ? null : byKind(rows, { columns, titles }));
  if (told) return { directions: told, spending: null };
  if (columns.sidesUnknown || samples.every(({ column }) => column === 'amount')) {
    const flat = columns.sidesUnknown ? inOneColumn(samples) : samples;
    const hasPlus = rows.some(({ row }) => /^\s*\+/.test(plainCell(row.cells[columns.amount ?? -1])));
    const spending =
      choices.spending ??
      spendingSign(flat, {
        known: knownSign(titles),
        hasBalance: columns.balance !== undefined,
        isOfAccount: isAccountStatement(
          titles.filter((_, at) => at !== columns.currency && at !== columns.originalCurrency),
        ),
        hasPlus,
        hasPayersOnly: columns.payees.length === 0 && columns.payers.length > 0,
      });
    if (spending === null) return null;
    const directions = flat.map(({ isNegative }) =>
      isNegative === (spending === 'negative') ? ('out' as const) : ('in' as const),
    );
    return { directions, spending };
  }
  const ordinary = ordinarySigns(samples, choices.spending);
  return ordinary && { directions: samples.map((sample) => directionInSides(sample, ordinary)), spending: null };
}

/**
 * With letters at the amounts, DR is money out and CR is money in, whatever the sign. Amounts without letters go the
 * other way than those with them. Null when no amount has letters, or when CR and DR both occur and some have none.
 */
function bySuffix(rows: readonly MoneyRow[]): readonly Direction[] | null {
  const sides = new Set(rows.map(({ money }) => money.side).filter((side) => side !== null));
  const [side] = sides;
  if (side === undefined || (sides.size > 1 && rows.some(({ money }) => money.side === null))) return null;
  return rows.map(({ money }) => {
    if (money.side !== null) return money.side === 'debit' ? 'out' : 'in';
    // A minus sign at an amount without letters reverses it.
    return (side === 'credit') === money.money.minor >= 0n ? 'out' : 'in';
  });
}

/** Two columns without titles hold the two directions. Where both write no minus sign, the second one gets it. */
function inOneColumn(samples: readonly SignSample[]): readonly SignSample[] {
  const signs = (column: 'debit' | 'credit') =>
    new Set(samples.filter((sample) => sample.column === column).map(({ isNegative }) => isNegative));
  const [left, right] = [signs('debit'), signs('credit')];
  const isSame = left.size === 1 && right.size === 1 && left.has([...right][0] ?? false);
  return samples.map((sample) => ({
    ...sample,
    isNegative: isSame ? sample.column === 'credit' : sample.isNegative,
  }));
}

/** Asks with one row of each sign, if the file has both. */
function askForSign(samples: readonly SignSample[], rows: readonly MoneyRow[]): Question {
  const first = samples.findIndex(({ isNegative }) => isNegative);
  const second = samples.findIndex(({ isNegative }) => !isNegative);
  const shown = first < 0 || second < 0 ? [0, 1] : [first, second];
  return {
    about: 'which sign is spending',
    options: ['negative', 'positive'],
    blocks: true,
    samples: shown.flatMap((at) => {
      const row = rows[at]?.row;
      return row
        ? [
            `Line ${row.line}: ${row.cells
              .map(plainCell)
              .filter((cell) => cell !== '')
              .join(' · ')}`,
          ]
        : [];
    }),
  };
}
