import { z } from 'zod';
import { maxReceiptBytes } from '@/lib/domain/receipt/receipt';
import { ingestedMovement, ingestLimits } from './movement';

const result = z
  .object({
    id: z.string().nullable().meta({ description: 'Your id; null when the movement has none that can be read.' }),
    outcome: z.enum(['recorded', 'pending', 'cancelled', 'refused', 'invalid']).meta({
      description:
        'recorded: it is an expense or a transfer. pending: it is kept until it is settled. refused: it is kept, and `reason` says what stands against it; send it again, or a person tries again in Outlay. invalid: it is not kept, and `errors` says why.',
    }),
    movementId: z.uuid().optional().meta({ description: 'The id of the expense or the transfer in Outlay.' }),
    existed: z.boolean().optional().meta({ description: 'Whether Outlay had it before, from an import or by hand.' }),
    reason: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ description: 'The result of one movement. The same movement has the same result each time.' });

const problem = z
  .object({
    type: z.string().meta({ description: 'A name that does not change, such as urn:outlay:problem:unknown-key.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    results: z.array(result).optional(),
  })
  .meta({ description: 'Problem details (RFC 9457).' });

const card = z.object({
  id: z.uuid(),
  name: z.string(),
  currency: z.string(),
  lastFours: z.array(z.string()),
});

const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

/** Returns the OpenAPI document of the ingest API, made from the schemas that judge its requests. */
export function openApiDocument(origin: string) {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const json = (description: string, schema: object) => ({
    description,
    content: { 'application/json': { schema } },
  });
  const failed = (description: string, headers: object = {}) => ({
    description,
    headers,
    content: { 'application/problem+json': { schema: ref('Problem') } },
  });
  const common = {
    401: failed('The key is missing, unknown or revoked.'),
    429: failed('Too many requests.', {
      'Retry-After': { description: 'The seconds until the next request is accepted.', schema: { type: 'integer' } },
    }),
  };
  const results = {
    type: 'object',
    required: ['results'],
    properties: { results: { type: 'array', items: ref('Result') } },
  };
  const id = {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Your id of the movement.',
    schema: { type: 'string', maxLength: ingestLimits.externalId },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Outlay ingest API',
      version: '1',
      description:
        'A card issuer or an expense platform sends the movements of a company: payments, refunds, top-ups, withdrawals, transfers, fees, interest, rewards and chargebacks. A key allows 120 requests at once, and two more each second.',
    },
    servers: [{ url: `${origin}/api/ingest/v1` }],
    security: [{ key: [] }],
    paths: {
      '/movements': {
        post: {
          operationId: 'sendMovements',
          summary: 'Send up to 500 movements',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['movements'],
                  additionalProperties: false,
                  properties: {
                    movements: { type: 'array', minItems: 1, maxItems: ingestLimits.movements, items: ref('Movement') },
                  },
                },
              },
            },
          },
          responses: {
            200: json('A result for each movement, in their order. One of them at least was accepted.', results),
            400: failed('The body is not JSON.'),
            413: failed(`The body has more than ${ingestLimits.bytes} bytes.`),
            422: failed('The body is not valid, or no movement was accepted. `results` says why.'),
            ...common,
          },
        },
      },
      '/movements/{id}': {
        get: {
          operationId: 'getMovement',
          summary: 'See the result of a movement',
          parameters: [id],
          responses: {
            200: json('The result that the movement had last.', ref('Result')),
            404: failed('No movement with this id was sent.'),
            ...common,
          },
        },
      },
      '/movements/{id}/receipts': {
        post: {
          operationId: 'addReceipt',
          summary: 'Add a receipt to a recorded movement',
          parameters: [
            id,
            {
              name: 'name',
              in: 'query',
              description: 'The name of the file.',
              schema: { type: 'string', maxLength: 100 },
            },
          ],
          requestBody: {
            required: true,
            description: `The bytes of a photo or a PDF, up to ${maxReceiptBytes} bytes. The content decides the type.`,
            content: { 'application/octet-stream': {} },
          },
          responses: {
            200: json('The same file is there already.', ref('Receipt')),
            201: json('The receipt is stored.', ref('Receipt')),
            404: failed('No movement with this id was sent.'),
            409: failed('The movement is not recorded as an expense.'),
            413: failed('The file is too large.'),
            422: failed('The file is no receipt.'),
            ...common,
          },
        },
      },
      '/cards': {
        get: {
          operationId: 'listCards',
          summary: 'List the cards of the company',
          responses: {
            200: json('The cards and accounts that movements can name.', {
              type: 'object',
              required: ['cards'],
              properties: { cards: { type: 'array', items: ref('Card') } },
            }),
            ...common,
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of the company: outlay_…' } },
      schemas: {
        Movement: schemaOf(ingestedMovement, 'input'),
        Result: schemaOf(result),
        Problem: schemaOf(problem),
        Card: schemaOf(card),
        Receipt: schemaOf(z.object({ receiptId: z.uuid() })),
      },
    },
  };
}
