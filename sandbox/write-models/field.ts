import { descriptionOf, fieldLabel } from './labels';

/**
 * One field of a write model. Clients can read the model from Codat's API, and each record that they push is checked
 * against it.
 */
export interface Field {
  readonly name: string;
  readonly type: 'String' | 'Number' | 'DateTime' | 'Object' | 'Array' | 'Boolean';
  readonly displayName: string;
  readonly description: string;
  /** True if the published model marks the field as required. */
  readonly required: boolean;
  /** True if a record without the field is refused. It is false for some required fields; see `publishedAsRequired`. */
  readonly enforced: boolean;
  readonly options: readonly string[];
  /**
   * Values that are accepted although they are not in the published options, because the schema of the API has them.
   */
  readonly alsoAccepted: readonly string[];
  /** The name of the field in an older document. It is accepted too. */
  readonly formerName?: string;
  readonly warnings: readonly string[];
  readonly information: readonly string[];
  /** The minimum and maximum number of characters of a String, or of items in an Array. */
  readonly shortest?: number;
  readonly longest?: number;
  readonly fields: readonly Field[];
}

/** A function that returns a field with one property changed. */
export type Modifier = (field: Field) => Field;

export const text = (name: string, ...modifiers: readonly Modifier[]): Field => field('String', name, modifiers);
export const number = (name: string, ...modifiers: readonly Modifier[]): Field => field('Number', name, modifiers);
export const dateTime = (name: string, ...modifiers: readonly Modifier[]): Field => field('DateTime', name, modifiers);
export const boolean = (name: string, ...modifiers: readonly Modifier[]): Field => field('Boolean', name, modifiers);
export const object = (name: string, ...parts: NestedParts): Field => nested('Object', name, parts);
export const list = (name: string, ...parts: NestedParts): Field => nested('Array', name, parts);

export const optional: Modifier = (field) => field;
export const required: Modifier = (field) => ({ ...field, required: true, enforced: true });

/**
 * Marks a field as required in the published model, but does not refuse a record without it. Some published models
 * require more than the API does, such as the id of a new record or a field that is not in the schema. Each use of this
 * modifier has a comment with the reason.
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

/** Combines several modifiers into one. */
export const all =
  (...modifiers: readonly Modifier[]): Modifier =>
  (field) =>
    modifiers.reduce((modified, modify) => modify(modified), field);

/** The modifiers of an Object or Array field, followed by its inner fields. */
type NestedParts = readonly [...Modifier[], readonly Field[]];

const nested = (type: 'Object' | 'Array', name: string, parts: NestedParts): Field =>
  field(
    type,
    name,
    parts.filter((part) => typeof part === 'function'),
    parts.find((part) => typeof part !== 'function'),
  );

const field = (
  type: Field['type'],
  name: string,
  modifiers: readonly Modifier[],
  fields: readonly Field[] = [],
): Field =>
  all(...modifiers)({
    name,
    type,
    displayName: fieldLabel(name),
    description: descriptionOf(name),
    required: false,
    enforced: false,
    options: [],
    alsoAccepted: [],
    warnings: [],
    information: [],
    fields,
  });
