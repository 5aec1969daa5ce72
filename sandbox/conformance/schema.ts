import { at, isObject, type Json, type JsonObject, resolvePointer } from './json';

/** Keywords that mean the same in OpenAPI and JSON Schema, and whose value contains no schema. */
const plainKeywords = (
  'type enum const format pattern required minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength ' +
  'maxLength minItems maxItems uniqueItems minProperties maxProperties'
).split(' ');

/**
 * The documents declare dates as plain text. Their descriptions give the two allowed formats: with and without a time.
 */
const isoDate = String.raw`^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$`;

/**
 * Converts a schema of an OpenAPI document to a self-contained JSON Schema 2020-12. Referenced schemas are copied to
 * `$defs`.
 *
 * `nullable` becomes the type null. It is a keyword of OpenAPI 3.0, which these documents use although they declare
 * 3.1. Undeclared properties are refused with `unevaluatedProperties` where the schema declares any. The documents
 * allow most undeclared properties, but one is more likely a mistake of ours than an undocumented property of Codat.
 */
export function standalone(document: Json, schema: Json): JsonObject {
  const definitions = new Map<string, Json>();
  const root = converted(schema, 'value', { document, definitions });
  return { $defs: Object.fromEntries(definitions), ...(isObject(root) ? root : { allOf: [root] }) };
}

interface Conversion {
  readonly document: Json;
  readonly definitions: Map<string, Json>;
}

/**
 * The place where a schema is used. As a part of an `allOf` it must accept the properties that the other parts declare.
 * As a whole value it may refuse all undeclared properties.
 */
type Position = 'value' | 'part';

function converted(schema: Json, position: Position, conversion: Conversion): Json {
  if (!isObject(schema)) return schema === false ? false : {};
  const closed = position === 'value' && namesProperties(schema, conversion.document);
  const result = {
    ...Object.fromEntries(plainKeywords.flatMap((word) => (word in schema ? [[word, schema[word] ?? null]] : []))),
    ...(schema.title === 'Date time' ? { pattern: isoDate } : {}),
    ...referenceOf(schema, conversion),
    ...applicatorsOf(schema, conversion),
    ...(closed ? { unevaluatedProperties: false } : {}),
  };
  return schema.nullable === true ? { anyOf: [result, { type: 'null' }] } : result;
}

function referenceOf({ $ref }: JsonObject, conversion: Conversion): JsonObject {
  if (typeof $ref !== 'string') return {};
  const name = $ref.slice(1).replaceAll(/[^A-Za-z0-9]/g, (sign) => `_${sign.charCodeAt(0)}_`);
  if (!conversion.definitions.has(name)) {
    conversion.definitions.set(name, {});
    conversion.definitions.set(name, converted(target(conversion.document, $ref), 'part', conversion));
  }
  return { $ref: `#/$defs/${name}` };
}

function target(document: Json, reference: string): Json {
  const found = resolvePointer(document, reference.slice(1));
  if (found === undefined) throw new Error(`The document has nothing at ${reference}`);
  return found;
}

function applicatorsOf(schema: JsonObject, conversion: Conversion): JsonObject {
  const value = (each: Json): Json => converted(each, 'value', conversion);
  const all = (name: string, position: Position): JsonObject => {
    const parts = schema[name];
    return Array.isArray(parts) ? { [name]: parts.map((each) => converted(each, position, conversion)) } : {};
  };
  const one = (name: string): JsonObject => (schema[name] === undefined ? {} : { [name]: value(schema[name]) });
  return {
    ...(isObject(schema.properties) ? { properties: mapped(schema.properties, value) } : {}),
    ...one('items'),
    ...one('additionalProperties'),
    ...one('propertyNames'),
    ...all('allOf', 'part'),
    ...all('anyOf', 'part'),
    ...all('oneOf', 'part'),
  };
}

const mapped = (object: JsonObject, change: (value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));

function namesProperties(schema: Json, document: Json): boolean {
  if (isObject(at(schema, 'properties'))) return true;
  const reference = at(schema, '$ref');
  if (typeof reference === 'string') return namesProperties(target(document, reference), document);
  return ['allOf', 'anyOf', 'oneOf'].some((name) => {
    const parts = at(schema, name);
    return Array.isArray(parts) && parts.some((part: Json) => namesProperties(part, document));
  });
}
