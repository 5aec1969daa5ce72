import { at, isObject, type Json, type JsonObject, pointedAt } from './json';

/** Keywords that OpenAPI and JSON Schema have in common and whose value is no schema. */
const plainKeywords = [
  'type',
  'enum',
  'const',
  'format',
  'pattern',
  'required',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
];

/** Dates are text to the documents; their description tells the forms, with the time and without. */
const isoDate = String.raw`^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$`;

/**
 * A schema of an OpenAPI document as JSON Schema 2020-12 that stands alone: what it refers to comes along in `$defs`.
 *
 * `nullable` (OpenAPI 3.0, which these documents use though they say 3.1) becomes the type null. Where a value has
 * named properties, others are refused: by `unevaluatedProperties`, since the documents leave most objects open, and a
 * name they do not know is more likely a slip of ours than a secret of Codat's.
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

/** A part of an `allOf` must not refuse what the other parts name; a whole value may. */
type Place = 'value' | 'part';

function converted(schema: Json, place: Place, conversion: Conversion): Json {
  if (!isObject(schema)) return schema === false ? false : {};
  const closed = place === 'value' && namesProperties(schema, conversion.document);
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
  const found = pointedAt(document, reference.slice(1));
  if (found === undefined) throw new Error(`The document has nothing at ${reference}`);
  return found;
}

function applicatorsOf(schema: JsonObject, conversion: Conversion): JsonObject {
  const value = (each: Json): Json => converted(each, 'value', conversion);
  const all = (name: string, place: Place): JsonObject => {
    const parts = schema[name];
    return Array.isArray(parts) ? { [name]: parts.map((each) => converted(each, place, conversion)) } : {};
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
