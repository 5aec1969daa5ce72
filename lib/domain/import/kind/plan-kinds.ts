import type { Expense } from '@/lib/domain/expense/expense';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { formatDay } from '../../day';
import { cardNamed } from '../card-named';
import type { PlanContext, PlanRow } from '../file-plan';
import type { Wording } from '../titles/wording';
import { decidedKind, wordsKey } from './decision';
import { isSameNumber, type OwnAccount } from './own-account';
import { type FoundPair, type PairableRow, pairRows, type Rates } from './pair-rows';
import { recognise } from './recognise';
import { type RowDirection, type RowKind, typeOfKind } from './row-kind';

/** A row before it is known what it becomes. `rowAccount` is the account that the row names; null when only the file does. */
export type UnkindedRow = Omit<PlanRow, 'kind'> & {
  readonly rowAccount: string | null;
  /** The cells in which the bank names the kind of the row. */
  readonly kindCells: readonly string[];
  /** What the cells of a table say about the direction and the kind of the row. */
  readonly wording: Wording | null;
  /** What the row is by its sender. Missing where its words and its accounts tell it. */
  readonly told?: RowKind;
};

const forWords = 'You decided so for rows with these words.';
const forLine = 'You decided so for this row.';

/** Adds to each row what it becomes, and why. Two rows that are the sides of one transfer name each other’s lines. */
export function withKinds(
  rows: readonly UnkindedRow[],
  context: PlanContext,
  rates: Readonly<Record<string, string>> = {},
): PlanRow[] {
  const named = { accounts: context.accounts ?? [], companyName: context.companyName ?? '' };
  const known = rows.map((row) => {
    const direction = directionOf(row.facts);
    const { own, isNamed } = ownAccountOf(row, named.accounts, context.cards);
    const { movement, facts } = row;
    const text = {
      direction,
      currency: facts.amount.currency,
      payee: facts.merchant,
      note: facts.note,
      kinds: row.kindCells,
      wording: row.wording,
      bankKind: movement?.bankKind ?? null,
      otherNumber: movement?.otherNumber ?? null,
      own,
    };
    const ofLine = context.lineDecisions?.get(row.line);
    const ofWords = context.decisions?.get(wordsKey(direction, facts.merchant));
    const decided =
      (ofLine && decidedKind(ofLine, text, named.accounts, forLine)) ??
      (ofWords && decidedKind(ofWords, text, named.accounts, forWords));
    return { row, own, isNamed, kind: row.told ?? decided ?? recognise(text, named) };
  });
  const pairs = pairRows(known.map(pairable), ratesOf(rows, rates, context.baseCurrency));
  const byLine = new Map(known.map((one) => [String(one.row.line), one]));
  const kinds = new Map<string, RowKind>();
  for (const pair of pairs) {
    const [out, incoming] = [byLine.get(pair.outId), byLine.get(pair.inId)];
    if (!out || !incoming) continue;
    for (const [one, other] of [
      [out, incoming],
      [incoming, out],
    ] as const) {
      const paired = pairedKind(one, other, pair, context.locale);
      if (paired) kinds.set(String(one.row.line), paired);
    }
  }
  return known.map(({ row: { rowAccount: _, kindCells: __, wording: ___, told: ____, ...row }, own, kind }) => {
    const becomes = kinds.get(String(row.line)) ?? kind;
    return { ...row, own, kind: becomes, facts: { ...row.facts, type: typeOf(becomes, row.facts) } };
  });
}

type Known = {
  readonly row: UnkindedRow;
  readonly own: OwnAccount | null;
  /** Whether the row itself names its account. A file with several accounts has one card for all that it does not name. */
  readonly isNamed: boolean;
  readonly kind: RowKind;
};

export const directionOf = ({ type }: Pick<Expense, 'type'>): RowDirection => (isMoneyOut(type) ? 'out' : 'in');

/** The type that a transfer keeps says only its direction. */
const typeOf = ({ is }: RowKind, facts: Pick<Expense, 'type'>): Expense['type'] =>
  typeOfKind(is, directionOf(facts)) ?? (isMoneyOut(facts.type) ? 'payment' : 'refund');

/** Returns the account of the company to which a row belongs: by its number, else the card that was chosen for it. */
function ownAccountOf(
  { facts, movement, rowAccount }: UnkindedRow,
  accounts: readonly OwnAccount[],
  cards: PlanContext['cards'],
): { readonly own: OwnAccount | null; readonly isNamed: boolean } {
  const { currency } = facts.amount;
  const number = movement?.account ?? null;
  const numbered =
    number === null ? [] : accounts.filter(({ numbers }) => numbers.some((one) => isSameNumber(one, number)));
  const ofCard = facts.cardId === null ? [] : accounts.filter(({ cardId }) => cardId === facts.cardId);
  const inCurrency = (account: OwnAccount) => account.currency === currency;
  const byNumber = numbered.find(inCurrency);
  if (byNumber) return { own: byNumber, isNamed: true };
  return {
    own: ofCard.find(inCurrency) ?? null,
    isNamed: rowAccount === null || cardNamed(rowAccount, cards) !== null,
  };
}

const pairable = ({ row, own, isNamed, kind }: Known): PairableRow => ({
  id: String(row.line),
  day: row.facts.day,
  money: signed(row),
  payee: row.facts.merchant,
  references: row.movement?.reference ? [row.movement.reference] : [],
  account: isNamed && own ? own.key : `${row.rowAccount ?? ''} ${row.facts.amount.currency}`,
  own,
  kind,
});

const signed = ({ facts: { type, amount } }: Pick<PlanRow, 'facts'>) =>
  isMoneyOut(type) ? { ...amount, minor: -amount.minor } : amount;

/** Returns what a row becomes as a side of a pair; null when the pair is none. */
function pairedKind(one: Known, other: Known, { verdict }: FoundPair, locale: string): RowKind | null {
  if (verdict.is === 'no') return null;
  const there = `Line ${other.row.line} of ${formatDay(other.row.facts.day, locale)}`;
  const transfer = { ...one.kind, is: 'transfer', other: other.own, pair: other.row.line } as const;
  if (verdict.is === 'ask')
    return one.kind.isDecided
      ? null
      : { ...transfer, why: `${verdict.why}: ${there} may be its other side.`, asks: true };
  const isSame = one.own !== null && one.own.key === other.own?.key;
  if (one.own === null || other.own === null || isSame)
    return {
      ...transfer,
      other: null,
      why: `${there} is the other side of the transfer. Say which card each account of the file is.`,
      asks: true,
    };
  return { ...transfer, why: `${there} is its other side, in ${other.own.name}.`, asks: false };
}

/** The rates of a file, by currency: those that the person gave, else that of a row. */
function ratesOf(rows: readonly UnkindedRow[], given: Readonly<Record<string, string>>, base: string): Rates {
  const known = new Map<string, number>([[base, 1]]);
  for (const { facts } of rows)
    if (facts.rate !== null && !known.has(facts.amount.currency)) known.set(facts.amount.currency, Number(facts.rate));
  for (const [currency, rate] of Object.entries(given)) if (Number(rate) > 0) known.set(currency, Number(rate));
  return known;
}
