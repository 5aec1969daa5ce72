import { Refusal } from '../refusal';
import type { FileChoices } from './choices';
import type { FilePlan, PlanContext } from './file-plan';
import { planStatement } from './plan-statement';
import { isEncoding } from './source/encoding';
import { readSource } from './source/read-source';
import { planTable } from './table/plan-table';

/**
 * Plans the import of a file: what each of its lines becomes, and what only a person can decide. Throws a Refusal when
 * the file is not one that can be read.
 */
export function planFile(content: Uint8Array, choices: FileChoices, context: PlanContext): FilePlan {
  const { encoding = null } = choices;
  if (encoding !== null && !isEncoding(encoding)) throw new Refusal(`There is no encoding called ${encoding}.`);
  const source = readSource(content, { encoding });
  return source.kind === 'statement' ? planStatement(source, choices, context) : planTable(source, choices, context);
}
