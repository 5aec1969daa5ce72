import type { FileChoices } from '../choices';
import type { PreviewHead, PreviewQuestion } from './preview';

/** Returns the choices with the answer to a question of the preview. An empty rate removes the answer. */
export function withAnswer(
  choices: FileChoices,
  { about }: Pick<PreviewQuestion, 'about'>,
  answer: string,
): FileChoices {
  const currency = rateCurrency(about);
  if (currency) return withRate(choices, currency, answer);
  switch (about) {
    case 'encoding':
      return { ...choices, encoding: answer };
    case 'which sign is spending':
      return { ...choices, spending: answer === 'negative' ? 'negative' : 'positive' };
    case 'order of day and month':
      return { ...choices, order: answer === 'mdy' || answer === 'ymd' ? answer : 'dmy' };
    case 'decimals':
      return { ...choices, decimal: answer === ',' ? ',' : '.' };
    default:
      throw new Error(`the question about ${about} has no answer to choose`);
  }
}

/** Returns the answer that a person has given to a question: the option that they chose. Undefined without one. */
export function answerTo(choices: FileChoices, { about }: Pick<PreviewQuestion, 'about'>): string | undefined {
  switch (about) {
    case 'encoding':
      return choices.encoding;
    case 'which sign is spending':
      return choices.spending;
    case 'order of day and month':
      return choices.order;
    case 'decimals':
      return choices.decimal;
    default:
      return undefined;
  }
}

/** Returns the currency of a question about a rate: "rate for EUR". Undefined for other questions. */
export const rateCurrency = (about: string): string | undefined => /^rate for ([A-Z]{3})$/.exec(about)?.[1];

/**
 * Returns the currencies that a person types a rate for, in alphabetical order: those that the file has no usable rate
 * for, and those that have been given one.
 */
export function rateCurrencies({ questions, settings }: Pick<PreviewHead, 'questions' | 'settings'>): string[] {
  const missing = questions.flatMap(({ about }) => rateCurrency(about) ?? []);
  return [...new Set([...missing, ...Object.keys(settings.rates)])].toSorted();
}

function withRate({ rates = {}, ...choices }: FileChoices, currency: string, rate: string): FileChoices {
  const { [currency]: _, ...others } = rates;
  const next = rate.trim() === '' ? others : { ...others, [currency]: rate.trim() };
  return Object.keys(next).length > 0 ? { ...choices, rates: next } : choices;
}

/** Returns the head with the choices in its fields, for the moment until the file is read with them. */
export function withChoices(head: PreviewHead, choices: FileChoices): PreviewHead {
  const { encoding = head.encoding, ...given } = choices;
  const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...head, choices, encoding, settings: { ...head.settings, ...chosen } };
}
