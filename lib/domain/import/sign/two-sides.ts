import type { Direction } from '../titles/direction';
import { balanceVerdict, payeeVerdict, wordingVerdict } from './evidence';
import { type Sign, type SignSample, type Verdict, weigh } from './sample';

/** The sign that money out has in the debit column, and the sign that money in has in the credit column. */
export type OrdinarySigns = { readonly debit: Sign; readonly credit: Sign };

/**
 * Decides what the signs mean in a debit and a credit column, or beside a column with the direction. An amount with the
 * other sign than the ordinary one is a reversal and goes the other way. Null when only a person can tell; `chosen` is
 * the sign of spending that the person chose.
 */
export function ordinarySigns(samples: readonly SignSample[], chosen?: Sign): OrdinarySigns | null {
  const known = isAccount(samples) ? samples : samples.map((sample) => ({ ...sample, balance: null }));
  const debits = known.filter(({ column }) => column === 'debit');
  const credits = known.filter(({ column }) => column === 'credit');
  const debit = debitSign(debits) ?? chosen;
  const credit = creditSign(credits, signsOf(debits).size > 1) ?? (chosen && opposite(chosen));
  return debit && credit ? { debit, credit } : null;
}

/** Whether the balance rises with credits. The balance of a card can be a debt, which falls with them. */
function isAccount(samples: readonly SignSample[]): boolean {
  const credits = samples.filter(({ column, isNegative }) => column === 'credit' && !isNegative);
  const count = (change: 'rose' | 'fell') => credits.filter(({ balance }) => balance === change).length;
  return weigh(count('rose'), count('fell')) === 'negative';
}

const opposite = (sign: Sign): Sign => (sign === 'negative' ? 'positive' : 'negative');

const signsOf = (samples: readonly SignSample[]): ReadonlySet<Sign> =>
  new Set(samples.map(({ isNegative }) => (isNegative ? 'negative' : 'positive')));

function debitSign(debits: readonly SignSample[]): Sign | null {
  const [one, other] = signsOf(debits);
  return other === undefined ? (one ?? 'positive') : evidenceSign(debits, payeeVerdict(debits));
}

/**
 * Credits with a minus sign only are either written as the issuer of a card sees them, or all reversed. The words in the
 * rows tell; reversals in the debit column make the second as likely as the first.
 */
function creditSign(credits: readonly SignSample[], debitHasReversals: boolean): Sign | null {
  const signs = signsOf(credits);
  if (!signs.has('negative')) return 'positive';
  // Of a payee with both signs, the larger sum is what came in, and the smaller one was taken back.
  const payees = payeeVerdict(credits);
  const opposed = payees === 'negative' || payees === 'positive' ? opposite(payees) : payees;
  const spending = evidenceSign(credits, opposed);
  if (spending !== null) return opposite(spending);
  if (signs.has('positive')) return 'positive';
  return debitHasReversals ? null : 'negative';
}

/** Returns the direction of an amount in a debit or credit column. */
export function directionInSides({ column, isNegative }: SignSample, ordinary: OrdinarySigns): Direction {
  const sign: Sign = isNegative ? 'negative' : 'positive';
  if (column === 'credit') return sign === ordinary.credit ? 'in' : 'out';
  return sign === ordinary.debit ? 'out' : 'in';
}

/**
 * Returns the sign of money out that the rows of one column speak for; null when they say nothing or contradict each
 * other. The column tells the ordinary direction, so one kind of evidence is enough to find the reversals.
 */
function evidenceSign(samples: readonly SignSample[], payees: Verdict): Sign | null {
  const balance = balanceVerdict(samples);
  const found = [balance, wordingVerdict(samples), payees];
  const signs = new Set(found.filter((verdict) => verdict === 'negative' || verdict === 'positive'));
  const [sign] = signs;
  if (signs.size > 1 || sign === undefined) return null;
  return sign === balance || !found.includes('mixed') ? sign : null;
}
