import { useEffect, useRef } from 'react';
import { initialPlace, type Place, suggestPlace } from '@/lib/domain/company/place';

type Name = keyof Place;

/** The functions of a form with the fields `country` and `currency`. */
type PlaceForm<Props> = {
  readonly field: (name: Name, options: { onChange: () => void }) => Props;
  readonly setValue: (name: Name, value: string) => void;
  readonly getValues: (name: Name) => string | undefined;
};

/**
 * Suggests the country and the currency of a new company: at first from the browser's time zone and languages, later from
 * the one that the person chose. A choice of the person is never replaced. Returns the props of the two fields.
 */
export function usePlace<Props>({ field, setValue, getValues }: PlaceForm<Props>) {
  const chosen = useRef({ country: false, currency: false });
  const likely = useRef<readonly string[]>([]);

  const place = (): Place => ({
    country: getValues('country') ?? initialPlace.country,
    currency: getValues('currency') ?? initialPlace.currency,
  });
  const suggest = () => {
    const { country, currency } = suggestPlace(place(), chosen.current, likely.current);
    setValue('country', country);
    setValue('currency', currency);
  };
  const choose = (name: Name) => () => {
    chosen.current[name] = true;
    suggest();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: The browser does not move.
  useEffect(() => {
    let isShown = true;
    // A value that differs was chosen before the script ran, or restored by the browser.
    const { country, currency } = place();
    chosen.current = { country: country !== initialPlace.country, currency: currency !== initialPlace.currency };
    void loadLikelyCountries().then((countries) => {
      if (!isShown) return;
      likely.current = countries;
      suggest();
    });
    return () => {
      isShown = false;
    };
  }, []);

  return {
    country: field('country', { onChange: choose('country') }),
    currency: field('currency', { onChange: choose('currency') }),
  };
}

const loadLikelyCountries = async (): Promise<readonly string[]> => {
  const { likelyCountries } = await import('@/lib/domain/company/likely-countries');
  return likelyCountries(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages);
};
