import { z } from 'zod';
import { ruleLimits } from './limits';

/**
 * The fields of the rule form that set coding. All values are text, as typed; empty text means that the field is not
 * set.
 */
const codingFieldsForm = z.object({
  categoryId: z.string().max(40),
  taxRateRef: z.string().max(200),
  trackingRefs: z.array(z.string().max(200)).max(10),
  customerRef: z.string().max(200),
});

const conditionForm = z.object({
  field: z.enum(['merchant', 'amount', 'currency', 'card', 'person', 'note', 'type']),
  test: z.string().max(20),
  values: z.array(z.string().max(1_000)).max(ruleLimits.values),
  amount: z.string().max(50),
  amountTo: z.string().max(50),
  currency: z.string().max(3),
});

const rulePartForm = z.object({
  ...codingFieldsForm.shape,
  by: z.enum(['percent', 'amount', 'rest']),
  size: z.string().max(50),
  currency: z.string().max(3),
});

export const ruleInput = z.object({
  name: z.string().max(1_000),
  conditions: z.array(conditionForm).max(100),
  action: z.object({
    ...codingFieldsForm.shape,
    supplierRef: z.string().max(200),
    split: z.boolean(),
    parts: z.array(rulePartForm).max(200),
  }),
});

export type CodingFieldsForm = z.output<typeof codingFieldsForm>;
export type ConditionForm = z.output<typeof conditionForm>;
export type RulePartForm = z.output<typeof rulePartForm>;
export type RuleForm = z.output<typeof ruleInput>;
