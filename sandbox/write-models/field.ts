import { meaningOf, nameInWords } from './words';

/** One field of a write model, as Codat shows it and as a pushed record is checked by it. */
export interface Field {
  readonly name: string;
  readonly type: 'String' | 'Number' | 'DateTime' | 'Object' | 'Array' | 'Boolean';
  readonly displayName: string;
  readonly description: string;
  /** What the published model says. */
  readonly required: boolean;
  /** Whether a record without it is refused: less than `required`, see `markedRequired`. */
  readonly enforced: boolean;
  readonly options: readonly string[];
  /** Taken although the published options lack them, because the API's own schema has them. */
  readonly alsoTaken: readonly string[];
  /** What an older document calls it. */
  readonly formerName?: string;
  readonly warnings: readonly string[];
  readonly information: readonly string[];
  /** Characters of a String, items of an Array. */
  readonly shortest?: number;
  readonly longest?: number;
  readonly fields: readonly Field[];
}

/** Something a field is, beside its name and type. */
export type Trait = (field: Field) => Field;

export const text = (name: string, ...traits: readonly Trait[]): Field => field('String', name, [], traits);
export const number = (name: string, ...traits: readonly Trait[]): Field => field('Number', name, [], traits);
export const dateTime = (name: string, ...traits: readonly Trait[]): Field => field('DateTime', name, [], traits);
export const flag = (name: string, ...traits: readonly Trait[]): Field => field('Boolean', name, [], traits);
export const object = (name: string, fields: readonly Field[], ...traits: readonly Trait[]): Field =>
  field('Object', name, fields, traits);
export const list = (name: string, fields: readonly Field[], ...traits: readonly Trait[]): Field =>
  field('Array', name, fields, traits);

export const optional: Trait = (field) => field;
export const required: Trait = (field) => ({ ...field, required: true, enforced: true });

/**
 * Published as required, yet a record without it is taken: the models ask for more than the API does (a new record's
 * own id, a field its schema does not have). Where it stands, the reason stands beside it.
 */
export const markedRequired: Trait = (field) => ({ ...field, required: true });

export const upTo =
  (longest: number): Trait =>
  (field) => ({ ...field, longest });
export const atLeast =
  (shortest: number): Trait =>
  (field) => ({ ...field, shortest });
export const oneOf =
  (...options: readonly string[]): Trait =>
  (field) => ({ ...field, options });
export const alsoTakes =
  (...alsoTaken: readonly string[]): Trait =>
  (field) => ({ ...field, alsoTaken });
export const formerly =
  (formerName: string): Trait =>
  (field) => ({ ...field, formerName });
export const warns =
  (...details: readonly string[]): Trait =>
  (field) => ({ ...field, warnings: [...field.warnings, ...details] });
export const informs =
  (...details: readonly string[]): Trait =>
  (field) => ({ ...field, information: [...field.information, ...details] });

/** Several traits that packages give together. */
export const all =
  (...traits: readonly Trait[]): Trait =>
  (field) =>
    traits.reduce((done, trait) => trait(done), field);

const field = (type: Field['type'], name: string, fields: readonly Field[], traits: readonly Trait[]): Field =>
  all(...traits)({
    name,
    type,
    displayName: nameInWords(name),
    description: meaningOf(name),
    required: false,
    enforced: false,
    options: [],
    alsoTaken: [],
    warnings: [],
    information: [],
    fields,
  });
