import { isCurrency } from '@/lib/domain/currency';

/** Codes of currencies that are also words, and which a title in capitals can contain. */
const words = new Set('ALL TOP TRY CUP MAD PEN GEL SOS BAM COP LAK MOP MUR DOP BIF SLE TJS ANG'.split(' '));

const names: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  euroa: 'EUR',
  pounds: 'GBP',
  pence: 'GBP',
  rappen: 'CHF',
  sterling: 'GBP',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  lei: 'RON',
  円: 'JPY',
  元: 'CNY',
};

/** Signs of more than one currency: the first one is meant when the books use none of them. */
const signs: readonly (readonly [pattern: RegExp, currencies: readonly string[]])[] = [
  [/(?:US|U\.S\.)\s?\$/i, ['USD']],
  [/R\$/, ['BRL']],
  [/(?:CA|C|CAD)\s?\$/, ['CAD']],
  [/(?:AU|A|AUD)\s?\$/, ['AUD']],
  [/(?:NZ|NZD)\s?\$/, ['NZD']],
  [/S\$/, ['SGD']],
  [/HK\$/, ['HKD']],
  [/\$/, 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP JMD BBD BSD BZD FJD'.split(' ')],
  [/€/, ['EUR']],
  [/£/, 'GBP EGP FKP GIP SHP'.split(' ')],
  [/[¥￥]/, ['JPY', 'CNY']],
  [/₹|\bRs\b/, ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
  [/₩/, ['KRW']],
  [/₺/, ['TRY']],
  [/₽/, ['RUB']],
  [/₪/, ['ILS']],
  [/₴/, ['UAH']],
];

const usualCrown = 'SEK';
const crowns = [usualCrown, 'NOK', 'DKK', 'ISK'];

/**
 * Returns the currency that a title names: “Amount (EUR)”, “Betrag (€)”, “amount_gbp”, “Débit euros”. Null when it
 * names none. `base` decides between the currencies of one sign: “$” is CAD in Canadian books and USD in British ones.
 */
export function currencyInTitle(title: string, base = ''): string | null {
  return splitCurrency(title, base).currency;
}

/** Returns the currency that a title names, and the title without it. */
export function splitCurrency(title: string, base = ''): { readonly currency: string | null; readonly rest: string } {
  for (const { 0: token, index } of title.matchAll(/\p{L}+/gu)) {
    const currency = currencyOfWord(token, title, base);
    if (currency) return { currency, rest: without(title, index, token.length) };
  }
  for (const [pattern, currencies] of signs) {
    const found = pattern.exec(title);
    if (!found) continue;
    const currency = currencies.includes(base) ? base : (currencies[0] ?? null);
    return { currency, rest: without(title, found.index, found[0].length) };
  }
  return { currency: null, rest: title };
}

function currencyOfWord(token: string, title: string, base: string): string | null {
  const upper = token.toUpperCase();
  const inBrackets = new RegExp(`[([]\\s*${token}\\s*[)\\]]`).test(title);
  if (token.length === 3 && isCurrency(upper) && (inBrackets || !words.has(upper))) return upper;
  const named = names[token.toLowerCase()];
  if (named) return named;
  return /^kr$/i.test(token) ? (crowns.includes(base) ? base : usualCrown) : null;
}

/** Removes a currency from a title, with the preposition before it (“Umsatz in EUR”, “Kwota w PLN”) and its brackets. */
function without(title: string, at: number, length: number): string {
  const before = title.slice(0, at).replace(/(?:^|(?<=[\s_(]))(?:in|en|em|w|v|i|as)[\s_(]*$/i, '');
  return `${before} ${title.slice(at + length).replace(/^\s?\$/, '')}`.replace(/[([]\s*[)\]]/g, ' ').trim();
}
