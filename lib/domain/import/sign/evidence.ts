import { identifyMerchant } from '@/lib/domain/merchant/name/identity';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { foldTitle } from '../titles/fold';
import { type Sign, type SignSample, type Verdict, weigh } from './sample';

const signOf = ({ isNegative }: SignSample): Sign => (isNegative ? 'negative' : 'positive');
const opposite = (sign: Sign): Sign => (sign === 'negative' ? 'positive' : 'negative');

const tally = (signs: readonly (Sign | null)[]): Verdict =>
  weigh(signs.filter((sign) => sign === 'negative').length, signs.filter((sign) => sign === 'positive').length);

/** What the words in the rows say about the sign of spending. */
export const wordingVerdict = (samples: readonly SignSample[]): Verdict => tally(samples.map(spendingByWording));

/** Returns the sign of spending that the words of one row speak for; null when they say nothing certain. */
export function spendingByWording(sample: SignSample): Sign | null {
  const { wording, isNegative, payee } = sample;
  // A sale is a purchase by the card, or what the company sold.
  if (!wording || wording.phrase === 'sale') return null;
  if (wording.direction === 'out') return signOf(sample);
  // “Automatic payment” is money out of a bank account and money in on a card. Thanks come only from the card's issuer.
  if (wording.kind === 'payment' && !thanks.test(foldTitle(payee))) return null;
  // “Deposit” with a minus sign is as likely the deposit that was paid for a venue.
  if (wording.kind === 'income' && isNegative) return null;
  return opposite(signOf(sample));
}

const thanks =
  /thank|received|\bdank|bedankt|erhalten|eingegangen|merci|recue?\b|gracias|recibid|grazie|ricevut|obrigad|recebid|ontvangen|\btack\b|mottag|\btakk?\b|modtaget|mottatt|kiitos|vastaanotettu|dziekuj|otrzyman|dekuj|prijat|koszon|multumi|aciu|paldies|aitah|tesekkur/;

/**
 * What the running balance says. In an account, the balance falls when money goes out. The balance of a card can also be
 * a debt that grows with spending. So a balance that rises with amounts that are all positive proves nothing.
 */
export function balanceVerdict(samples: readonly SignSample[]): Verdict {
  const moved = samples.filter(({ balance }) => balance !== null);
  const verdict = tally(moved.map((sample) => (sample.balance === 'fell' ? signOf(sample) : opposite(signOf(sample)))));
  const isPositiveOnly = samples.every(({ isNegative }) => !isNegative);
  return verdict === 'negative' && isPositiveOnly ? 'mixed' : verdict;
}

/** What the net amounts say: a fee makes money in smaller and money out larger. */
export const netVerdict = (samples: readonly SignSample[]): Verdict =>
  tally(
    samples.map((sample) =>
      sample.net === null ? null : sample.net === 'out' ? signOf(sample) : opposite(signOf(sample)),
    ),
  );

/** What payees with both signs say: what comes back from a payee is never more than what was paid. */
export function payeeVerdict(samples: readonly SignSample[]): Verdict {
  const groups = Map.groupBy(samples, ({ payee, currency }) => `${currency} ${normaliseMerchant(payee).key}`);
  const signs = [...groups.values()].map((group): Sign | null => {
    const sum = (sign: Sign) => group.reduce((total, one) => total + (signOf(one) === sign ? one.minor : 0n), 0n);
    const [negative, positive] = [sum('negative'), sum('positive')];
    if (negative === 0n || positive === 0n || negative === positive) return null;
    return negative > positive ? 'negative' : 'positive';
  });
  return tally(signs);
}

const mostNames = 300;

/**
 * What the payees themselves say, weaker than everything else: shops are paid, and clients pay. One name alone says
 * nothing, because it can be a refund.
 */
export function nameVerdict(samples: readonly SignSample[]): Verdict {
  const { negative, positive } = namesBySign(samples);
  return negative + positive < 2 ? null : weigh(negative, positive);
}

/** Counts the payees that speak for each sign of spending. A payee with both signs says nothing. */
export function namesBySign(samples: readonly SignSample[]): Readonly<Record<Sign, number>> {
  // The words of a row tell more than its name: “Refund Tesco”.
  const plain = samples.slice(0, mostNames).filter(({ wording }) => wording === null);
  const named = Map.groupBy(plain, ({ payee }) => payee);
  const signs = [...named].flatMap(([payee, [sample, ...others]]) => {
    if (!sample || others.some(({ isNegative }) => isNegative !== sample.isNegative)) return [];
    if (isClient(payee)) return [opposite(signOf(sample))];
    return isShop(payee) ? [signOf(sample)] : [];
  });
  const count = (sign: Sign) => signs.filter((found) => found === sign).length;
  return { negative: count('negative'), positive: count('positive') };
}

const isClient = (payee: string): boolean =>
  /^(?:clients?|customers?|kunden?|klanten?|klient\w*|cliente?s?|asiakas|zakaznik|ugyfel|kunder?|income|sales)\b/.test(
    foldTitle(payee),
  );

const isShop = (payee: string): boolean =>
  identifyMerchant(payee).signals.some(({ by, concept }) => by === 'brand' && concept !== 'bank-fees');
