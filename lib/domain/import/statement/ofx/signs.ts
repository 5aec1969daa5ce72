import { money } from '@/lib/domain/money';
import type { OfxRecord } from './movement';

// Kinds that always mean money out or money in (OFX 2.2, 11.4.4.3). The others can be both.
const out: ReadonlySet<string> = new Set(['DEBIT', 'SRVCHG', 'FEE', 'CHECK', 'POS', 'CASH', 'DIRECTDEBIT', 'ATM']);
const into: ReadonlySet<string> = new Set(['CREDIT', 'DEP', 'DIRECTDEP']);

export type SpendingSign = 'negative' | 'positive';

type Signs = {
  readonly records: readonly OfxRecord[];
  readonly notices: readonly string[];
  /** Whether only a person can say which sign is spending. */
  readonly isUnsure: boolean;
};

/**
 * Corrects the signs of an account whose bank writes them in another way than OFX says: without any minus sign, or each
 * one the opposite of its kind. The kinds then decide; a kind that can be both is refused where nothing has a sign. When
 * only movements of other kinds are negative, nothing decides, and `choice` does. In every other file the sign decides,
 * and a movement whose kind says the opposite gets a notice.
 */
export function correctSigns(records: readonly OfxRecord[], choice: SpendingSign | null): Signs {
  const opposite = records.filter(isOpposite);
  if (opposite.length === 0) return { records, notices: [], isUnsure: false };
  const signed = records.filter(({ amount }) => amount.ok && amount.money.minor !== 0n);
  const known = signed.filter(({ kind }) => out.has(kind) || into.has(kind));
  if (known.every((record) => isOpposite(record)) && known.some(({ kind }) => into.has(kind)))
    return {
      records: records.map(negated),
      notices: [
        'The bank writes money out as positive amounts, and money in as negative ones. Outlay turns the signs.',
      ],
      isUnsure: false,
    };
  if (signed.every(({ amount }) => amount.ok && amount.money.minor > 0n))
    return {
      records: records.map((record) => (isOpposite(record) ? negated(record) : withoutDirection(record))),
      notices: [
        'The bank writes amounts without signs. The kinds, such as DEBIT and CREDIT, decide what is money out.',
      ],
      isUnsure: false,
    };
  if (known.filter(({ kind }) => out.has(kind)).every(isOpposite) && choice !== 'negative')
    return { records: choice ? records.map(negated) : records, notices: [], isUnsure: choice === null };
  const lines = opposite.map(({ place }) => place.line);
  const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, 5).join(', ')}`;
  return {
    records,
    notices: [`The sign and the kind of the movement disagree on ${where}. Outlay follows the sign: check them.`],
    isUnsure: false,
  };
}

function withoutDirection(record: OfxRecord): OfxRecord {
  if (out.has(record.kind) || into.has(record.kind)) return record;
  const reason = `The bank writes amounts without signs, and ${record.kind || 'it'} does not say whether money went out.`;
  return { ...record, amount: { ok: false, reason } };
}

const isOpposite = ({ kind, amount }: OfxRecord): boolean =>
  amount.ok && ((amount.money.minor > 0n && out.has(kind)) || (amount.money.minor < 0n && into.has(kind)));

const negated = (record: OfxRecord): OfxRecord =>
  record.amount.ok
    ? { ...record, amount: { ok: true, money: money(-record.amount.money.minor, record.amount.money.currency) } }
    : record;
