import { pager, tag } from '../../pages/elements';
import type { Html } from '../../pages/layout';

export const statusTag = (status: number): Html =>
  tag(status === 0 ? 'no response' : status, status >= 200 && status < 300 ? 'good' : 'bad');

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Formats `2026-11-22T10:00:00.000Z` as `22 Nov 10:00:00.000`. */
export const formatDateTime = (iso: string): string => `${dayAndMonth.format(new Date(iso))} ${iso.slice(11, 23)}`;

/** Returns JSON with indentation. Returns any other text unchanged, for example JSON that was cut off for the log. */
export function formatJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export const perPage = 50;

/** Returns links to the newer and the older page of a log. The links include the current filters. */
export function logPager(path: string, { page, ...filters }: { readonly page: number }, count: number): Html | '' {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])),
  );
  return pager(query.size > 0 ? `${path}?${query}` : path, page, Math.ceil(count / perPage));
}
