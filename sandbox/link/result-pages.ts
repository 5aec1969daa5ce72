import type { Context } from 'hono';
import { html } from 'hono/html';
import { page } from '../pages/layout';
import type { Sandbox } from '../sandbox';
import { type ConnectionRow, infoOf, packageOf } from '../store/connection';
import { readProfile } from '../store/profile';
import { type LinkOutcome, type LinkSubject, redirectAddress } from './redirect';

export type PageResponse = Response | Promise<Response>;

/**
 * Shows the result of the flow, then redirects to the client. The page has a link to the same address for people who do
 * not wait.
 */
export function finishPage(
  context: Context,
  sandbox: Sandbox,
  subject: LinkSubject,
  outcome: LinkOutcome,
): PageResponse {
  const address = redirectAddress(sandbox, subject, outcome, new URL(context.req.url).searchParams);
  const { name } = readProfile(sandbox.store);
  const { heading, text } = describe(subject.connection, outcome);
  return page(context, {
    title: heading,
    narrow: true,
    headers: address ? { refresh: `1; url=${address}` } : {},
    body: html`<h1>${heading}</h1>
<p>${text}</p>
${address ? html`<div class="actions"><a class="button" href="${address}">Return to ${name}</a></div>` : html`<p>You can close this page.</p>`}`,
  });
}

export const expiredLinkPage = (context: Context): PageResponse =>
  page(context, {
    title: 'This link has expired',
    narrow: true,
    status: 410,
    body: html`<h1>This link has expired</h1><p>A link works once and for one day. Go back and request a new one.</p>`,
  });

export const deletedPage = (context: Context): PageResponse =>
  page(context, {
    title: 'This connection was removed',
    narrow: true,
    status: 410,
    body: html`<h1>This connection was removed</h1><p>The connection or its company was deleted while this page was open. Nothing was connected. Go back and start again.</p>`,
  });

export const alreadyConnectedPage = (context: Context, other: ConnectionRow): PageResponse =>
  page(context, {
    title: 'Already connected',
    narrow: true,
    status: 400,
    body: html`<h1>This company is already connected</h1><p>It is connected to ${packageOf(other).name}. Disconnect that first, then start again.</p>`,
  });

function describe(connection: ConnectionRow | undefined, outcome: LinkOutcome): { heading: string; text: string } {
  const software = connection ? packageOf(connection).name : 'Your software';
  switch (outcome.statusCode) {
    case 403:
      return { heading: 'Connection cancelled', text: 'Nothing was connected and nothing was changed.' };
    case 500:
      return { heading: `${software} reported an error`, text: 'Nothing was connected. Try again in a moment.' };
    case 501:
      return {
        heading: 'Your software is not supported',
        text: 'Nothing was connected. You can continue without a connection.',
      };
    case 201:
      return { heading: `Still connected to ${nameOf(connection)}`, text: 'Nothing was changed.' };
    case 200:
      return {
        heading: `Connected to ${nameOf(connection)}`,
        text: 'The lists of these books are being read now.',
      };
  }
}

const nameOf = (connection: ConnectionRow | undefined): string =>
  connection && connection.info !== null ? infoOf(connection).name : 'your books';
