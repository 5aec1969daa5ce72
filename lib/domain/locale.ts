/** The order of day, month and year in digits. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * How a country writes days, times and numbers. The words are English everywhere, so a locale of Outlay is `en-` and the
 * country. `Intl` does not format these locales: earlier versions of ICU write "1.234,50 €" for en-DE, and CLDR 48
 * writes "€1,234.50". A server and a browser with different versions would then show different text. So the formats are the lists
 * below, from CLDR 48, and a test compares each country with the ICU of Node.
 */
export type Formats = {
  readonly order: DayOrder;
  /** The mark between the parts of a day in digits. */
  readonly dayMark: '/' | '.' | '-';
  readonly decimal: '.' | ',';
  readonly thousands: ',' | '.' | '\u00a0' | "'";
  /** Whether the digits above a thousand are in groups of two, as in 12,34,567. */
  readonly inPairs: boolean;
  /** Where the symbol of the currency is: £1, € 1, 1 €. */
  readonly symbol: 'before' | 'spaced-before' | 'after';
  /** The locale for names of months and days: "13 Nov 2026" or "Nov 13, 2026". Its words are the same in every ICU. */
  readonly words: 'en-GB' | 'en-US';
  readonly hourCycle: 'h12' | 'h23';
};

const countries = (codes: string): ReadonlySet<string> => new Set(codes.split(' '));

const monthFirst = countries('AS GU MH MP PA PH PR UM US VI');
const yearFirst = countries('AF AX BT CA CN HU IR JP KP KR LK LT MN NP SE TW ZA');
const dots = countries(
  'AL AM AT AZ BA BG BV BY CH CZ DE DK EE FI FO GE GL HR HU IL IS KG KP KR KZ LI LV MD ME MK MN NO PL RO RS RU SI SJ SK TM TR UA',
);
const dashes = countries('AW AX BQ BT CA CL CW LK LT MV NL NP SE SR');

const pointThousands = countries(
  'AD AR AT AW AZ BA BE BN BO BQ BR CL CO CW CY DE DK DZ EC ES FO GL GQ GR HR ID IS IT LA LB LU LY MA MD ME MK MR NL PY RO RS SI SM SR TN TR UY VA VE VN',
);
const spaceThousands = countries(
  'AL AM AO AX BF BG BI BJ BL BV BY CD CF CG CI CM CR CV CZ DJ EE FI FR GA GE GF GN GP GW HT HU KG KZ LT LV MC MF MG ML MQ MU MZ NC NE NO PF PL PM PT RE RU SC SE SJ SK SN ST TF TG TJ TL TM UA UZ WF YT ZA',
);
const apostropheThousands = countries('CH LI');
const pairs = countries('BD BT IN NP');

const symbolAfter = countries(
  'AD AE AL AM AO AX AZ BA BD BF BG BH BI BJ BL BV BY CD CF CG CI CM CV CY CZ DE DJ DK DZ EE EG EH ES FI FO FR GA GE GF GL GN GP GR GW HR HT HU IL IQ IS IT JO KG KH KM KW KZ LB LT LU LV LY MA MC MD ME MF MG MK ML MM MQ MR MU MZ NC NE NO OM PF PL PM PS PT QA RE RO RS RU SA SC SD SE SI SJ SK SM SN SS ST SY TD TF TG TJ TL TM TN UA UZ VA VN WF YE YT',
);
const symbolSpacedBefore = countries('AF AR AT AW BE BN BQ BR CH CO CW IR LI MN MV NL NP PE PY SR TO UY');

const twelveHours = countries(
  'AE AG AL AQ AR AS AU BB BD BH BM BN BO BS BT CA CC CL CO CR CU CY DJ DM DO DZ EC EG EH ER ET FJ FM GD GH GM GR GT GU GY HK HM HN IN IQ JM JO KH KI KN KP KR KW KY LB LC LR LS LY MH MO MP MR MW MX MY NA NI NZ OM PA PE PG PH PK PR PS PW PY QA SA SB SD SG SL SO SS SV SY SZ TC TD TN TO TT TW UM US UY VC VE VG VI VU WS YE ZM',
);

const fridayFirst = countries('MV');
const saturdayFirst = countries('AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY');
const sundayFirst = countries(
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW',
);

const known = new Map<string, Formats>();

/** Returns how the country of a locale writes days, times and numbers. */
export function formatsOf(locale: string): Formats {
  const country = countryOf(locale);
  const formats = known.get(country) ?? formatsIn(country);
  known.set(country, formats);
  return formats;
}

/** Returns in which order the country of a locale writes day, month and year in digits. */
export const dayOrderOf = (locale: string): DayOrder => formatsOf(locale).order;

/** Returns the first day of the week in the country of a locale, from 1 for Monday to 7 for Sunday as in ISO 8601. */
export function firstDayOfWeek(locale: string): 1 | 5 | 6 | 7 {
  const country = countryOf(locale);
  if (sundayFirst.has(country)) return 7;
  if (saturdayFirst.has(country)) return 6;
  return fridayFirst.has(country) ? 5 : 1;
}

/** Returns the country of a locale: "GB" for "en-GB". */
export const countryOf = (locale: string): string => /-([A-Z]{2})$/.exec(locale)?.[1] ?? 'GB';

function formatsIn(country: string): Formats {
  const decimal = pointThousands.has(country) || spaceThousands.has(country) ? ',' : '.';
  return {
    order: monthFirst.has(country) ? 'mdy' : yearFirst.has(country) ? 'ymd' : 'dmy',
    dayMark: dots.has(country) ? '.' : dashes.has(country) ? '-' : '/',
    decimal,
    thousands: thousandsIn(country),
    inPairs: pairs.has(country),
    symbol: symbolAfter.has(country) ? 'after' : symbolSpacedBefore.has(country) ? 'spaced-before' : 'before',
    // Canada writes 2026-11-13 in digits and "Nov 13, 2026" in words.
    words: monthFirst.has(country) || country === 'CA' ? 'en-US' : 'en-GB',
    hourCycle: twelveHours.has(country) ? 'h12' : 'h23',
  };
}

function thousandsIn(country: string): Formats['thousands'] {
  if (pointThousands.has(country)) return '.';
  if (spaceThousands.has(country)) return '\u00a0';
  return apostropheThousands.has(country) ? "'" : ',';
}
