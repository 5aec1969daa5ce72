import { html } from 'hono/html';

/** Pieces the pages of the log share. */

export const statusTag = (status: number) =>
  html`<span class="tag ${status >= 200 && status < 300 ? 'good' : 'bad'}">${status === 0 ? 'no answer' : status}</span>`;

/** `2026-11-22T10:00:00.000Z` as `22 Nov 10:00:00.000`. */
export function formatDateTime(iso: string): string {
  const at = new Date(iso);
  return `${dayAndMonth.format(at)} ${iso.slice(11, 23)}`;
}

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** JSON set in lines; anything else, or JSON that was cut, as it is. */
export function formatJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Newer and Older, with everything else that was chosen. */
export function pager(path: string, chosen: { readonly page: number }, count: number, perPage: number) {
  const last = Math.max(1, Math.ceil(count / perPage));
  if (last === 1) return '';
  const link = (page: number): string => {
    const query = Object.entries({ ...chosen, page }).map(([name, value]) => [name, String(value)]);
    return `${path}?${new URLSearchParams(query.filter(([, value]) => value !== ''))}`;
  };
  return html`<nav aria-label="Pages">${chosen.page > 1 ? html`<a href="${link(chosen.page - 1)}">Newer</a>` : ''}<span>Page ${chosen.page} of ${last}</span>${chosen.page < last ? html`<a href="${link(chosen.page + 1)}">Older</a>` : ''}</nav>`;
}
