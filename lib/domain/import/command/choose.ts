import { Refusal } from '../../refusal';
import { type FileChoices, fileChoices } from '../choices';
import { type ImportField, importFields } from '../field';
import { foldTitle } from '../titles/fold';

/** A choice as a person writes it: what it is about, and the answer. */
export type WrittenChoice = { readonly about: string; readonly answer: string };

/** The names of the fields beside their own. */
const fieldNames: Readonly<Record<string, ImportField>> = {
  date: 'day',
  payee: 'merchant',
  'paid to': 'merchant',
  'money out': 'debit',
  'money in': 'credit',
  status: 'state',
  'original amount': 'originalAmount',
  'original currency': 'originalCurrency',
};

/**
 * Returns the choices that the texts stand for. A column is named by its title or its number, from 1; `titles` has the
 * titles of the file. Throws a Refusal for a choice that is not one.
 */
export function readChoices(written: readonly WrittenChoice[], titles: readonly string[]): FileChoices {
  const choices = written.reduce((all, one) => merge(all, readChoice(one, titles)), {});
  const read = fileChoices.safeParse(choices);
  if (!read.success) throw new Refusal(`A choice is not possible: ${read.error.issues[0]?.message ?? ''}`);
  return read.data;
}

/** The choices that change what the titles are. They come before the choices that name a title. */
export const structureChoices = (written: readonly WrittenChoice[]): FileChoices =>
  readChoices(
    written.filter(({ about }) => ['encoding', 'titles'].includes(about.trim().toLowerCase())),
    [],
  );

const merge = (all: FileChoices, one: FileChoices): FileChoices => ({
  ...all,
  ...one,
  ...(one.columns && { columns: { ...all.columns, ...one.columns } }),
  ...(one.rates && { rates: { ...all.rates, ...one.rates } }),
});

function readChoice({ about, answer }: WrittenChoice, titles: readonly string[]): FileChoices {
  const name = about.trim().toLowerCase();
  const given = answer.trim();
  const rate = /^rate for ([a-z]{3})$/.exec(name)?.[1];
  if (rate) return { rates: { [rate.toUpperCase()]: given } };
  switch (name) {
    case 'encoding':
      return { encoding: given.toLowerCase() };
    case 'titles':
      return { headerLine: given === 'none' ? null : Number(given) };
    case 'order':
    case 'order of day and month':
      return { order: oneOf(about, given, ['dmy', 'mdy', 'ymd']) };
    case 'decimal':
    case 'decimals':
      return { decimal: oneOf(about, given, ['.', ',']) };
    case 'spending':
    case 'which sign is spending':
      return { spending: oneOf(about, given, ['negative', 'positive']) };
    case 'incoming money':
      return { moneyIn: oneOf(about, given, ['refund', 'skip']) };
  }
  const field = fieldNames[name] ?? importFields.find((one) => one.toLowerCase() === name);
  if (!field) throw new Refusal(`“${about}” cannot be chosen.`);
  const at = columnOf(given, titles);
  if (at !== null) return { columns: { [field]: at } };
  if (field === 'currency' && /^[A-Z]{3}$/.test(given)) return { currency: given };
  throw new Refusal(`The file has no column “${given}”. Its columns are: ${titles.join(', ')}.`);
}

function oneOf<const Value extends string>(about: string, given: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === given.toLowerCase());
  if (found === undefined) throw new Refusal(`“${given}” is no answer for “${about}”. Use one of: ${values.join(' ')}`);
  return found;
}

function columnOf(given: string, titles: readonly string[]): number | null {
  const exact = titles.indexOf(given);
  const at = exact >= 0 ? exact : titles.findIndex((title) => foldTitle(title) === foldTitle(given));
  if (at >= 0) return at;
  return /^[1-9]\d{0,2}$/.test(given) && Number(given) <= titles.length ? Number(given) - 1 : null;
}
