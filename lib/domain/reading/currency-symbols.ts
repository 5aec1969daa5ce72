import { isCurrency } from '../currency';
import { plainCharacters } from './characters';

/**
 * The symbols and names of currencies. The first currency of a symbol is the usual one, so the order of the lines
 * counts. A name in lower case is recognised in any case; other names only as they are written here. Single letters and
 * KM are missing, because 12K and 12 L are other quantities. `Intl` has them for the currency of the books.
 */
const names: Readonly<Record<string, string>> = {
  USD: '$ US$ $US U$S U$D usd dollar dollars',
  EUR: '€ eur euro euros',
  GBP: '£ GB£ £GB UK£ gbp pound pounds stg',
  JPY: '¥ JP¥ 円 jpy yen',
  CNY: '¥ CN¥ 元 圆 元人民币 rmb cny yuan',
  CHF: 'Fr FR fr SFr sFr chf franken',
  SEK: 'kr sek kronor',
  NOK: 'kr nkr nok kroner',
  DKK: 'kr dkr dkk kroner',
  ISK: 'kr ikr isk krónur',
  CAD: '$ CA$ $CA C$ CAD$ cad',
  AUD: '$ A$ AU$ $AU $A aud',
  NZD: '$ NZ$ $NZ nzd',
  SGD: '$ S$ SG$ $SG sgd',
  HKD: '$ HK$ $HK hkd',
  TWD: '$ NT$ 元 圓 twd',
  MXN: '$ MX$ $MX Mex$ mxn',
  ARS: '$ AR$ $AR',
  CLP: '$ CL$ $CL CLP$',
  COP: '$ CO$ COL$ $CO',
  UYU: '$ UY$ $U',
  BRL: 'R$ brl reais',
  INR: '₹ Rs rs RS inr',
  PKR: 'Rs rs RS ₨',
  LKR: 'Rs rs RS',
  NPR: 'Rs rs RS नेरू',
  MUR: 'Rs rs RS',
  SCR: 'Rs',
  PLN: 'zł zl pln złotych',
  CZK: 'Kč kč czk',
  HUF: 'Ft ft huf forint',
  RON: 'lei leu ron',
  MDL: 'lei leu',
  BGN: 'лв lv bgn',
  UAH: '₴ грн uah',
  RUB: '₽ руб р rub',
  BYN: 'Br руб',
  TRY: '₺ TL tl',
  ILS: '₪ NIS ils',
  ZAR: 'R zar',
  KRW: '₩ 원 krw won',
  MYR: 'RM myr',
  IDR: 'Rp rp idr',
  THB: '฿ บาท thb baht',
  VND: '₫ đ đồng vnd',
  NGN: '₦ ngn',
  PHP: '₱ php',
  GHS: '₵ GH₵ GH¢',
  KES: 'Ksh KSh KSH Kshs',
  UGX: 'USh',
  TZS: 'TSh TSH',
  EGP: '£ E£ LE L.E ج.م',
  AED: 'د.إ Dhs DH dhs aed dirham',
  SAR: 'ر.س SR sar ﷼ ریال',
  QAR: 'ر.ق QR ﷼ ریال',
  OMR: 'ر.ع ﷼ ریال',
  YER: 'ر.ي ﷼ ریال',
  IRR: '﷼ ریال',
  KWD: 'د.ك KD',
  BHD: 'د.ب BD',
  JOD: 'د.أ JD',
  IQD: 'د.ع',
  LYD: 'د.ل LD',
  TND: 'د.ت DT',
  DZD: 'د.ج DA',
  MAD: 'د.م DH Dhs dhs',
  LBP: '£ L£ LL ل.ل',
  SYP: '£ LS ل.س',
  FKP: '£',
  GIP: '£',
  SHP: '£',
  SSP: '£',
  RSD: 'дин din РСД',
  BAM: 'КМ',
  MKD: 'ден den',
  ALL: 'Lek lek',
  GEL: '₾',
  AMD: '֏',
  AZN: '₼',
  KZT: '₸',
  KGS: 'сом ⃀',
  MNT: '₮',
  LAK: '₭',
  KHR: '៛',
  MMK: 'Ks',
  BDT: '৳ Tk',
  CRC: '₡',
  PYG: '₲ Gs',
  PEN: 'S/ S/.',
  BOB: 'Bs',
  VES: 'Bs Bs.S',
  PAB: 'B/.',
  NIO: 'C$',
  DOP: '$ RD$',
  JMD: '$ J$',
  TTD: '$ TT$',
  BBD: '$ Bds$ BBD$',
  BSD: '$ B$',
  BZD: '$ BZ$',
  BND: '$ B$',
  FJD: '$ FJ$',
  NAD: '$ N$',
  LRD: '$ L$',
  SRD: '$ Sr$',
  GYD: '$ G$',
  KYD: '$ CI$',
  BMD: '$ BD$',
  SBD: '$ SI$',
  CUP: '$ ₱',
  XOF: 'FCFA CFA',
  XAF: 'FCFA CFA',
  XPF: 'FCFP CFP',
  XCD: '$ EC$',
  XCG: 'Cg',
  ETB: 'Br',
  AOA: 'Kz',
  ZMW: 'ZK',
};

let known: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * Returns the currencies that a symbol, a name or a code can mean, the usual one first. Null when the word is none.
 * `given` is the currency to recognise by all the symbols that any language has for it.
 */
export function currenciesOf(word: string, given: string): readonly string[] | null {
  known ??= byName();
  const plain = word.replace(/(?<=\p{L})\.$/u, '');
  const found = known.get(word) ?? known.get(plain) ?? (isOneCase.test(plain) ? known.get(anyCase(plain)) : undefined);
  if (symbolsOf(given).has(word) || symbolsOf(given).has(plain)) return [given, ...(found ?? [])];
  return found ?? (/^[A-Z]{3}$/.test(plain) && isCurrency(plain) ? [plain] : null);
}

/** All letters in one case, or only the first one a capital. GBp are pence, and not pounds. */
const isOneCase = /^(?:\p{L}?[^\p{Lu}]*|[^\p{Ll}]*)$/u;
const anyCase = (name: string) => `*${name.toLowerCase()}`;

function byName(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const [currency, symbols] of Object.entries(names)) {
    for (const symbol of symbols.split(' ')) {
      const isAnyCase = symbol.length > 1 && symbol === symbol.toLowerCase() && symbol !== symbol.toUpperCase();
      const key = isAnyCase ? anyCase(symbol) : plainCharacters(symbol);
      map.set(key, [...(map.get(key) ?? []), currency]);
    }
  }
  return map;
}

/** The languages whose symbols a currency is recognised by. */
const languages = (
  'en en-GB en-US en-CA en-AU en-NZ en-ZA en-IN de de-CH fr fr-CA fr-CH es es-MX es-AR it it-CH nl pt pt-PT sv da nb fi ' +
  'is pl cs sk hu ro bg hr sl et lv lt el tr ru uk he ar ar-EG ar-AE fa hi mr bn ta th vi id ms ja zh zh-Hant ko'
).split(' ');
const symbols = new Map<string, ReadonlySet<string>>();

function symbolsOf(currency: string): ReadonlySet<string> {
  const cached = symbols.get(currency);
  if (cached) return cached;
  const found = new Set(/^[A-Z]{3}$/.test(currency) ? [currency, ...written(currency)] : []);
  symbols.set(currency, found);
  return found;
}

const written = (currency: string): string[] =>
  languages.flatMap((language) =>
    (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) => {
      const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay }).formatToParts(1);
      return parts
        .filter(({ type }) => type === 'currency')
        .map(({ value }) => plainCharacters(value).replace(/ /g, ''));
    }),
  );
