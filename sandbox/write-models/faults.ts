import type { Field } from './field';
import { pascal } from './labels';
import type { WriteModel } from './model';

/** One error in the `validation` of a push operation. */
export interface RecordFault {
  readonly itemId: string;
  readonly message: string;
  readonly validatorName: string;
}

/**
 * Checks a record against its write model, as Codat does before it calls the package. The messages are Codat's: "Failed
 * to push to Account as NominalCode must not be longer than 10 characters long." Fields that are not in the model are
 * ignored, as in Codat.
 */
export function faultsIn(model: WriteModel, record: string, payload: unknown): readonly RecordFault[] {
  const problems = isObject(payload)
    ? inFields(model.fields, payload, '')
    : [{ path: record, problem: 'must be of type Object.' }];
  return problems.map(({ path, problem }) => ({
    itemId: path,
    message: `Failed to push to ${record} as ${path} ${problem}`,
    validatorName: record,
  }));
}

interface FieldProblem {
  readonly path: string;
  readonly problem: string;
}

type Values = Readonly<Record<string, unknown>>;

const inFields = (fields: readonly Field[], values: Values, parent: string): readonly FieldProblem[] =>
  fields.flatMap((field) => {
    const value = own(values, field.name) ?? (field.formerName && own(values, field.formerName));
    return inField(field, value, parent === '' ? pascal(field.name) : `${parent}.${pascal(field.name)}`);
  });

function inField(field: Field, value: unknown, path: string): readonly FieldProblem[] {
  const at = (problem: string): readonly FieldProblem[] => [{ path, problem }];
  if (isEmpty(value)) return field.enforced ? at('must be provided.') : [];
  const wrongType = at(`must be of type ${field.type}.`);
  switch (field.type) {
    case 'String':
      return typeof value === 'string' ? inText(field, value).flatMap(at) : wrongType;
    case 'Number':
      return typeof value === 'number' ? [] : wrongType;
    case 'Boolean':
      return typeof value === 'boolean' ? [] : wrongType;
    case 'DateTime':
      return typeof value === 'string' && isDateTime(value) ? [] : at('must be a valid DateTime.');
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

function inItems(field: Field, items: readonly unknown[], path: string): readonly FieldProblem[] {
  const { fields, shortest = 0, longest = Number.POSITIVE_INFINITY } = field;
  return [
    ...(items.length > longest ? [{ path, problem: `must not contain more than ${itemCount(longest)}.` }] : []),
    ...(items.length < shortest ? [{ path, problem: `must contain at least ${itemCount(shortest)}.` }] : []),
    ...(fields.length === 0 ? [] : items).flatMap((item, index) => {
      const itemPath = `${path}[${index}]`;
      return isObject(item)
        ? inFields(fields, item, itemPath)
        : [{ path: itemPath, problem: 'must be of type Object.' }];
    }),
  ];
}

const itemCount = (count: number): string => `${count} item${count === 1 ? '' : 's'}`;

/** Returns the options for an error message. Long lists are left out: QuickBooks has 274 categories. */
const choiceOf = (options: readonly string[]): string =>
  options.length <= 25 ? `one of ${options.join(', ')}` : "one of the field's options";

/**
 * Returns true if the value is one of the options. The case of letters is ignored, because Codat's documents write
 * `suppliers` where a model has `Suppliers`.
 */
const isOneOf = (options: readonly string[], value: string): boolean =>
  options.some((option) => option.toLowerCase() === value.toLowerCase());

/**
 * Returns true for a date, or a date and time with or without a time zone, such as `2021-11-15T06:00:00Z` (Codat,
 * "Dates and times").
 */
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
