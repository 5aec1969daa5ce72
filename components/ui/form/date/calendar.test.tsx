import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Calendar } from './calendar';

const html = (locale: string) =>
  renderToStaticMarkup(<Calendar value="2026-11-13" max="2026-11-22" locale={locale} onPick={() => undefined} />);
const weekdays = (locale: string) => [...html(locale).matchAll(/<th aria-label="(\w+)"/g)].map(([, name]) => name);
const label = (html: string, day: number) =>
  new RegExp(`<button(?=[^>]*aria-label="([^"]*)")[^>]*>${day}</button>`).exec(html)?.[1];

test.each([
  ['en-GB', 'Monday'],
  ['en-DE', 'Monday'],
  ['en-US', 'Sunday'],
  ['en-EG', 'Saturday'],
  ['en-MV', 'Friday'],
])('in %s, the week starts on %s', (locale, first) => {
  expect(weekdays(locale)).toHaveLength(7);
  expect(weekdays(locale)[0]).toBe(first);
});

describe('a calendar in November 2026', () => {
  test('shows the month, and names each day in the order of the country', () => {
    expect(html('en-GB')).toContain('November 2026');
    expect(label(html('en-GB'), 13)).toBe('Friday, 13 November 2026, selected');
    expect(label(html('en-US'), 13)).toBe('Friday, November 13th, 2026, selected');
  });

  test('offers no day after the last one', () => {
    expect(html('en-GB')).toMatch(/<button(?=[^>]*disabled="")[^>]*>23<\/button>/);
    expect(html('en-GB')).not.toMatch(/<button(?=[^>]*disabled="")[^>]*>22<\/button>/);
  });
});
