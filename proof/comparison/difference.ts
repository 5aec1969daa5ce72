import type { Identities } from './identities';

/**
 * Returns where the database's value differs from the model's, or null if it does not. A field that the model lacks is
 * not compared: the model has only what the engine reads.
 */
export function findDifference(model: unknown, database: unknown, identities: Identities, path = ''): string | null {
  const differs = () => `${path}: the model has ${format(model)}, the database ${format(database)}`;
  if (model === undefined) return null;
  if (typeof model === 'string' && typeof database === 'string')
    return identities.areSame(model, database) ? null : differs();
  if (model instanceof Date && database instanceof Date)
    return model.getTime() === database.getTime() ? null : differs();
  if (isCollection(model) && isCollection(database))
    return findDifference(sorted(model, identities), sorted(database, identities), identities, path);
  if (Array.isArray(model) && Array.isArray(database)) {
    if (model.length !== database.length) return differs();
    return firstOf(
      model.map((each, index) => [each, database[index], `${path}[${index}]`]),
      identities,
    );
  }
  if (isObject(model) && isObject(database))
    return firstOf(
      Object.entries(model).map(([key, value]) => [value, database[key], `${path}.${key}`]),
      identities,
    );
  return Object.is(model, database) ? null : differs();
}

function firstOf(pairs: readonly (readonly [unknown, unknown, string])[], identities: Identities): string | null {
  for (const [model, database, path] of pairs) {
    const difference = findDifference(model, database, identities, path);
    if (difference !== null) return difference;
  }
  return null;
}

type Collection = ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>;
const isCollection = (value: unknown): value is Collection => value instanceof Set || value instanceof Map;

/** The order of a Set and a Map has no meaning, so both sides are sorted by what they have in the database. */
const sorted = (collection: Collection, identities: Identities): unknown[] =>
  [...collection]
    .map((entry) => ({ entry, name: format(identities.toDatabase(entry)) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ entry }) => entry);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const format = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    typeof each === 'bigint' ? `${each}n` : each instanceof Set || each instanceof Map ? [...each] : each,
  ) ?? 'nothing';
