import { isCity } from './cities';
import { countries, regions } from './countries';
import { isGenericWord } from './generic';

/** Removes what card networks append to a name: city, region, country, legal form, month of a subscription. */
export function stripPlace(words: readonly string[]): readonly string[] {
  let kept = dropArticle(words);
  let region = false;
  for (;;) {
    const last = kept.at(-1) ?? '';
    const shorter = dropLastPart(kept, region);
    if (shorter.length === kept.length || !isDistinctive(shorter)) return kept;
    region = regions.has(last);
    kept = shorter;
  }
}

function dropLastPart(words: readonly string[], afterRegion: boolean): readonly string[] {
  const last = words.at(-1) ?? '';
  if (words.length < 2 || joins.has(words.at(-2) ?? '')) return words;
  if (fillerWords.has(last) || last.length === 1) return words.slice(0, -1);
  if (regions.has(last) || countries.has(last)) return words.slice(0, -1);
  if (twoWordCountries.has(words.slice(-2).join(' '))) return words.slice(0, -2);
  const city = [4, 3, 2, 1].find((length) => words.length > length && isCity(words.slice(-length)));
  if (city) return words.slice(0, -city);
  // A region always follows a city, so the word before it is a city even when cities.ts does not contain it.
  if (afterRegion && words.length > 2 && !isGenericWord(last)) return words.slice(0, -smallCity(words));
  return words;
}

const smallCity = (words: readonly string[]): number =>
  words.length > 3 && (cityBegins.has(words.at(-2) ?? '') || cityEnds.has(words.at(-1) ?? '')) ? 2 : 1;

/**
 * Whether a name has a word that is not generic. Names such as “Hotel” or “City Cafe” need their place to be
 * distinctive.
 */
const isDistinctive = (words: readonly string[]): boolean =>
  words.some((word) => word.length > 1 && !isGenericWord(word) && !articles.has(word));

function dropArticle(words: readonly string[]): readonly string[] {
  const [first = '', ...others] = words;
  return articles.has(first) && others.length > 0 ? others : words;
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const articles = set('the a an');
const joins = set('of de du des del della di da von van zum zur am at in le la el and und et y');
export const fillerWords = set(
  'ltd limited inc incorporated llc llp lp plc corp corporation co company gmbh ag kg ug ohg ek bv nv vof sarl sas sa sasu srl spa sl slu sro oy oyj ab as asa aps pty pte pvt kft doo zoo intl international group holding holdings jan feb mar apr may jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun am pm subscr subscription subscrip monthly annual renewal recurring bill billing payment payments purchase receipt website online www com terminal store stores shop branch store# bedf beds herts bucks berks middx lancs yorks hants',
);
const cityBegins = set(
  'san santa los las new fort ft saint st north south east west el la port mount mt lake palo beverly long huntington colorado palm grand little baton salt des cape corpus white great royal upper lower bad king newport san sault trois rio sao',
);
const cityEnds = set(
  'city beach springs falls park hills grove heights valley rapids rock rouge island creek lake bay rock mesa vista oaks ridge harbor harbour junction',
);
const twoWordCountries = new Set([
  'united kingdom',
  'united states',
  'great britain',
  'new zealand',
  'south africa',
  'hong kong',
  'czech republic',
  'saudi arabia',
  'south korea',
  'costa rica',
]);
