import { html } from 'hono/html';
import type { Html } from './layout';

type Part = string | number | Html;
type Column = string | { readonly number: string };

interface TableOptions {
  readonly label: string;
  /** The headings of the columns. A column given as `{ number }` is right-aligned. */
  readonly columns: readonly Column[];
  readonly rows: readonly Html[];
  readonly footer?: Html;
  /** The CSS class of the table. */
  readonly className?: string;
  /** True leaves out the border of a card around the table. */
  readonly bare?: boolean;
}

/** A table with a caption for screen readers. A wide table can be scrolled with the keyboard. */
export const table = ({ label, columns, rows, footer, className = '', bare = false }: TableOptions): Html =>
  html`<div class="${bare ? 'scroll' : 'card scroll'}" role="group" aria-label="${label}" tabindex="0"><table class="${className}"><caption class="visually-hidden">${label}</caption>
<thead><tr>${columns.map((each) => (typeof each === 'string' ? html`<th scope="col">${each}</th>` : html`<th scope="col" class="num">${each.number}</th>`))}</tr></thead>
<tbody>${rows}</tbody>${footer ?? ''}</table></div>`;

export const facts = (list: readonly (readonly [name: string, value: Part | null])[], className = ''): Html =>
  html`<dl class="facts ${className}">${list.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value || '—'}</dd></div>`)}</dl>`;

export const card = (text: Part): Html => html`<div class="card"><p>${text}</p></div>`;

/** Returns the options of a select element. Each is a value, or a pair of value and text. */
export const options = (
  list: readonly (string | readonly [value: string, text: string])[],
  chosen: string,
): readonly Html[] =>
  list
    .map((each) => (typeof each === 'string' ? ([each, each] as const) : each))
    .map(([value, text]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`);

export const tag = (text: Part, kind: 'good' | 'bad' | 'soft' | ''): Html =>
  html`<span class="tag ${kind}">${text}</span>`;

/** Links to the newer and the older page. Empty if there is only one page. */
export function pager(address: string, page: number, last: number): Html | '' {
  if (last <= 1) return '';
  const to = (number: number): string => `${address}${address.includes('?') ? '&' : '?'}page=${number}`;
  return html`<nav class="pager" aria-label="Pages">${page > 1 ? html`<a href="${to(page - 1)}">Newer</a>` : ''}<span>Page ${page} of ${last}</span>${page < last ? html`<a href="${to(page + 1)}">Older</a>` : ''}</nav>`;
}

/** Returns the page number from a query parameter. It is at least 1, even if the parameter is invalid. */
export const pageNumber = (text: string | undefined): number => Math.max(1, Math.floor(Number(text)) || 1);
