import type { MappingPlace } from './refs';

/**
 * Describes where the mapping uses an entry: "Meals", "Meals in EUR". Null when `names` does not contain the category
 * or card.
 */
export function describePlace(place: MappingPlace, names: ReadonlyMap<string, string>): string | null {
  const name = place.at === 'defaults' ? 'Default for every expense' : names.get(place.id);
  if (name === undefined) return null;
  return place.currency === null ? name : `${name} in ${place.currency}`;
}

export const describeRulePlace = (ruleName: string): string => `Rule “${ruleName}”`;

export const describeAliasPlace = (merchant: string): string => `Merchant ${merchant}`;
