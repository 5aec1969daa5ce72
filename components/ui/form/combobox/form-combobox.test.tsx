import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FormCombobox } from './form-combobox';

const options = [
  { value: 'GBP', label: 'GBP Pound sterling' },
  { value: 'EUR', label: 'EUR Euro' },
];

test('renders a native select for browsers without script', () => {
  const html = renderToStaticMarkup(
    <FormCombobox label="Currency" name="currency" options={options} defaultValue="EUR" placeholder="None" />,
  );
  expect(html).toContain('<select aria-label="Currency" name="currency"');
  expect(html).toContain('<option value="">None</option>');
  expect(html).toContain('<option value="EUR" selected="">EUR Euro</option>');
});
