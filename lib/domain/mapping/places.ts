import type { MappingPlace } from './refs';

/** Returns where the mapping names an entry: "Meals", "Meals in EUR". Null when the category or card is not in `names`. */
export function describePlace(place: MappingPlace, names: ReadonlyMap<string, string>): string | null {
  const name = place.at === 'defaults' ? 'Default for every expense' : names.get(place.id);
  if (name === undefined) return null;
  return place.currency === null ? name : `${name} in ${place.currency}`;
}

export const describeRulePlace = (ruleName: string): string => `Rule “${ruleName}”`;

export const describeAliasPlace = (merchant: string): string => `Merchant ${merchant}`;
