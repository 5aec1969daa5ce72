import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from './json';
import { standalone } from './schema';

/** A part of a body that breaks its schema, or a property that the schema does not declare. */
export interface Violation {
  readonly kind: 'invalid' | 'undeclared';
  /** For example `/results/0/id`. */
  readonly path: string;
  readonly message: string;
}

/** Validates bodies against the schemas of the documents; compiles each schema once. */
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
 * Keeps the innermost violations. When a part of an object fails, ajv reports all of its properties as unevaluated.
 */
const innermost = (violations: readonly Violation[]): readonly Violation[] =>
  violations.filter(({ path }) => {
    const owner = path.slice(0, path.lastIndexOf('/') + 1);
    return !violations.some((each) => each.path.startsWith(owner) && each.path.slice(owner.length).includes('/'));
  });

/** Adds the formats of OpenAPI and Codat that JSON Schema lacks. */
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
