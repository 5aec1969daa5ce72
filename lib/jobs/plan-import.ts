// Started by scripts/plan-import.js. Prints how a file would be imported, without a database: readable lines, and JSON in
// the last line. Exit code: 0 when the JSON was printed, also for a file that cannot be read; 1 for wrong options.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countryOfCurrency, isCountry, localeOf } from '@/lib/domain/company/country';
import { isCurrency } from '@/lib/domain/currency';
import { dayAt, isDay } from '@/lib/domain/day';
import { readChoices, structureChoices, type WrittenChoice } from '@/lib/domain/import/command/choose';
import { describePlan, planJson, withoutDuplicates } from '@/lib/domain/import/command/describe-plan';
import type { FilePlan, PlanContext } from '@/lib/domain/import/file-plan';
import { planFile } from '@/lib/domain/import/plan-file';
import { Refusal } from '@/lib/domain/refusal';

const usage = `Usage: npm run plan:import -- FILE --books GBP [options]
  --books GBP            the base currency of the company
  --country GB           its country; guessed from the currency
  --time-zone ZONE       its time zone; Europe/London
  --today 2026-11-29     the current day
  --choose about=answer  an answer of the person: date="Trans. Date", amount=4, titles=3, order=mdy, decimal=",",
                         spending=negative, encoding=windows-1252, currency=EUR, "rate for EUR"=0.86; may be repeated
  --after EARLIER        a file that was imported before`;

const print = (text: string) => process.stdout.write(`${text}\n`);

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal || isUsageError(error))) throw error;
  process.stderr.write(`${error.message}\n\n${usage}\n`);
  process.exitCode = 1;
}

/** Throws a Refusal for options that are wrong. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      books: { type: 'string' },
      country: { type: 'string' },
      'time-zone': { type: 'string', default: 'Europe/London' },
      today: { type: 'string' },
      choose: { type: 'string', multiple: true, default: [] },
      after: { type: 'string' },
    },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new Refusal('Name one file.');
  const context = contextOf(values);
  const content = await contentOf(path);
  const earlier = values.after === undefined ? null : planFile(await contentOf(values.after), {}, context);
  const written = values.choose.map(choiceIn);
  const plan = planned(content, written, context);
  if (plan instanceof Refusal) {
    print(plan.message);
    print(JSON.stringify(planJson(null, plan.message)));
    return;
  }
  const compared = earlier ? withoutDuplicates(plan, earlier) : plan;
  for (const line of describePlan(compared)) print(line);
  print(JSON.stringify(planJson(compared)));
}

function contextOf(given: {
  readonly books?: string;
  readonly country?: string;
  readonly today?: string;
  readonly 'time-zone': string;
}): PlanContext {
  const { books = '', 'time-zone': timeZone } = given;
  if (!isCurrency(books)) throw new Refusal('Name the currency of the books, such as --books GBP.');
  const country = given.country ?? countryOfCurrency(books);
  if (!isCountry(country)) throw new Refusal(`There is no country ${country}.`);
  const today = given.today ?? dayAt(new Date(), timeZone);
  if (!isDay(today)) throw new Refusal(`${today} is not a day such as 2026-11-29.`);
  return { today, timeZone, country, locale: localeOf(country), baseCurrency: books, cards: [], categories: [] };
}

/** Reads a file. npm starts the command in the project's folder; the path is from where the person called npm. */
function contentOf(path: string): Promise<Uint8Array> {
  // biome-ignore lint/style/noProcessEnv: npm passes the folder only in this variable.
  return readFile(resolve(process.env.INIT_CWD ?? '.', path)).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`The file ${path} cannot be read: ${error.code ?? error.message}.`);
  });
}

function choiceIn(text: string): WrittenChoice {
  const at = text.indexOf('=');
  if (at < 1) throw new Refusal(`“${text}” is not a choice such as date="Trans. Date".`);
  return { about: text.slice(0, at), answer: text.slice(at + 1) };
}

/** Plans the file, or returns why it cannot be read. The titles must be known before a choice can name one. */
function planned(content: Uint8Array, written: readonly WrittenChoice[], context: PlanContext): FilePlan | Refusal {
  const structure = structureChoices(written);
  const first = attempt(() => planFile(content, structure, context));
  if (first instanceof Refusal || written.length === 0) return first;
  const choices = readChoices(written, first.titles);
  return attempt(() => planFile(content, choices, context));
}

function attempt(plan: () => FilePlan): FilePlan | Refusal {
  try {
    return plan();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Whether `parseArgs` refused the options. */
function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
