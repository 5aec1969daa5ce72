import type { Field } from './field';
import { optionInWords, pascal } from './labels';
import type { WriteModel } from './model';

/** The model as the options operations answer with it: the `PushOption` of Codat's OpenAPI documents. */
export function writeModelBody(model: WriteModel): object {
  const { displayName, description, fields } = model;
  return {
    type: 'Object',
    displayName,
    description,
    ...propertiesOf(fields, undefined),
    required: true,
    ...validationOf(model, undefined),
  };
}

function propertiesOf(fields: readonly Field[], parent: string | undefined): object {
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
  displayName: optionInWords(value),
  required: false,
});

/** Absent where there is nothing to say. A remark on the whole record names no field. */
function validationOf(said: Pick<Field, 'warnings' | 'information'>, name: string | undefined): object {
  if (said.warnings.length + said.information.length === 0) return {};
  const remark = (details: string): object => ({ ...(name === undefined ? {} : { field: name }), details });
  return { validation: { warnings: said.warnings.map(remark), information: said.information.map(remark) } };
}
