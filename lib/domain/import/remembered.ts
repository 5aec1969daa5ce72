import type { FileChoices } from './choices';

/**
 * Returns the choices that also hold for the next file with the same titles. Exchange rates change from day to day, so
 * they are asked for each time.
 */
export function rememberedChoices({ rates: _, ...choices }: FileChoices): Omit<FileChoices, 'rates'> {
  return choices;
}
