import type { TrackingOption } from '../books';
import { eachLine, type Rule } from './rule';

interface Tracked {
  readonly tracking: readonly TrackingOption[];
}
interface TrackedLines {
  readonly lines: readonly Tracked[];
}
/** The dimension an option belongs to, as its id tells: `DEPARTMENT_5` is a DEPARTMENT. */
type Dimension = (option: TrackingOption) => string;

export const dimensionBefore =
  (separator: string): Dimension =>
  ({ id }) =>
    id.slice(0, id.lastIndexOf(separator));

export const archivedTracking = (words: (option: TrackingOption) => string): Rule<TrackedLines> =>
  eachLine<Tracked>(({ tracking }) => {
    const archived = tracking.find(({ status }) => status === 'Archived');
    return archived && words(archived);
  });

export const trackingUpTo = (most: number, words: string): Rule<TrackedLines> =>
  eachLine<Tracked>(({ tracking }) => (tracking.length > most ? words : undefined));

/** The parents are lists: only what stands in them can be posted to. */
export const trackingOptionsOnly = (words: (parent: TrackingOption) => string): Rule<TrackedLines> =>
  eachLine<Tracked>(({ tracking }) => {
    const parent = tracking.find(({ parentId }) => parentId === undefined);
    return parent && words(parent);
  });

export const differentParents = (words: string): Rule<TrackedLines> =>
  eachLine<Tracked>(({ tracking }) =>
    new Set(tracking.map(({ parentId }) => parentId)).size < tracking.length ? words : undefined,
  );

export const oneOfEachDimension = (dimension: Dimension, words: string): Rule<TrackedLines> =>
  eachLine<Tracked>(({ tracking }) => (new Set(tracking.map(dimension)).size < tracking.length ? words : undefined));

export const oneOptionOf = (name: string, dimension: Dimension, words: string): Rule<TrackedLines> =>
  eachLine<Tracked>(({ tracking }) =>
    tracking.filter((option) => dimension(option) === name).length > 1 ? words : undefined,
  );

/** All lines that have one have the same one. */
export const sameOnAllLines =
  (name: string, dimension: Dimension, words: string): Rule<TrackedLines> =>
  ({ lines }) => {
    const used = lines.flatMap(({ tracking }) => tracking.filter((option) => dimension(option) === name));
    return new Set(used.map(({ id }) => id)).size > 1 ? words : undefined;
  };
