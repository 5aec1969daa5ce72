import type { z } from 'zod';
import type { condition } from './condition-input';

/** The value that matches expenses without a card. */
export const noCard = 'none';

export type Condition = z.output<typeof condition>;
export type ConditionField = Condition['field'];

export const conditionFields: readonly ConditionField[] = [
  'merchant',
  'amount',
  'currency',
  'card',
  'person',
  'note',
  'type',
];
