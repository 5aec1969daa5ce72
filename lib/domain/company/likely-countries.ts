import { countries, isCountry } from './country';

/**
 * Returns the countries in which a browser probably is, the likeliest first: that of its time zone, then those of its
 * languages. Time zones and languages that name no country add none.
 */
export function likelyCountries(timeZone: string, languages: readonly string[]): readonly string[] {
  const ofLanguages = languages.flatMap(countryOfLanguage);
  // The countries of the languages come first, because asking ICU about every country takes tens of milliseconds.
  const ofZone = [...ofLanguages, ...countries].find((country) => zonesOf(country).includes(timeZone));
  return [...new Set([...(ofZone ? [ofZone] : []), ...ofLanguages])];
}

/** The methods of `Intl.Locale` that TypeScript lacks. Safari and earlier versions of Chromium have the property. */
type ZonedLocale = Intl.Locale & {
  readonly getTimeZones?: () => readonly string[] | undefined;
  readonly timeZones?: readonly string[];
};

function zonesOf(country: string): readonly string[] {
  const locale: ZonedLocale = new Intl.Locale(`und-${country}`);
  const zones = known.get(country) ?? locale.getTimeZones?.() ?? locale.timeZones ?? [];
  known.set(country, zones);
  return zones;
}

const known = new Map<string, readonly string[]>();

/** Returns the country that a language tag names. "de" means Germany, but "en" says nothing. */
function countryOfLanguage(tag: string): readonly string[] {
  try {
    const locale = new Intl.Locale(tag);
    const { region = '' } = locale.language === 'en' ? locale : locale.maximize();
    return isCountry(region) ? [region] : [];
  } catch {
    return [];
  }
}
