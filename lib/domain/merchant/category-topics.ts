import { normaliseLetters, splitWords } from './name/letters';
import { type Topic, topicsByPhrase } from './topics';

/**
 * The topics that a category's name names. `extras` counts what else the name contains: unknown words, and topics that
 * another part of the name overrides.
 */
export type CategoryTopics = { readonly topics: ReadonlySet<Topic>; readonly extras: number };

/**
 * Returns the topics of a category's name. “Meals & entertainment” has both topics, “Travel – hotels” only lodging, and
 * “Travel insurance” only insurance.
 */
export function categoryTopics(name: string): CategoryTopics {
  const main = stripBrackets(normaliseLetters(name));
  const parts = main.split(/\s+[-–—]\s+|\s*[:>›|]\s*/).filter((part) => splitWords(part).length > 0);
  const read = parts.map(parsePart);
  const [first] = read;
  // The last part of a name usually decides: “Travel - hotels” means lodging. A leading topic such as insurance wins
  // over it: “Insurance - vehicle” means insurance.
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
    // A part can be a known phrase as a whole (“Gas & electric”). When it joins several words (“Car & fuel”), it has
    // the topics of each word too.
    topics: new Set([
      ...(whole ?? []),
      ...(whole && read.length === 1 ? [] : read.flatMap(({ topics }) => [...topics])),
    ]),
    extras: whole ? 0 : read.reduce((sum, segment) => sum + segment.extras, 0),
  };
}

/** The last known phrase of a segment decides, and earlier words only qualify it: “Travel meals” are meals. */
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

/** “Gas” means vehicle fuel, unless another word of the name is about energy, utilities or water. */
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
  // A name of only filler words, such as “Fees”, stays whole, because nothing would remain of it.
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
