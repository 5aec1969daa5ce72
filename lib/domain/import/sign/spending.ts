import { balanceVerdict, nameVerdict, payeeVerdict, spendingByWording, wordingVerdict } from './evidence';
import type { Sign, SignSample, Verdict } from './sample';

/**
 * Decides which sign is spending in a column of amounts, from the words, the running balance and the payees of its rows.
 * How many rows have which sign decides nothing: an account can have more income than payments. Null when the evidence
 * is missing or contradicts itself: only a person can tell then.
 */
export function spendingSign(samples: readonly SignSample[], statement: StatementForm): Sign | null {
  const [first] = samples;
  if (!first) return 'negative';
  const spoken = [balanceVerdict(samples), wordingVerdict(samples)];
  if (statement.known !== null) return spoken.includes(opposite(statement.known)) ? null : statement.known;
  const isOneSign = samples.every(({ isNegative }) => isNegative === first.isNegative);
  if (isOneSign) return onlySign(samples, first.isNegative ? 'negative' : 'positive', statement);
  const found = evidenceSign(samples, { payees: payeeVerdict(samples), names: nameVerdict(samples) });
  if (found !== null || !(statement.isOfAccount || statement.hasPlus)) return found;
  return spoken.includes('positive') ? null : 'negative';
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
  const isOfAccount = form.isOfAccount || form.hasPlus || form.hasBalance;
  return balance !== null || (sign === 'positive' && isOfAccount) ? null : sign;
}

/**
 * Returns the sign that the evidence of the rows speaks for; null when there is none or it contradicts itself. The names
 * of payees are weak evidence: they only decide alone, or turn a decision into a question.
 */
export function evidenceSign(
  samples: readonly SignSample[],
  { payees, names }: { readonly payees: Verdict; readonly names: Verdict },
): Sign | null {
  const balance = balanceVerdict(samples);
  const strong = [balance, wordingVerdict(samples), payees];
  const signs = new Set(strong.filter((verdict) => verdict === 'negative' || verdict === 'positive'));
  if (signs.size > 1) return null;
  const [sign] = signs;
  if (sign !== undefined && sign === balance) return sign;
  if (strong.includes('mixed')) return null;
  if (sign === undefined) return names === 'mixed' ? null : names;
  return names === null || names === 'mixed' || names === sign ? sign : null;
}
