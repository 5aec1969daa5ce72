import { at, isObject, type Json, type JsonObject, resolvePointer } from './json';

/** Keywords that OpenAPI and JSON Schema share and whose value is not a schema. */
const plainKeywords = (
  'type enum const format pattern required minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength ' +
  'maxLength minItems maxItems uniqueItems minProperties maxProperties'
).split(' ');

/** The documents type dates as text; the description gives the formats, with and without a time. */
const isoDate = String.raw`^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$`;

/**
 * Converts a schema of an OpenAPI document to a self-contained JSON Schema 2020-12, with its references in `$defs`.
 *
 * `nullable` becomes the type null: it is OpenAPI 3.0, which these documents use although they declare 3.1.
 * `unevaluatedProperties` refuses undeclared properties where a value has named ones. The documents leave most objects
 * open, but an undeclared name is more likely our mistake than a secret of Codat's.
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

/** A part of an `allOf` must not refuse properties that the other parts name; a whole value may. */
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
