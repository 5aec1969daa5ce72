import { exponentOf } from '@/lib/domain/currency';
import { pairTransfers, type TransferLine, type TransferPair } from '@/lib/domain/reconcile/transfers';
import type { Money } from '../../money';
import { judgePair, type Side } from './judge-pair';
import type { OwnAccount } from './own-account';
import type { RowKind } from './row-kind';

/** A row of a file, or an expense of an earlier one, that may be a side of a transfer. */
export type PairableRow = {
  readonly id: string;
  readonly day: string;
  /** Negative is money out. */
  readonly money: Money;
  readonly payee: string;
  readonly references: readonly string[];
  /** The account of the row: its own account, else the account of the file by its number. */
  readonly account: string;
  readonly own: OwnAccount | null;
  readonly kind: Pick<RowKind, 'is' | 'other' | 'asks' | 'isDecided'>;
};

/** What one unit of a currency is in the base currency, by currency. */
export type Rates = ReadonlyMap<string, number>;

export type FoundPair = TransferPair & { readonly verdict: ReturnType<typeof judgePair> };

/**
 * Finds the rows that are two sides of one transfer. Rows that are something else by their words, or that a person has
 * decided to be no transfer, are left out.
 */
export function pairRows(rows: readonly PairableRow[], rates: Rates): readonly FoundPair[] {
  const possible = rows.filter(
    ({ kind: { is, isDecided } }) => is === 'transfer' || ((is === 'payment' || is === 'refund') && !isDecided),
  );
  const likely = withCounterpart(possible);
  const byId = new Map(likely.map((row) => [row.id, row]));
  const pairs = pairTransfers(likely.map(lineOf), { convert: converter(rates), rejected: [] });
  return pairs.flatMap((pair) => {
    const [out, incoming] = [byId.get(pair.outId), byId.get(pair.inId)];
    return out && incoming ? [{ ...pair, verdict: judgePair(pair, sideOf(out), sideOf(incoming)) }] : [];
  });
}

/** The largest file in several currencies whose rows are all compared by the rate. */
const mostByRate = 2_000;

/**
 * Returns the rows that another row in the other direction and in another account can pair with, because comparing every row
 * with every other one of its days takes too long. Two currencies are compared in small files, and where a row tells a
 * transfer.
 */
function withCounterpart(rows: readonly PairableRow[]): readonly PairableRow[] {
  if (new Set(rows.map(({ account }) => account)).size < 2) return [];
  const hasSeveral = new Set(rows.map(({ money }) => money.currency)).size > 1;
  const amounts = Map.groupBy(rows, ({ money: { minor, currency } }) => `${minor} ${currency}`);
  return rows.filter(({ money: { minor, currency }, account, kind }) => {
    if (hasSeveral && (rows.length <= mostByRate || kind.is === 'transfer')) return true;
    return amounts.get(`${-minor} ${currency}`)?.some((other) => other.account !== account) ?? false;
  });
}

const sideOf = ({ payee, kind }: PairableRow): Side => ({ payee, tellsTransfer: kind.is === 'transfer' });

const lineOf = ({ id, account, day, money, references, payee, kind }: PairableRow): TransferLine => ({
  id,
  account,
  day,
  money,
  state: 'booked',
  ownId: null,
  references,
  counterparty: payee,
  original: null,
  fee: null,
  namedAccount: kind.is === 'transfer' ? (kind.other?.key ?? null) : null,
});

const converter =
  (rates: Rates) =>
  (minor: bigint, from: string, to: string): bigint | null => {
    const [fromRate, toRate] = [rates.get(from), rates.get(to)];
    if (fromRate === undefined || toRate === undefined) return null;
    return BigInt(Math.round(((Number(minor) * fromRate) / toRate) * 10 ** (exponentOf(to) - exponentOf(from))));
  };
