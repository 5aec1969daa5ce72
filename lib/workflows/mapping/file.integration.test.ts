import { expect, test } from 'vitest';
import { addCategory, listCategories } from '@/lib/data/company/categories';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { mappingForFile } from '@/lib/data/mapping/file';
import { currentMapping } from '@/lib/data/mapping/mappings';
import type { Viewer } from '@/lib/domain/company/viewer';
import { writeCsv } from '@/lib/domain/csv';
import { mappingRows } from '@/lib/domain/mapping/csv/write';
import { emptyTarget, withCategory } from '@/lib/domain/mapping/mapping';
import { Refusal } from '@/lib/domain/refusal';
import { linkWithBooks } from '@/lib/testing/books-company';
import { books } from '@/lib/testing/coding-matrix';
import { aCompany } from '@/lib/testing/people';
import { importMappingFile, planMappingFile } from './file';

const bytes = (text: string) => new TextEncoder().encode(text);
const named = (text: string) => ({ name: 'mapping.csv', content: bytes(text) });

async function aMappedCompany(): Promise<Viewer> {
  const viewer = await aCompany();
  await linkWithBooks(viewer, 'xero', books);
  await addCategory(viewer, { id: newId(), name: '=Trains; "fast", slow' });
  for (const { id } of await listCategories(viewer)) {
    const { number } = await currentMapping(viewer);
    await changeMapping(viewer, number, (mapping) =>
      withCategory(mapping, id, { ...emptyTarget, accountRef: 'acc-travel', taxRateRef: 'INPUT2' }),
    );
  }
  return viewer;
}

test('changes nothing when an exported mapping is imported, in UTF-8 and UTF-16', async () => {
  const viewer = await aMappedCompany();
  const { mapping, categories, books: all, package: to } = await mappingForFile(viewer);
  const text = writeCsv(mappingRows(mapping, categories, all, to));
  for (const content of [bytes(text), new Uint8Array(Buffer.from(text, 'utf16le'))]) {
    const { rows } = await planMappingFile(viewer, content);
    expect(rows).toHaveLength(categories.length);
    expect(rows.filter((row) => row.state !== 'stays')).toEqual([]);
  }
});

test('imports the valid rows as one version, and leaves out the rest', async () => {
  const viewer = await aMappedCompany();
  const file = named('Category;Tax rate\nTravel;No VAT (none)\nMeals;\nNowhere;20%\n');
  const plan = await planMappingFile(viewer, file.content);
  expect(plan.rows.map((row) => row.state)).toEqual(['cannot', 'changes', 'cannot']);
  const version = await importMappingFile(viewer, file, plan.version);
  expect(version).toBe(plan.version + 1);
  const { mapping } = await currentMapping(viewer);
  const meals = (await listCategories(viewer)).find((category) => category.name === 'Meals');
  expect(mapping.categories[meals?.id ?? '']).toMatchObject({ accountRef: 'acc-travel', taxRateRef: null });
});

test('refuses an import after somebody else saved the mapping', async () => {
  const viewer = await aMappedCompany();
  const file = named('Category,Tax rate\nMeals,\n');
  const { version } = await planMappingFile(viewer, file.content);
  await importMappingFile(viewer, named('Category,Tax rate\nRent,\n'), version);
  await expect(importMappingFile(viewer, file, version)).rejects.toThrow('Somebody else changed the mapping');
});

test.each([
  ['empty', '', 'This file is empty.'],
  ['only a header', 'Category,Account\n', 'This file has no rows below its header. Choose another file.'],
  ['without a category column', 'Datum;Betrag\n1;2\n', 'No column of this file is called Category.'],
  ['a spreadsheet', 'PK\u0003\u0004xl/workbook.xml', 'This is an Excel workbook (XLSX), not a CSV file.'],
  ['too long', `Category\n${'Travel\n'.repeat(20_201)}`, 'more than 20,000 rows'],
])('refuses a file that is %s', async (_, text, words) => {
  const viewer = await aMappedCompany();
  const plan = planMappingFile(viewer, bytes(text));
  await expect(plan).rejects.toThrow(Refusal);
  await expect(plan).rejects.toThrow(words);
});
