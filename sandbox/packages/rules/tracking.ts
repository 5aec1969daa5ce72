import type { TrackingOption } from '../books';
import { eachLine, type Rule, refuseFound, refuseIf, type WithLines } from './rule';

interface Tracked {
  readonly tracking: readonly TrackingOption[];
}
type TrackedLines = WithLines<Tracked>;
/** Returns the tracking list that an option belongs to, taken from its id: `DEPARTMENT` for `DEPARTMENT_5`. */
type Dimension = (option: TrackingOption) => string;

export const dimensionBefore =
  (separator: string): Dimension =>
  ({ id }) =>
    id.slice(0, id.lastIndexOf(separator));

export const archivedTracking = (message: (option: TrackingOption) => string): Rule<TrackedLines> =>
  eachLine<Tracked>(refuseFound(({ tracking }) => tracking.find(({ status }) => status === 'Archived'), message));

export const trackingUpTo = (most: number, message: string): Rule<TrackedLines> =>
  eachLine<Tracked>(refuseIf(({ tracking }) => tracking.length > most, message));

/** Refuses tracking categories on a line. A line can have only their options. */
export const trackingOptionsOnly = (message: (parent: TrackingOption) => string): Rule<TrackedLines> =>
  eachLine<Tracked>(refuseFound(({ tracking }) => tracking.find(({ parentId }) => parentId === undefined), message));

export const differentParents = (message: string): Rule<TrackedLines> =>
  eachLine<Tracked>(refuseIf(({ tracking }) => hasRepeats(tracking.map(({ parentId }) => parentId)), message));

export const oneOfEachDimension = (dimension: Dimension, message: string): Rule<TrackedLines> =>
  eachLine<Tracked>(refuseIf(({ tracking }) => hasRepeats(tracking.map(dimension)), message));

export const oneOptionOf = (name: string, dimension: Dimension, message: string): Rule<TrackedLines> =>
  eachLine<Tracked>(
    refuseIf(({ tracking }) => tracking.filter((option) => dimension(option) === name).length > 1, message),
  );

/** Refuses records whose lines have different options of this tracking list. */
export const sameOnAllLines = (name: string, dimension: Dimension, message: string): Rule<TrackedLines> =>
  refuseIf(({ lines }) => {
    const used = lines.flatMap(({ tracking }) => tracking.filter((option) => dimension(option) === name));
    return new Set(used.map(({ id }) => id)).size > 1;
  }, message);

const hasRepeats = (values: readonly unknown[]): boolean => new Set(values).size < values.length;
