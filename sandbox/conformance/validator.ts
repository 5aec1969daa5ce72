import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from './json';
import { standalone } from './schema';

/** A part of a body that its schema does not allow, or a property that the schema does not declare. */
export interface Violation {
  readonly kind: 'invalid' | 'undeclared';
  /** The JSON pointer to the part, for example `/results/0/id`. */
  readonly path: string;
  readonly message: string;
}

/** Validates bodies against the schemas in Codat's OpenAPI documents. Each schema is compiled once. */
export class Validator {
  readonly #ajv = ajv();
  readonly #compiled = new Map<Json, Map<string, ValidateFunction>>();

  violationsOf(document: Json, schema: Json, body: unknown): readonly Violation[] {
    const validate = this.#compile(document, schema);
    if (validate(body)) return [];
    const violations = (validate.errors ?? []).map(violation);
    const invalid = violations.filter(({ kind }) => kind === 'invalid');
    return invalid.length > 0 ? invalid : innermost(violations);
  }

  #compile(document: Json, schema: Json): ValidateFunction {
    const known = this.#compiled.get(document) ?? new Map<string, ValidateFunction>();
    this.#compiled.set(document, known);
    const key = JSON.stringify(schema);
    const validate = known.get(key) ?? this.#ajv.compile(standalone(document, schema));
    known.set(key, validate);
    return validate;
  }
}

/**
 * Removes the violations that only follow from a deeper one. When one part of an object is invalid, ajv also reports
 * all other properties of the object.
 */
const innermost = (violations: readonly Violation[]): readonly Violation[] =>
  violations.filter(({ path }) => {
    const owner = path.slice(0, path.lastIndexOf('/') + 1);
    return !violations.some((each) => each.path.startsWith(owner) && each.path.slice(owner.length).includes('/'));
  });

/** Returns a validator with the formats that OpenAPI and Codat use and that JSON Schema does not define. */
function ajv(): Ajv2020 {
  const made = new Ajv2020({ allErrors: true, strict: false });
  addFormats(made);
  made.addFormat('decimal', { type: 'number', validate: Number.isFinite });
  made.addFormat('ISO4217', /^[A-Z]{3}$/);
  return made;
}

const violation = ({ keyword, instancePath, message, params }: ErrorObject): Violation =>
  keyword === 'unevaluatedProperties'
    ? {
        kind: 'undeclared',
        path: `${instancePath}/${params.unevaluatedProperty}`,
        message: 'is not in the document',
      }
    : { kind: 'invalid', path: instancePath, message: `${message ?? keyword} ${JSON.stringify(params)}` };
