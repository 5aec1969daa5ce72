import { openApiDocument } from '@/lib/domain/ingest/openapi';
import { env } from '@/lib/env';

/** Returns the OpenAPI document of the ingest API. It needs no key. */
export const GET = (): Response => Response.json(openApiDocument(env().APP_URL));
