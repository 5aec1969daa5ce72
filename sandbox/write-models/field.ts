import { descriptionOf, nameInWords } from './labels';

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
  readonly alsoAccepted: readonly string[];
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
export type Modifier = (field: Field) => Field;

export const text = (name: string, ...traits: readonly Modifier[]): Field => field('String', name, [], traits);
export const number = (name: string, ...traits: readonly Modifier[]): Field => field('Number', name, [], traits);
export const dateTime = (name: string, ...traits: readonly Modifier[]): Field => field('DateTime', name, [], traits);
export const boolean = (name: string, ...traits: readonly Modifier[]): Field => field('Boolean', name, [], traits);
export const object = (name: string, fields: readonly Field[], ...traits: readonly Modifier[]): Field =>
  field('Object', name, fields, traits);
export const list = (name: string, fields: readonly Field[], ...traits: readonly Modifier[]): Field =>
  field('Array', name, fields, traits);

export const optional: Modifier = (field) => field;
export const required: Modifier = (field) => ({ ...field, required: true, enforced: true });

/**
 * Published as required, yet a record without it is taken: the models ask for more than the API does (a new record's
 * own id, a field its schema does not have). Where it stands, the reason stands beside it.
 */
export const publishedAsRequired: Modifier = (field) => ({ ...field, required: true });

export const upTo =
  (longest: number): Modifier =>
  (field) => ({ ...field, longest });
export const atLeast =
  (shortest: number): Modifier =>
  (field) => ({ ...field, shortest });
export const oneOf =
  (...options: readonly string[]): Modifier =>
  (field) => ({ ...field, options });
export const alsoAccepts =
  (...alsoAccepted: readonly string[]): Modifier =>
  (field) => ({ ...field, alsoAccepted });
export const formerly =
  (formerName: string): Modifier =>
  (field) => ({ ...field, formerName });
export const warns =
  (...details: readonly string[]): Modifier =>
  (field) => ({ ...field, warnings: [...field.warnings, ...details] });
export const informs =
  (...details: readonly string[]): Modifier =>
  (field) => ({ ...field, information: [...field.information, ...details] });

/** Several traits that packages give together. */
export const all =
  (...traits: readonly Modifier[]): Modifier =>
  (field) =>
    traits.reduce((done, trait) => trait(done), field);

const field = (type: Field['type'], name: string, fields: readonly Field[], traits: readonly Modifier[]): Field =>
  all(...traits)({
    name,
    type,
    displayName: nameInWords(name),
    description: descriptionOf(name),
    required: false,
    enforced: false,
    options: [],
    alsoAccepted: [],
    warnings: [],
    information: [],
    fields,
  });
