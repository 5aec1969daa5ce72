import { describe, expect, test } from 'vitest';
import { ConformanceChecker, type ObservedCall } from './checker';
import type { JsonObject } from './json';
import { specsOf } from './specs';

/**
 * An OpenAPI document in the style of Codat's: with `nullable`, `allOf`, and a reference into the middle of another
 * schema.
 */
const document: JsonObject = {
  paths: {
    '/companies/{companyId}': {
      get: {
        operationId: 'get-company',
        responses: {
          '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Company' } } } },
          '404': { content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorMessage' } } } },
        },
      },
    },
    '/companies/latest': { get: { operationId: 'get-latest-company', responses: { '204': {} } } },
  },
  webhooks: {
    'company.created': {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Company' } } } },
      },
    },
  },
  components: {
    schemas: {
      Company: {
        type: 'object',
        allOf: [
          {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              tags: { type: 'object', additionalProperties: { type: 'string' } },
            },
          },
          {
            type: 'object',
            properties: {
              lastSync: { $ref: '#/components/schemas/DateTime', nullable: true },
              currency: { $ref: '#/components/schemas/Money/properties/currency' },
              connections: { type: 'array', items: { $ref: '#/components/schemas/Money' } },
            },
          },
        ],
      },
      Money: {
        type: 'object',
        properties: { currency: { type: 'string', format: 'ISO4217' }, amount: { type: 'number', format: 'decimal' } },
      },
      DateTime: { title: 'Date time', type: 'string' },
      ErrorMessage: { type: 'object', properties: { statusCode: { type: 'integer' }, error: { type: 'string' } } },
    },
  },
};

const company = {
  id: '9b8c4f6a-52a4-4f1b-9f0a-3f0f6f5a2c11',
  tags: { region: 'uk' },
  lastSync: null,
  currency: 'GBP',
  connections: [{ currency: 'EUR', amount: 1.5 }],
};

const limits = { 'x-rate-limit-limit': '1', 'x-rate-limit-remaining': '1', 'x-rate-limit-reset': 'tomorrow' };
const response = (body: unknown, change: Partial<ObservedCall> = {}): ObservedCall => ({
  method: 'GET',
  path: '/companies/1?query=x',
  status: 200,
  headers: new Headers({ ...limits, 'content-type': 'application/json' }),
  body,
  ...change,
});

function violationsOf(call: ObservedCall): readonly string[] {
  const checker = new ConformanceChecker(specsOf({ 'Codat-Platform': document }));
  checker.checkCall(call);
  return [...checker.violations];
}

test('a response that matches its schema has no violations', () => {
  expect(violationsOf(response(company))).toEqual([]);
  expect(violationsOf(response({ ...company, lastSync: '2026-11-22T10:00:00Z' }))).toEqual([]);
});

describe('a response violates its document', () => {
  test.each([
    ['without a required property', { tags: {} }, "must have required property 'id'"],
    ['with a wrong format', { ...company, id: '7' }, '/id must match format "uuid"'],
    ['with a null that is not allowed', { ...company, currency: null }, '/currency must be string'],
    ['with a malformed date', { ...company, lastSync: '22/11/2026' }, '/lastSync must match pattern'],
    ['with a number in place of text', { ...company, tags: { region: 7 } }, '/tags/region must be string'],
    ['with an undeclared property', { ...company, portal: true }, '/portal is not in the document'],
    [
      'with an undeclared nested property',
      { ...company, connections: [{ colour: 'red' }] },
      '/connections/*/colour is not in',
    ],
  ])('%s', (_, body, words) => {
    const violations = violationsOf(response(body));
    expect(violations).toContainEqual(expect.stringContaining(`Codat-Platform get-company 200: `));
    expect(violations).toContainEqual(expect.stringContaining(words));
  });

  test('with one violation for the same path in several elements', () => {
    expect(violationsOf(response({ ...company, connections: [{ colour: 'red' }, { colour: 'blue' }] }))).toEqual([
      'Codat-Platform get-company 200: /connections/*/colour is not in the document',
    ]);
  });

  test('with an unlisted status', () => {
    expect(violationsOf(response({}, { status: 418 }))).toEqual([
      'Codat-Platform get-company 418:  is a status that the document does not list',
    ]);
  });

  test('with a body where the document has none', () => {
    expect(violationsOf(response({}, { path: '/companies/latest', status: 204 }))).toEqual([
      'Codat-Platform get-latest-company 204:  has no body in the document',
    ]);
  });

  test('without the rate limit headers', () => {
    const bare = violationsOf(response(company, { headers: new Headers({ 'content-type': 'text/plain' }) }));
    expect(bare).toHaveLength(4);
  });

  test('with an invalid error body on a path in no document', () => {
    const nowhere = { path: '/nowhere', status: 404 };
    expect(violationsOf(response({ statusCode: 404, error: 'NotFound' }, nowhere))).toEqual([]);
    expect(violationsOf(response({ statusCode: 'none' }, nowhere))).toHaveLength(1);
  });
});

test('an unlisted event and an invalid event are violations', () => {
  const checker = new ConformanceChecker(specsOf({ 'Codat-Platform': document }));
  checker.checkEvent('company.created', company);
  expect(checker.violations.size).toBe(0);
  checker.checkEvent('company.created', {});
  checker.checkEvent('company.renamed', company);
  expect([...checker.violations]).toEqual([
    expect.stringContaining("Codat-Platform company.created:  must have required property 'id'"),
    'company.renamed: no document lists this event',
  ]);
});

test('the checker records the statuses of every operation', () => {
  const checker = new ConformanceChecker(specsOf({ 'Codat-Platform': document }));
  checker.checkCall(response(company));
  checker.checkCall(response({ statusCode: 404 }, { status: 404 }));
  const [getCompany, getLatest] = checker.operations;
  expect([...(getCompany ? checker.seenStatuses(getCompany) : [])]).toEqual([200, 404]);
  expect(getLatest && checker.seenStatuses(getLatest).size).toBe(0);
});
