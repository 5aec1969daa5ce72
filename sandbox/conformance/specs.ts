import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  type DocumentedEvent,
  type DocumentedOperation,
  type DocumentName,
  type Documents,
  documentNames,
  type EventDocumentName,
  eventDocuments,
} from './documents';
import { corrections } from './exceptions';
import { at, isObject, type Json, type JsonObject, replaceAt, resolvePointer } from './json';
import { Validator, type Violation } from './validator';

export interface Specs {
  readonly operations: readonly DocumentedOperation[];
  /** All documented events. An event that is in two documents appears twice. */
  readonly events: readonly DocumentedEvent[];
  /** Checks an error body against the schema of the platform document, and returns the violations. */
  readonly violationsOfError: (body: unknown) => readonly Violation[];
}

/**
 * Loads the OpenAPI documents from a folder and applies the corrections of exceptions.ts. Undefined if the folder does
 * not have them.
 */
export function loadSpecs(folder = folderOfSpecs()): Specs | undefined {
  const fileOf = (name: string): string => join(folder, `${name}.json`);
  if (!existsSync(fileOf(documentNames[0]))) return undefined;
  const read = (name: string): Json =>
    corrections
      .filter(({ document }) => document === name)
      .reduce<Json>(
        (document, { pointer, change }) => replaceAt(document, pointer, (there) => different(there, change(there))),
        z.json().parse(JSON.parse(readFileSync(fileOf(name), 'utf8'))),
      );
  return specsOf(Object.fromEntries([...documentNames, 'Webhooks'].map((name) => [name, read(name)])));
}

/** Throws if a correction changes nothing. Then Codat has fixed the error, and the correction must be deleted. */
function different(before: Json, after: Json): Json {
  if (JSON.stringify(before) === JSON.stringify(after))
    throw new Error(`Nothing to correct: ${JSON.stringify(before)}`);
  return after;
}

/** Returns the folder with Codat's documents: `CODAT_OAS_DIR`, or a folder next to the repository. */
const folderOfSpecs = (): string =>
  process.env.CODAT_OAS_DIR ?? join(fileURLToPath(new URL('../..', import.meta.url)), '../shared/codat/oas');

export function specsOf(documents: Documents): Specs {
  const validator = new Validator();
  const platform = documents['Codat-Platform'] ?? {};
  return {
    operations: documentNames.flatMap((name) => operationsOf(name, documents[name] ?? {}, validator)),
    events: eventDocuments.flatMap((name) => eventsOf(name, documents[name] ?? {}, validator)),
    violationsOfError: (body) => validator.violationsOf(platform, { $ref: '#/components/schemas/ErrorMessage' }, body),
  };
}

function eventsOf(document: EventDocumentName, content: Json, validator: Validator): readonly DocumentedEvent[] {
  const webhooks = at(content, 'webhooks');
  return keysOf(webhooks).map((id) => {
    const request = at(at(at(webhooks, id), 'post'), 'requestBody') ?? {};
    const schema = at(jsonOf(request), 'schema') ?? {};
    return { document, id, violationsOf: (body) => validator.violationsOf(content, schema, body) };
  });
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

function operationsOf(document: DocumentName, content: Json, validator: Validator): readonly DocumentedOperation[] {
  const paths = at(content, 'paths');
  return keysOf(paths).flatMap((path) =>
    methods.flatMap((method) => {
      const operation = at(at(paths, path), method);
      return isObject(operation)
        ? [{ method: method.toUpperCase(), path, document, ...operationOf(content, operation, validator) }]
        : [];
    }),
  );
}

function operationOf(
  content: Json,
  { operationId, responses }: JsonObject,
  validator: Validator,
): Omit<DocumentedOperation, 'document' | 'method' | 'path'> {
  const responseFor = (status: number): Json | undefined =>
    jsonOf(resolved(content, at(responses, String(status)) ?? {}));
  return {
    id: String(operationId),
    statuses: keysOf(responses).map(Number),
    violationsOf: (status, body) => {
      const schema = at(responseFor(status), 'schema');
      if (schema !== undefined) return validator.violationsOf(content, schema, body);
      return body === undefined ? [] : [{ kind: 'invalid', path: '', message: 'has no body in the document' }];
    },
    violationsOfSchema: (name, body) => validator.violationsOf(content, { $ref: `#/components/schemas/${name}` }, body),
    examplesOf: (status) => {
      const examples = at(responseFor(status), 'examples');
      return keysOf(examples).flatMap((name) => {
        const value = at(resolved(content, at(examples, name) ?? {}), 'value');
        return value === undefined ? [] : [value];
      });
    },
  };
}

const keysOf = (value: Json | undefined): readonly string[] => (isObject(value) ? Object.keys(value) : []);

const resolved = (document: Json, value: Json): Json => {
  const reference = at(value, '$ref');
  return typeof reference === 'string' ? (resolvePointer(document, reference.slice(1)) ?? {}) : value;
};

/** Returns the JSON content of a request or response. Undefined for a file, whose content type is octet-stream. */
const jsonOf = (message: Json): Json | undefined => at(at(message, 'content'), 'application/json');
