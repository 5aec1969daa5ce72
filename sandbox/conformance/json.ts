export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands under a name; nothing where there is no such name, or no object to have it. */
export const at = (value: Json | undefined, name: string): Json | undefined =>
  Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;

/** What a JSON pointer such as `/components/schemas/Company` points at. */
export const pointedAt = (value: Json, pointer: string): Json | undefined =>
  stepsOf(pointer).reduce<Json | undefined>(at, value);

/** The same with one change at a pointer; what is on the way there stays as it is. */
export function changedAt(value: Json, pointer: string, change: (there: Json) => Json): Json {
  const [step, ...rest] = stepsOf(pointer);
  if (step === undefined) return change(value);
  const inner = at(value, step);
  if (inner === undefined) throw new Error(`Nothing at ${pointer}`);
  const changed = changedAt(inner, rest.map((each) => `/${escaped(each)}`).join(''), change);
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
