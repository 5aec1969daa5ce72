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
import { at, changedAt, isObject, type Json, type JsonObject, pointedAt } from './json';
import { type Complaint, Validator } from './validator';

export interface Specs {
  readonly operations: readonly DocumentedOperation[];
  /** Some are in two documents. */
  readonly events: readonly DocumentedEvent[];
  /** What is wrong with an error body, by the platform's schema of it. */
  readonly complaintsOfError: (body: unknown) => readonly Complaint[];
}

/** The documents of a folder, their known faults corrected; undefined where they are not present. */
export function loadSpecs(folder = folderOfSpecs()): Specs | undefined {
  const fileOf = (name: string): string => join(folder, `${name}.json`);
  if (!existsSync(fileOf(documentNames[0]))) return undefined;
  const read = (name: string): Json =>
    corrections
      .filter(({ document }) => document === name)
      .reduce<Json>(
        (document, { pointer, change }) => changedAt(document, pointer, (there) => different(there, change(there))),
        z.json().parse(JSON.parse(readFileSync(fileOf(name), 'utf8'))),
      );
  return specsOf(Object.fromEntries([...documentNames, 'Webhooks'].map((name) => [name, read(name)])));
}

/** A correction that corrects nothing is of a fault that is gone. */
function different(before: Json, after: Json): Json {
  if (JSON.stringify(before) === JSON.stringify(after))
    throw new Error(`Nothing to correct: ${JSON.stringify(before)}`);
  return after;
}

/** `CODAT_OAS_DIR`, or beside the repository. */
const folderOfSpecs = (): string =>
  process.env.CODAT_OAS_DIR ?? join(fileURLToPath(new URL('../..', import.meta.url)), '../shared/codat/oas');

export function specsOf(documents: Documents): Specs {
  const validator = new Validator();
  const platform = documents['Codat-Platform'] ?? {};
  return {
    operations: documentNames.flatMap((name) => operationsOf(name, documents[name] ?? {}, validator)),
    events: eventDocuments.flatMap((name) => eventsOf(name, documents[name] ?? {}, validator)),
    complaintsOfError: (body) => validator.complaintsOf(platform, { $ref: '#/components/schemas/ErrorMessage' }, body),
  };
}

function eventsOf(document: EventDocumentName, content: Json, validator: Validator): readonly DocumentedEvent[] {
  const webhooks = at(content, 'webhooks');
  return namesIn(webhooks).map((id) => {
    const request = at(at(at(webhooks, id), 'post'), 'requestBody') ?? {};
    const schema = at(jsonOf(request), 'schema') ?? {};
    return { document, id, complaintsOf: (body) => validator.complaintsOf(content, schema, body) };
  });
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

function operationsOf(document: DocumentName, content: Json, validator: Validator): readonly DocumentedOperation[] {
  const paths = at(content, 'paths');
  return namesIn(paths).flatMap((path) =>
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
  const answer = (status: number): Json | undefined => jsonOf(resolved(content, at(responses, String(status)) ?? {}));
  return {
    id: String(operationId),
    statuses: namesIn(responses).map(Number),
    complaintsOf: (status, body) => {
      const schema = at(answer(status), 'schema');
      if (schema !== undefined) return validator.complaintsOf(content, schema, body);
      return body === undefined ? [] : [{ kind: 'invalid', path: '', message: 'has no body in the document' }];
    },
    complaintsOfSchema: (name, body) => validator.complaintsOf(content, { $ref: `#/components/schemas/${name}` }, body),
    examplesOf: (status) => {
      const examples = at(answer(status), 'examples');
      return namesIn(examples).flatMap((name) => {
        const value = at(resolved(content, at(examples, name) ?? {}), 'value');
        return value === undefined ? [] : [value];
      });
    },
  };
}

const namesIn = (value: Json | undefined): readonly string[] => (isObject(value) ? Object.keys(value) : []);

const resolved = (document: Json, value: Json): Json => {
  const reference = at(value, '$ref');
  return typeof reference === 'string' ? (pointedAt(document, reference.slice(1)) ?? {}) : value;
};

/** Of an answer or a request; nothing where there is none. Files are octet-stream, and anything at all. */
const jsonOf = (message: Json): Json | undefined => at(at(message, 'content'), 'application/json');
