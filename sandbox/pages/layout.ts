import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

interface PageOptions {
  readonly title: string;
  readonly body: Html;
  /**
   * True for the pages of hosted Link, which customers see. They are narrow and do not link to the other pages of the
   * sandbox.
   */
  readonly narrow?: boolean;
  readonly status?: 200 | 400 | 404 | 410;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The content security policy of all pages. It has no `form-action`, because browsers apply that to redirects too, and
 * the last form of Link redirects to the client's address.
 */
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

export function page(context: Context, options: PageOptions): Response | Promise<Response> {
  const narrow = options.narrow ?? false;
  return context.html(
    html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title} · Codat sandbox</title>
<link rel="icon" href="/_sandbox/icon.svg">
<link rel="stylesheet" href="/_sandbox/style.css">
</head>
<body>
<header class="bar"><strong>${narrow ? 'Codat Link' : 'Codat sandbox'}</strong>${narrow ? html`<span class="soft small">Sandbox: no real data</span>` : html`<nav aria-label="Sandbox"><a href="/">Companies</a><a href="/_sandbox">Control</a><a href="/_sandbox/log/requests">Requests</a><a href="/_sandbox/log/webhooks">Webhooks</a></nav>`}</header>
<main class="${narrow ? 'narrow' : 'wide'}">
${options.body}
</main>
</body>
</html>`,
    options.status ?? 200,
    {
      'content-security-policy': policy,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...options.headers,
    },
  );
}

/** Responds with a 404 page that has a heading and one paragraph. */
export const notFoundPage = (context: Context, title: string, text: string | Html): Response | Promise<Response> =>
  page(context, { title, status: 404, body: html`<h1>${title}</h1><p>${text}</p>` });

/** Redirects to a page after a form was submitted. */
export const back = (context: Context, path: string): Response => context.redirect(path, 303);
