import { money } from '@/lib/domain/money';
import type { OfxRecord } from './movement';

// Kinds that always mean money out or money in (OFX 2.2, 11.4.4.3). The others can be both.
const out: ReadonlySet<string> = new Set(['DEBIT', 'SRVCHG', 'FEE', 'CHECK', 'POS', 'CASH', 'DIRECTDEBIT']);
const into: ReadonlySet<string> = new Set(['CREDIT', 'DEP', 'DIRECTDEP']);

/**
 * Corrects the signs of an account whose bank writes money out without a minus sign: no kind of money out is negative,
 * and each amount is positive or the signs are the opposite of the kinds. The kinds then decide. In every other file
 * the sign decides, as the specification says, and a movement whose kind says the opposite gets a notice.
 */
export function correctSigns(records: readonly OfxRecord[]): {
  readonly records: readonly OfxRecord[];
  readonly notices: readonly string[];
} {
  const signed = records.flatMap(({ kind, amount }) =>
    amount.ok && amount.money.minor !== 0n ? [{ kind, isNegative: amount.money.minor < 0n }] : [],
  );
  const outgoing = signed.filter(({ kind }) => out.has(kind));
  const incoming = signed.filter(({ kind }) => into.has(kind));
  const opposite = records.filter(isOpposite);
  if (opposite.length === 0) return { records, notices: [] };
  const others = signed.filter(({ kind }) => !out.has(kind) && !into.has(kind));
  const unsigned = signed.every(({ isNegative }) => !isNegative);
  const turned = incoming.length > 0 && incoming.every(({ isNegative }) => isNegative);
  if (outgoing.length > 0 && outgoing.every(({ isNegative }) => !isNegative) && others.length === 0) {
    if (unsigned || turned)
      return {
        records: records.map((record) => (isOpposite(record) ? negated(record) : record)),
        notices: [
          'The bank writes money out without a minus sign. DEBIT and CREDIT decide which amounts are money out.',
        ],
      };
  }
  const lines = opposite.map(({ line }) => line);
  const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.slice(0, 5).join(', ')}`;
  return {
    records,
    notices: [`The sign and the kind of the movement disagree on ${where}. Outlay follows the sign: check them.`],
  };
}

const isOpposite = ({ kind, amount }: OfxRecord): boolean =>
  amount.ok && ((amount.money.minor > 0n && out.has(kind)) || (amount.money.minor < 0n && into.has(kind)));

const negated = (record: OfxRecord): OfxRecord =>
  record.amount.ok
    ? { ...record, amount: { ok: true, money: money(-record.amount.money.minor, record.amount.money.currency) } }
    : record;
