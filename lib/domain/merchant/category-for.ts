import type { Category } from '@/lib/domain/company/category';
import { type CategoryTopics, categoryTopics } from './category-topics';
import type { Concept } from './concept';
import { topicsByConcept } from './concept-topics';
import type { Topic } from './topics';

/**
 * Returns the most specific category for a concept (what a merchant sells). Undefined when no category fits, or several
 * fit equally well.
 */
export function categoryFor(concept: Concept, categories: readonly Category[]): Category | undefined {
  const read = parsedCategories(categories);
  for (const step of topicsByConcept[concept]) {
    const fitting = step.map((topic) => mostSpecific(topic, read)).filter((found) => found !== undefined);
    if (fitting.length > 0) return unanimous(fitting);
  }
  return undefined;
}

type ParsedCategory = CategoryTopics & { readonly category: Category };

/** Returns the category of a topic whose name contains the fewest other topics and words; `several` on a tie. */
function mostSpecific(topic: Topic, read: readonly ParsedCategory[]): Category | 'several' | undefined {
  const named = read.filter(({ topics }) => topics.has(topic));
  if (named.length < 2) return named[0]?.category;
  const least = Math.min(...named.map(breadth));
  const [one, ...others] = named.filter((entry) => breadth(entry) === least);
  return one && others.length === 0 ? one.category : 'several';
}

const breadth = ({ topics, extras }: CategoryTopics): number => topics.size + extras;

function unanimous(found: readonly (Category | 'several')[]): Category | undefined {
  const [first] = found;
  if (first === undefined || first === 'several') return undefined;
  return found.every((entry) => entry !== 'several' && entry.id === first.id) ? first : undefined;
}

/**
 * Returns the categories with the topics of their names. Cached, because thousands of expenses use the same categories.
 */
function parsedCategories(categories: readonly Category[]): readonly ParsedCategory[] {
  const known = alreadyRead.get(categories);
  if (known) return known;
  const read = categories.map((category) => ({ category, ...categoryTopics(category.name) }));
  alreadyRead.set(categories, read);
  return read;
}

const alreadyRead = new WeakMap<readonly Category[], readonly ParsedCategory[]>();
