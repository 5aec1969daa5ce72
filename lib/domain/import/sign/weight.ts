import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { balanceVerdict, namesBySign, payeeVerdict, spendingByWording } from './evidence';
import type { Sign, SignSample } from './sample';

/** How much speaks for each sign of spending. */
export type Weight = Readonly<Record<Sign, number>>;

/** The weight of a row that cannot be read the other way: a purchase by card, the thanks of the card's issuer. */
export const certain = 3;

/**
 * Weighs what the rows of a file with both signs say. A fee can be waived, a refund can go to a customer, and a shop can
 * pay back, so each such kind of evidence counts little, however often it occurs: only several kinds decide together.
 */
export function weightsOf(samples: readonly SignSample[]): Weight {
  const parts = [purchases(samples), fees(samples), incomes(samples), returns(samples), names(samples)];
  const all = [...parts, balances(samples)];
  const sum = (sign: Sign) => all.reduce((total, part) => total + part[sign], 0);
  return { negative: sum('negative'), positive: sum('positive') };
}

/** Returns the sign that outweighs the other; null when neither does. A minus sign is money out in most files. */
export function heavier({ negative, positive }: Weight): Sign | null {
  if (negative >= certain - 1 && negative >= positive * clearly) return 'negative';
  return positive >= certain && positive >= negative * clearly ? 'positive' : null;
}

const clearly = 4;

const each = (weigh: (sign: Sign) => number): Weight => ({ negative: weigh('negative'), positive: weigh('positive') });

const said = (samples: readonly SignSample[], is: (sample: SignSample) => boolean) => {
  const signs = samples.filter((sample) => sample.wording && is(sample)).map(spendingByWording);
  return (sign: Sign) => signs.filter((found) => found === sign).length;
};

function purchases(samples: readonly SignSample[]): Weight {
  const certainly = said(samples, ({ wording }) => wording?.kind === 'purchase' || wording?.kind === 'payment');
  return each((sign) => certainly(sign) * certain);
}

function fees(samples: readonly SignSample[]): Weight {
  const count = said(samples, ({ wording }) => wording?.kind === 'fee');
  return each((sign) => (count(sign) > 2 ? 2 : Math.min(count(sign), 1)));
}

function incomes(samples: readonly SignSample[]): Weight {
  const count = said(samples, ({ wording }) => wording?.kind === 'income');
  return each((sign) => Math.min(count(sign), 1));
}

/** What came back: refunds, and payees with both signs. They go together, so they count once. */
function returns(samples: readonly SignSample[]): Weight {
  const refunds = said(samples, ({ wording }) => wording?.kind === 'refund');
  const payees = payeeVerdict(samples);
  const isOnly = payees === 'negative' && isOfReturningPayees(samples);
  return each((sign) => {
    if (sign === 'negative' && isOnly) return 2;
    return refunds(sign) > 0 || payees === sign || payees === 'mixed' ? 1 : 0;
  });
}

/** Whether each payee of the file has both signs, and money went out more often than it came in. */
function isOfReturningPayees(samples: readonly SignSample[]): boolean {
  const groups = [...Map.groupBy(samples, ({ payee }) => normaliseMerchant(payee).key).values()];
  const out = samples.filter(({ isNegative }) => isNegative).length;
  const hasBoth = (group: readonly SignSample[]) => new Set(group.map(({ isNegative }) => isNegative)).size > 1;
  return groups.every(hasBoth) && out > samples.length - out;
}

function names(samples: readonly SignSample[]): Weight {
  const found = namesBySign(samples);
  return each((sign) => Math.min(Math.ceil(found[sign] / 2), certain));
}

/**
 * A balance can be the money of an account or the debt of a card, and the same figures fit both. An account has more
 * rows of money out, and a card more purchases than payments.
 */
function balances(samples: readonly SignSample[]): Weight {
  const verdict = balanceVerdict(samples);
  const own = samples.filter(({ isNegative }) => isNegative === (verdict === 'negative')).length;
  const more = own - (samples.length - own);
  const weight = more < 0 ? 0 : more === 0 ? 1 : more + certain - 1;
  return each((sign) => (sign === verdict ? weight : 0));
}
