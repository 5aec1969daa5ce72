import type { Random } from '../../sim/core/random';
import type { Arguments, OperationName } from '../production';
import type { Situation } from '../situation';

/** Creates the arguments of one call of each operation, or null if the situation has nothing to which it can apply. */
export type Generators<Names extends OperationName> = {
  readonly [Name in Names]: (situation: Situation, random: Random) => Arguments<Name> | null;
};
