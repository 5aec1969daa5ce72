import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json';
import { type Exchange, Judge } from './judge';
import { specsOf } from './specs';

/** A document in the manner of Codat's: nullable, allOf, a reference into the middle of another schema. */
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
const answer = (body: unknown, change: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  path: '/companies/1?query=x',
  status: 200,
  headers: new Headers({ ...limits, 'content-type': 'application/json' }),
  body,
  ...change,
});

function complaintsAbout(exchange: Exchange): readonly string[] {
  const judge = new Judge(specsOf({ 'Codat-Platform': document }));
  judge.judge(exchange);
  return [...judge.complaints];
}

test('an answer that is as its schema has it is taken', () => {
  expect(complaintsAbout(answer(company))).toEqual([]);
  expect(complaintsAbout(answer({ ...company, lastSync: '2026-11-22T10:00:00Z' }))).toEqual([]);
});

describe('an answer is complained of', () => {
  test.each([
    ['without what is required', { tags: {} }, "must have required property 'id'"],
    ['of another form', { ...company, id: '7' }, '/id must match format "uuid"'],
    ['with null where there is none', { ...company, currency: null }, '/currency must be string'],
    ['with a date that is none', { ...company, lastSync: '22/11/2026' }, '/lastSync must match pattern'],
    ['with a number for text', { ...company, tags: { region: 7 } }, '/tags/region must be string'],
    ['with a property too many', { ...company, portal: true }, '/portal is not in the document'],
    ['with one too many within', { ...company, connections: [{ colour: 'red' }] }, '/connections/*/colour is not in'],
  ])('%s', (_, body, words) => {
    const complaints = complaintsAbout(answer(body));
    expect(complaints).toContainEqual(expect.stringContaining(`Codat-Platform get-company 200: `));
    expect(complaints).toContainEqual(expect.stringContaining(words));
  });

  test('once, at the place where it is wrong', () => {
    expect(complaintsAbout(answer({ ...company, connections: [{ colour: 'red' }, { colour: 'blue' }] }))).toEqual([
      'Codat-Platform get-company 200: /connections/*/colour is not in the document',
    ]);
  });

  test('with a status that is not listed', () => {
    expect(complaintsAbout(answer({}, { status: 418 }))).toEqual([
      'Codat-Platform get-company 418:  is a status the document does not list',
    ]);
  });

  test('with a body where there is none', () => {
    expect(complaintsAbout(answer({}, { path: '/companies/latest', status: 204 }))).toEqual([
      'Codat-Platform get-latest-company 204:  has no body in the document',
    ]);
  });

  test('without the headers every answer has', () => {
    const bare = complaintsAbout(answer(company, { headers: new Headers({ 'content-type': 'text/plain' }) }));
    expect(bare).toHaveLength(4);
  });

  test('that is an error and no error body, on a path of no document', () => {
    const nowhere = { path: '/nowhere', status: 404 };
    expect(complaintsAbout(answer({ statusCode: 404, error: 'NotFound' }, nowhere))).toEqual([]);
    expect(complaintsAbout(answer({ statusCode: 'none' }, nowhere))).toHaveLength(1);
  });
});

test('an event is complained of that is of no document, or not as its schema has it', () => {
  const judge = new Judge(specsOf({ 'Codat-Platform': document }));
  judge.judgeEvent('company.created', company);
  expect(judge.complaints.size).toBe(0);
  judge.judgeEvent('company.created', {});
  judge.judgeEvent('company.renamed', company);
  expect([...judge.complaints]).toEqual([
    expect.stringContaining("Codat-Platform company.created:  must have required property 'id'"),
    'company.renamed: is an event of no document',
  ]);
});

test('every operation is seen with the statuses it answered', () => {
  const judge = new Judge(specsOf({ 'Codat-Platform': document }));
  judge.judge(answer(company));
  judge.judge(answer({ statusCode: 404 }, { status: 404 }));
  const [getCompany, getLatest] = judge.operations;
  expect([...(getCompany ? judge.seen(getCompany) : [])]).toEqual([200, 404]);
  expect(getLatest && judge.seen(getLatest).size).toBe(0);
});
