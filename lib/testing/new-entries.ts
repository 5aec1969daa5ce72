import { findNewEntry } from '@/lib/data/books/new-entries';
import { listForKind, type NewEntryKind } from '@/lib/domain/books/new-entry';
import { newEntryForm, requestEntry } from '@/lib/workflows/books/request-entry';
import { booksOf } from './books-reading';
import { runJobs, runJobsEarly, runLaneEarly } from './jobs';
import type { LinkedCompany } from './linked-company';

/** Returns the form's values as a person would fill them in for this name and code. */
export async function filledIn(
  company: LinkedCompany,
  kind: NewEntryKind,
  { name, code }: { name: string; code: string },
): Promise<Record<string, string>> {
  const { nameField, fields } = await newEntryForm(company.viewer, kind);
  const values: Readonly<Record<string, string>> = {
    [nameField]: name,
    nominalCode: code,
    currency: company.viewer.baseCurrency,
    accountNumber: '12345678',
    fullyQualifiedCategory: 'Total Expenses',
  };
  return Object.fromEntries(
    fields
      .filter((field) => field.required || field.name === 'nominalCode')
      .map((field) => [field.name, choiceOf(field, values[field.name]) ?? 'Any']),
  );
}

const choiceOf = (field: { choices: readonly { value: string }[] }, wanted: string | undefined) =>
  field.choices.length === 0
    ? wanted
    : (
        field.choices.find((choice) => choice.value === wanted || choice.value.startsWith('Expense')) ??
        field.choices[0]
      )?.value;

export async function request(
  company: LinkedCompany,
  kind: NewEntryKind,
  entry: { name: string; code: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await requestEntry(company.viewer, { id, kind, values: await filledIn(company, kind, entry) });
  return id;
}

/** Runs the lane and the jobs until the entry is settled. A job that throws RetryLater is run again. */
export async function settled(company: LinkedCompany, id: string) {
  for (let round = 0; round < 3_000; round += 1) {
    await runJobsEarly(company.viewer.companyId);
    await runJobs('list-entry');
    const entry = await findNewEntry(company.viewer, id);
    if (entry?.state === 'success' || entry?.state === 'failed') return entry;
  }
  throw new Error(`the entry was not settled: ${JSON.stringify(await findNewEntry(company.viewer, id))}`);
}

/** Runs the lane until the package has the entry, without the job that makes our lists contain it. */
export async function created({ viewer }: LinkedCompany, id: string) {
  for (let round = 0; round < 300; round += 1) {
    await runLaneEarly(viewer.companyId);
    const entry = await findNewEntry(viewer, id);
    if (entry?.isInBooks) return entry;
  }
  throw new Error(`the entry was not created: ${JSON.stringify(await findNewEntry(viewer, id))}`);
}

export const named = async (company: LinkedCompany, kind: NewEntryKind, name: string) =>
  (await booksOf(company))[listForKind(kind)].filter((entry) => entry.name === name && entry.removedAt === null);
