export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the property or element with this name. Undefined if there is none. */
export const at = (value: Json | undefined, name: string): Json | undefined =>
  Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;

/** Returns the value at a JSON pointer such as `/components/schemas/Company`. */
export const resolvePointer = (value: Json, pointer: string): Json | undefined =>
  stepsOf(pointer).reduce<Json | undefined>(at, value);

/** Returns a copy in which the value at the pointer is replaced by the result of `change`. */
export function replaceAt(value: Json, pointer: string, change: (there: Json) => Json): Json {
  const [step, ...rest] = stepsOf(pointer);
  if (step === undefined) return change(value);
  const inner = at(value, step);
  if (inner === undefined) throw new Error(`Nothing at ${pointer}`);
  const changed = replaceAt(inner, rest.map((each) => `/${escaped(each)}`).join(''), change);
  return Array.isArray(value)
    ? value.map((each, index) => (index === Number(step) ? changed : each))
    : { ...(isObject(value) ? value : {}), [step]: changed };
}

const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));

const escaped = (step: string): string => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
