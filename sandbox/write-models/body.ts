import type { Field } from './field';
import { optionLabel, pascal } from './labels';
import type { WriteModel } from './model';

/** Returns a write model in the format `PushOption` of Codat's OpenAPI documents. */
export function writeModelBody(model: WriteModel): object {
  const { displayName, description, fields } = model;
  return {
    type: 'Object',
    displayName,
    description,
    ...propertiesOf(fields),
    required: true,
    ...validationOf(model),
  };
}

function propertiesOf(fields: readonly Field[], parent?: string): object {
  if (fields.length === 0) return {};
  return { properties: Object.fromEntries(fields.map((field) => [field.name, property(field, parent)])) };
}

function property(field: Field, parent: string | undefined): object {
  const name = pascal(field.name);
  const { type, displayName, description, required, options } = field;
  return {
    type,
    displayName,
    description,
    ...(options.length > 0 ? { options: options.map(choice) } : {}),
    ...propertiesOf(field.fields, name),
    required,
    ...validationOf(field, parent === undefined ? name : `${parent}.${name}`),
  };
}

const choice = (value: string): object => ({
  value,
  type: 'String',
  displayName: optionLabel(value),
  required: false,
});

/**
 * Returns the remarks of a field or record in Codat's format. Without a name, the remarks are about the whole record.
 * Without remarks, it returns `{}`.
 */
function validationOf({ warnings, information }: Pick<Field, 'warnings' | 'information'>, name?: string): object {
  if (warnings.length + information.length === 0) return {};
  const remark = (details: string): object => ({ ...(name === undefined ? {} : { field: name }), details });
  return { validation: { warnings: warnings.map(remark), information: information.map(remark) } };
}
