import { balanceVerdict, nameVerdict, netVerdict, spendingByWording } from './evidence';
import type { Sign, SignSample } from './sample';
import { certain, heavier, weightsOf } from './weight';

/**
 * Decides which sign is spending in a column of amounts, from the words, the running balance and the payees of its rows.
 * How many rows have which sign decides nothing: an account can have more income than payments. Null when the evidence
 * is missing or contradicts itself: only a person can tell then.
 */
export function spendingSign(samples: readonly SignSample[], statement: StatementForm): Sign | null {
  const [first] = samples;
  if (!first) return 'negative';
  const net = netVerdict(samples);
  if (net !== null) return net === 'mixed' || net === opposite(statement.known ?? net) ? null : net;
  const sign = first.isNegative ? 'negative' : 'positive';
  const isOneSign = samples.every(({ isNegative }) => isNegative === first.isNegative);
  if (isOneSign && statement.known === null) return onlySign(samples, sign, statement);
  const weights = weightsOf(samples);
  const likely = statement.known ?? (statement.isOfAccount || statement.hasPlus ? 'negative' : null);
  if (likely === null) return heavier(weights);
  const contrary = weights[opposite(likely)];
  return contrary >= certain && contrary > weights[likely] ? null : likely;
}

/**
 * What the form of a file says about its signs. The statement of an account writes money out with a minus sign, if it
 * writes signs at all. So does a file that writes a plus before money in.
 */
export type StatementForm = {
  /** The sign of spending in the files of the issuer that the titles tell; null for an unknown issuer. */
  readonly known: Sign | null;
  readonly isOfAccount: boolean;
  readonly hasPlus: boolean;
  readonly hasBalance: boolean;
  /** Whether the only column of names has the sender of the money, so that the rows can be income. */
  readonly hasPayersOnly: boolean;
};

const opposite = (sign: Sign): Sign => (sign === 'negative' ? 'positive' : 'negative');

/**
 * A file with one sign is a list of expenses, unless its words, payees or balances say that money came in. An account
 * with positive amounts only can have had nothing but income.
 */
function onlySign(samples: readonly SignSample[], sign: Sign, form: StatementForm): Sign | null {
  const spoken = samples.map(spendingByWording).filter((found) => found !== null);
  const contrary = spoken.filter((found) => found !== sign).length;
  if (contrary === samples.length) return opposite(sign);
  if (contrary > 0) return null;
  if (spoken.length > 0) return sign;
  const named = nameVerdict(samples);
  if (named !== null && named !== sign) return null;
  const balance = balanceVerdict(samples);
  if (balance === sign || named === sign) return sign;
  const isOfAccount = form.isOfAccount || form.hasPlus || form.hasBalance || form.hasPayersOnly;
  return balance !== null || (sign === 'positive' && isOfAccount) ? null : sign;
}
