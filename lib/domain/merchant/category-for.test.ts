import { expect, test } from 'vitest';
import { starterCategories } from '@/lib/domain/company/category';
import { categoryFor } from './category-for';
import { categoryTopics } from './category-topics';
import type { Concept } from './concept';

const categories = (names: readonly string[]) => names.map((name) => ({ id: name, name }));

test.each<[string, Concept, string]>([
  ['Meals & entertainment', 'restaurant', 'Meals & entertainment'],
  ['Food and drink', 'coffee', 'Food and drink'],
  ['Travel - national', 'airline', 'Travel - national'],
  ['Taxis & rideshare', 'taxi', 'Taxis & rideshare'],
  ['Cloud hosting', 'cloud', 'Cloud hosting'],
  ['SaaS', 'software', 'SaaS'],
  ['IT & software', 'software', 'IT & software'],
  ['Phone & internet', 'telephone', 'Phone & internet'],
  ['Marketing', 'advertising', 'Marketing'],
  ['Travel: Airfare', 'airline', 'Travel: Airfare'],
  ['Heat, light & gas', 'energy', 'Heat, light & gas'],
  ['Gas', 'fuel', 'Gas'],
  ['Gas & electric', 'energy', 'Gas & electric'],
  ['Car & fuel', 'parking', 'Car & fuel'],
  ['Car & fuel', 'fuel', 'Car & fuel'],
  ['429 - Reisekosten', 'hotel', '429 - Reisekosten'],
  ['Legal & professional fees', 'accounting', 'Legal & professional fees'],
])('chooses %s for %s', (name, concept, wanted) => {
  expect(categoryFor(concept, categories([name, 'Other']))?.name).toBe(wanted);
});

test.each<[string, Concept]>([
  ['Travel insurance', 'airline'],
  ['Software development', 'software'],
  ['Insurance - vehicle', 'fuel'],
  ['Office rent', 'office-supplies'],
  ['Vehicle insurance', 'car-service'],
  ['Gas & electric', 'fuel'],
  ['Other', 'restaurant'],
])('does not choose %s for %s', (name, concept) => {
  expect(categoryFor(concept, categories([name]))).toBeUndefined();
});

test('chooses the most specific category, and among those the one with the fewest other topics', () => {
  const own = categories(['Travel', 'Hotels', 'Travel meals', 'Meals', 'Vehicle', 'Fuel']);
  expect(categoryFor('hotel', own)?.name).toBe('Hotels');
  expect(categoryFor('rail', own)?.name).toBe('Travel');
  expect(categoryFor('restaurant', own)?.name).toBe('Meals');
  expect(categoryFor('fuel', own)?.name).toBe('Fuel');
  expect(categoryFor('parking', own)?.name).toBe('Vehicle');
});

test('chooses none of two equally good categories', () => {
  expect(categoryFor('airline', categories(['Travel - national', 'Travel - international']))).toBeUndefined();
  expect(categoryFor('bar', categories(['Meals', 'Entertainment']))).toBeUndefined();
  expect(categoryFor('bar', categories(['Meals & entertainment']))?.name).toBe('Meals & entertainment');
});

test('finds a topic in every starter category except Other', () => {
  const empty = starterCategories.filter((name) => categoryTopics(name).topics.size === 0);
  expect(empty).toEqual(['Other']);
});
