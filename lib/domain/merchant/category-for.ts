import type { Category } from '@/lib/domain/company/category';
import { type CategoryTopics, categoryTopics } from './category-topics';
import type { Concept } from './concept';
import { topicsByConcept } from './concept-topics';
import type { Topic } from './topics';

/** The most specific category of the company that clearly stands for a concept, or nothing where none or several do. */
export function categoryFor(concept: Concept, categories: readonly Category[]): Category | undefined {
  const read = parsedCategories(categories);
  for (const step of topicsByConcept[concept]) {
    const fitting = step.map((topic) => mostSpecific(topic, read)).filter((found) => found !== undefined);
    if (fitting.length > 0) return unanimous(fitting);
  }
  return undefined;
}

type ParsedCategory = CategoryTopics & { readonly category: Category };

/** For one topic: the category named for it and nothing else before one that has more to it; nothing on a tie. */
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

/** A list of thousands of expenses asks of the same categories each time. */
function parsedCategories(categories: readonly Category[]): readonly ParsedCategory[] {
  const known = alreadyRead.get(categories);
  if (known) return known;
  const read = categories.map((category) => ({ category, ...categoryTopics(category.name) }));
  alreadyRead.set(categories, read);
  return read;
}

const alreadyRead = new WeakMap<readonly Category[], readonly ParsedCategory[]>();
