import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

interface PageOptions {
  readonly title: string;
  readonly body: Html;
  /** For the hosted Link pages, which customers see: narrow, and without the sandbox's navigation. */
  readonly narrow?: boolean;
  readonly status?: 200 | 400 | 404 | 410;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The policy has no `form-action`: the last form of Link redirects to the client's address, and browsers apply
 * `form-action` to redirects.
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

/** A 404 page with a heading and one paragraph. */
export const notFoundPage = (context: Context, title: string, text: string | Html): Response | Promise<Response> =>
  page(context, { title, status: 404, body: html`<h1>${title}</h1><p>${text}</p>` });

/** Redirects from a form to a page. */
export const back = (context: Context, path: string): Response => context.redirect(path, 303);
