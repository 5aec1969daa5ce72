import type { Context, Hono } from 'hono';
import { z } from 'zod';
import {
  CodatError,
  companyNotFound,
  connectionNotFound,
  errorBody,
  newCorrelationId,
  notFound,
  parseBody,
} from '../../codat/error';
import { companyOfToken } from '../../codat/platform/access-token';
import { isAllowedOrigin } from '../../codat/platform/cors';
import { packageFor, packages } from '../../packages/index';
import type { Sandbox } from '../../sandbox';
import { sandboxIntegrations } from '../../settings';
import { type CompanyRow, findCompany } from '../../store/company';
import {
  type ConnectionRow,
  connectionsOf,
  findConnection,
  infoOf,
  linkedAccounting,
  packageOf,
} from '../../store/connection';
import { readProfile } from '../../store/profile';
import { connectOrganisation, createConnection, failLink, reconnect } from '../connection-lifecycle';
import { consentTerms } from '../consent';
import { choicesFor, factsOf } from '../organisation-choice';
import type { Connected, ConnectionArgs, Flow, Started } from './link-props';

const root = '/link-sdk/api/companies/:companyId';
const startRequest = z.object({ platformKey: z.string() });
const connectRequest = z.object({ organisation: z.string() });
const endRequest = z.object({ reason: z.enum(['cancelled', 'failed']) });

/**
 * Serves the endpoints that the Link SDK calls. A call must come from a page of an allowed origin and carry an access
 * token of the same company (Codat-Platform, "Set CORS settings" and "Get company access token"). Browsers hide the
 * responses from pages of other origins.
 */
export function serveLinkApi(app: Hono, sandbox: Sandbox): void {
  app.use('/link-sdk/api/*', async (context, next) => {
    const origin = context.req.header('origin');
    if (origin !== undefined && !isAllowedOrigin(sandbox, origin))
      return errorReply(new CodatError(403, 'PublicApi', `The origin ${origin} is not among the allowed origins.`));
    if (context.req.method === 'OPTIONS') context.res = new Response(null, { status: 204, headers: preflight });
    else await next();
    if (origin !== undefined) context.header('access-control-allow-origin', origin);
    context.header('vary', 'origin');
    return undefined;
  });

  app.get(`${root}/flow`, (context) => handle(context, sandbox, (company) => flow(sandbox, company)));

  app.post(`${root}/connections`, (context) =>
    handle(context, sandbox, (company, body) => start(sandbox, company, parseBody(startRequest, body).platformKey)),
  );
  app.post(`${root}/connections/:connectionId/organisation`, (context) =>
    handle(context, sandbox, (company, body) =>
      connect(sandbox, connectionOf(context, sandbox, company), parseBody(connectRequest, body).organisation),
    ),
  );
  app.post(`${root}/connections/:connectionId/end`, (context) =>
    handle(context, sandbox, (company, body) => {
      const { reason } = parseBody(endRequest, body);
      failLink(sandbox, connectionOf(context, sandbox, company), reason === 'failed' ? 500 : 403);
      return {};
    }),
  );
}

function flow(sandbox: Sandbox, company: CompanyRow): Flow {
  const linked = linkedAccounting(sandbox.store, company.id);
  return {
    clientName: readProfile(sandbox.store).name,
    companyName: company.name,
    packages: packages.map((each) => {
      const { read, write } = consentTerms(each);
      return {
        key: each.key,
        name: each.name,
        colour: each.colour,
        isSandbox: sandboxIntegrations.includes(each.key),
        reads: read,
        writes: write,
      };
    }),
    linkedTo: linked ? `${infoOf(linked).name} in ${packageOf(linked).name}` : null,
  };
}

/**
 * Starts a connection after the person has consented. Uses the pending connection if there is one, otherwise creates
 * one.
 */
function start(sandbox: Sandbox, company: CompanyRow, platformKey: string): Started {
  const wanted = packageFor(platformKey);
  if (!wanted) throw notFound(`Integration with key ${platformKey} not found`);
  if (linkedAccounting(sandbox.store, company.id)) throw alreadyConnected();
  const pending = connectionsOf(sandbox.store, company.id).find(
    (each) => each.platform_key === wanted.key && each.source_type === 'Accounting',
  );
  const connection = pending ?? createConnection(sandbox, company, wanted.key);
  return {
    connection: argsOf(connection),
    organisations: choicesFor(connection).map((each) => ({
      key: each.key,
      name: each.info.name,
      facts: factsOf(each),
    })),
  };
}

function connect(sandbox: Sandbox, connection: ConnectionRow, key: string): Connected {
  const organisation = choicesFor(connection).find((each) => each.key === key);
  if (!organisation) throw notFound('The organisation was not found.');
  if (linkedAccounting(sandbox.store, connection.company_id)) throw alreadyConnected();
  if (connection.info === null) connectOrganisation(sandbox, connection, organisation);
  else reconnect(sandbox, connection);
  return { connection: argsOf(connection), organisation: organisation.info.name };
}

async function handle(
  context: Context,
  sandbox: Sandbox,
  work: (company: CompanyRow, body: unknown) => object,
): Promise<Response> {
  try {
    const company = authenticate(context, sandbox);
    const body = context.req.method === 'POST' ? await context.req.json().catch(() => undefined) : undefined;
    return context.json(sandbox.store.transaction(() => work(company, body)));
  } catch (error) {
    if (error instanceof CodatError) return errorReply(error);
    throw error;
  }
}

/** Returns the company of the access token. Throws if the path names a different company. */
function authenticate(context: Context, sandbox: Sandbox): CompanyRow {
  const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
  const companyId = companyOfToken(sandbox, token);
  if (companyId === undefined)
    throw new CodatError(401, 'PublicApi', 'The access token is missing, not valid, or has expired.');
  if (companyId !== context.req.param('companyId'))
    throw new CodatError(403, 'PublicApi', 'The access token is for another company.');
  const company = findCompany(sandbox.store, companyId);
  if (!company) throw companyNotFound(companyId);
  return company;
}

function connectionOf(context: Context, sandbox: Sandbox, company: CompanyRow): ConnectionRow {
  const id = context.req.param('connectionId') ?? '';
  const connection = findConnection(sandbox.store, company.id, id);
  if (connection?.source_type !== 'Accounting') throw connectionNotFound(id);
  return connection;
}

const alreadyConnected = (): CodatError =>
  new CodatError(409, 'PublicApi', 'The company is connected already. Disconnect that connection first.');

function argsOf(connection: ConnectionRow): ConnectionArgs {
  const { integrationId, sourceId, key, name } = packageOf(connection);
  return {
    connectionId: connection.id,
    integrationId,
    integrationKey: key,
    platformName: name,
    sourceId,
    sourceType: connection.source_type,
  };
}

const preflight = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '600',
};

const errorReply = (error: CodatError): Response =>
  Response.json(errorBody(error, newCorrelationId()), { status: error.status });
