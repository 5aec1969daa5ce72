import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DateInput } from './date-input';

test('renders the browser’s own date field for browsers without script, and posts the ISO date', () => {
  const html = renderToStaticMarkup(
    <DateInput id="day" name="day" defaultValue="2026-11-21" max="2026-11-22" locale="en-GB" required />,
  );
  expect(html.match(/<input/g)).toHaveLength(1);
  for (const part of ['id="day"', 'name="day"', 'type="date"', 'value="2026-11-21"', 'max="2026-11-22"', 'required=""'])
    expect(html).toContain(part);
});
