import { normaliseLetters, splitWords } from './name/letters';
import { type Topic, topicsByPhrase } from './topics';

/** What a category is for, as its name says; `extras` counts the words that say something we do not know. */
export type CategoryTopics = { readonly topics: ReadonlySet<Topic>; readonly extras: number };

/** Reads a category's name: “Meals & entertainment” is for both, “Travel – hotels” for hotels, “Travel insurance” for neither. */
export function categoryTopics(name: string): CategoryTopics {
  const main = stripBrackets(normaliseLetters(name));
  const parts = main.split(/\s+[-–—]\s+|\s*[:>›|]\s*/).filter((part) => splitWords(part).length > 0);
  const read = parts.map(parsePart);
  const [first] = read;
  // “Insurance - vehicle” stays an insurance; “Travel - hotels” are hotels.
  const leads = first && [...first.topics].some((topic) => leadingTopics.has(topic));
  const chosen = leads ? first : read.findLast((part) => part.topics.size > 0);
  const extras = read.reduce((sum, part) => sum + part.extras + (part === chosen ? 0 : part.topics.size), 0);
  return { topics: resolveGas(chosen?.topics ?? new Set()), extras };
}

function parsePart(part: string): CategoryTopics {
  const whole = topicsByPhrase.get(meaningfulWords(part).join(' '));
  const read = part
    .split(/\s*[&+/,;]\s*|\s+(?:and|or|und|oder|et|y|e|en|och|og|inc|incl|including)\s+/)
    .map(parseSegment);
  return {
    // "Gas & electric" is known as a whole, and "Car & fuel" is for cars as well as for fuel.
    topics: new Set([
      ...(whole ?? []),
      ...(whole && read.length === 1 ? [] : read.flatMap(({ topics }) => [...topics])),
    ]),
    extras: whole ? 0 : read.reduce((sum, segment) => sum + segment.extras, 0),
  };
}

/** In a segment the last phrase is the thing itself, and what stands before only says which: “Travel meals” are meals. */
function parseSegment(segment: string): CategoryTopics {
  const words = meaningfulWords(segment);
  let head: readonly Topic[] = [];
  let extras = 0;
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find((size) => topicsByPhrase.has(words.slice(at, at + size).join(' ')));
    const topics = length && topicsByPhrase.get(words.slice(at, at + length).join(' '));
    if (!topics || head.length > 0) extras += 1;
    if (topics) head = topics;
    at += length ?? 1;
  }
  return { topics: new Set(head), extras };
}

/** “Gas” is what a car takes, unless the name speaks of a house. */
function resolveGas(topics: ReadonlySet<Topic>): ReadonlySet<Topic> {
  if (!topics.has('fuel-or-energy')) return topics;
  const ofAHouse = (['energy', 'utilities', 'water'] as const).some((topic) => topics.has(topic));
  return new Set([...topics, ofAHouse ? 'energy' : 'fuel']);
}

const stripBrackets = (name: string): string => {
  const outside = name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  return splitWords(outside).some((word) => !/^\d+$/.test(word)) ? outside : name;
};

function meaningfulWords(text: string): readonly string[] {
  const words = splitWords(text).filter((word) => !/^\d+$/.test(word));
  const telling = words.filter((word) => !emptyWords.has(word));
  // “Fees” alone, or “General office”, are left with something to read.
  return topicsByPhrase.has(words.join(' ')) || telling.length === 0 ? words : telling;
}

const leadingTopics: ReadonlySet<Topic> = new Set<Topic>([
  'insurance',
  'training',
  'taxes',
  'interest',
  'elsewhere',
  'payroll',
]);

const emptyWords = new Set(
  'expense expenses exp cost costs spend spending fee fees charge charges bill bills payment payments business company corporate general misc miscellaneous sundry various the our my of for on with in to a an kosten frais gastos spese'.split(
    ' ',
  ),
);
