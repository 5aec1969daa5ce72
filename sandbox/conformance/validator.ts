import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from './json';
import { standalone } from './schema';

/** What is wrong at a place of a body: it is not as the schema has it, or the schema has no such property. */
export interface Complaint {
  readonly kind: 'invalid' | 'undeclared';
  /** Such as `/results/0/id`. */
  readonly path: string;
  readonly message: string;
}

/** Judges bodies by the schemas of the documents; each schema is compiled once. */
export class Validator {
  readonly #ajv = ajv();
  readonly #compiled = new Map<Json, Map<string, ValidateFunction>>();

  complaintsOf(document: Json, schema: Json, body: unknown): readonly Complaint[] {
    const validate = this.#compile(document, schema);
    if (validate(body)) return [];
    const complaints = (validate.errors ?? []).map(complaint);
    const invalid = complaints.filter(({ kind }) => kind === 'invalid');
    return invalid.length > 0 ? invalid : innermost(complaints);
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

/** Of an object that failed no property counts as evaluated: only where nothing within failed is it told what is new. */
const innermost = (complaints: readonly Complaint[]): readonly Complaint[] =>
  complaints.filter(({ path }) => {
    const owner = path.slice(0, path.lastIndexOf('/') + 1);
    return !complaints.some((each) => each.path.startsWith(owner) && each.path.slice(owner.length).includes('/'));
  });

/** With the formats that OpenAPI and Codat have beyond JSON Schema's. */
function ajv(): Ajv2020 {
  const made = new Ajv2020({ allErrors: true, strict: false });
  addFormats(made);
  made.addFormat('decimal', { type: 'number', validate: Number.isFinite });
  made.addFormat('ISO4217', /^[A-Z]{3}$/);
  return made;
}

const complaint = ({ keyword, instancePath, message, params }: ErrorObject): Complaint =>
  keyword === 'unevaluatedProperties'
    ? {
        kind: 'undeclared',
        path: `${instancePath}/${params.unevaluatedProperty}`,
        message: 'is not in the document',
      }
    : { kind: 'invalid', path: instancePath, message: `${message ?? keyword} ${JSON.stringify(params)}` };
