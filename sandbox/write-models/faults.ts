import type { Field } from './field';
import { pascal } from './labels';
import type { WriteModel } from './model';

/** An error of a push operation's `validation`. */
export interface RecordFault {
  readonly itemId: string;
  readonly message: string;
  readonly validatorName: string;
}

/**
 * What is wrong with a pushed record before the package looks at it, in Codat's words: "Failed to push to Account as
 * NominalCode must not be longer than 10 characters long." Fields that are not in the model are ignored, as Codat does.
 */
export function faultsIn(model: WriteModel, record: string, payload: unknown): readonly RecordFault[] {
  const complaints = isObject(payload)
    ? inFields(model.fields, payload, '')
    : [{ path: record, words: 'must be of type Object.' }];
  return complaints.map(({ path, words }) => ({
    itemId: path,
    message: `Failed to push to ${record} as ${path} ${words}`,
    validatorName: record,
  }));
}

interface Complaint {
  readonly path: string;
  readonly words: string;
}

type Values = Readonly<Record<string, unknown>>;

const inFields = (fields: readonly Field[], values: Values, parent: string): readonly Complaint[] =>
  fields.flatMap((field) => {
    const given = own(values, field.name) ?? (field.formerName && own(values, field.formerName));
    return inField(field, given, parent === '' ? pascal(field.name) : `${parent}.${pascal(field.name)}`);
  });

function inField(field: Field, value: unknown, path: string): readonly Complaint[] {
  const complaint = (words: string): readonly Complaint[] => [{ path, words }];
  if (isEmpty(value)) return field.enforced ? complaint('must be provided.') : [];
  const wrongType = complaint(`must be of type ${field.type}.`);
  switch (field.type) {
    case 'String':
      return typeof value === 'string' ? inText(field, value).flatMap(complaint) : wrongType;
    case 'Number':
      return typeof value === 'number' ? [] : wrongType;
    case 'Boolean':
      return typeof value === 'boolean' ? [] : wrongType;
    case 'DateTime':
      return typeof value === 'string' && isDateTime(value) ? [] : complaint('must be a valid DateTime.');
    case 'Object':
      return isObject(value) ? inFields(field.fields, value, path) : wrongType;
    case 'Array':
      return Array.isArray(value) ? inItems(field, value, path) : wrongType;
  }
}

function inText(field: Field, value: string): readonly string[] {
  const { options, alsoAccepted, shortest = 0, longest = Number.POSITIVE_INFINITY } = field;
  return [
    ...(value.length > longest ? [`must not be longer than ${longest} characters long.`] : []),
    ...(value.length < shortest ? [`must not be shorter than ${shortest} characters long.`] : []),
    ...(options.length > 0 && !isOneOf([...options, ...alsoAccepted], value) ? [`must be ${choiceOf(options)}.`] : []),
  ];
}

function inItems(field: Field, items: readonly unknown[], path: string): readonly Complaint[] {
  const { fields, shortest = 0, longest = Number.POSITIVE_INFINITY } = field;
  return [
    ...(items.length > longest ? [{ path, words: `must not contain more than ${counted(longest)}.` }] : []),
    ...(items.length < shortest ? [{ path, words: `must contain at least ${counted(shortest)}.` }] : []),
    ...(fields.length === 0 ? [] : items).flatMap((item, index) => {
      const place = `${path}[${index}]`;
      return isObject(item) ? inFields(fields, item, place) : [{ path: place, words: 'must be of type Object.' }];
    }),
  ];
}

const counted = (count: number): string => `${count} item${count === 1 ? '' : 's'}`;

/** All of them while a person can read them: a category of QuickBooks is one of 274. */
const choiceOf = (options: readonly string[]): string =>
  options.length <= 25 ? `one of ${options.join(', ')}` : "one of the field's options";

/** Codat's own documents write `suppliers` where a model says `Suppliers`. */
const isOneOf = (options: readonly string[], value: string): boolean =>
  options.some((option) => option.toLowerCase() === value.toLowerCase());

/** `2021-11-15T06:00:00Z`, without a zone, with an offset, or the day alone (Codat, "Dates and times"). */
function isDateTime(value: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(T(\d\d):(\d\d)(:(\d\d)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(value);
  if (!parts) return false;
  const [, year, month, day, , hours = '0', minutes = '0', , seconds = '0'] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (values: Values, name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined);
