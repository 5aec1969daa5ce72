import 'server-only';
import { z } from 'zod';
import { inScope } from '@/lib/data/db';
import { countOpen, countUnsynced } from '@/lib/data/movement/open';
import type { TaskPage } from '@/lib/data/task/pages';
import { startTask } from '@/lib/data/task/tasks';
import type { Viewer } from '@/lib/domain/company/viewer';
import { changingResult, mostAtOnce } from '@/lib/domain/task/task';
import { applyCoding } from './auto-code';
import { knowledgeIn } from './knowledge';
import { matchesOf } from './rule-effect';

const input = z.object({ ruleId: z.string(), subject: z.string() });
/** Expenses are tested and coded in pages of this size, so that no transaction holds thousands of them. */
const pageSize = 500;

/**
 * Codes the expenses that a saved rule matches first and that can still change. Returns how many changed. When more than
 * 2,000 can still change, starts a background task and returns null.
 */
export async function applyRule(
  viewer: Viewer,
  rule: { readonly id: string; readonly name: string },
): Promise<number | null> {
  const task = { ruleId: rule.id, subject: rule.name };
  const isStarted = await inScope(viewer, async (tx) => {
    if ((await countOpen(tx, viewer.companyId, mostAtOnce + 1)) <= mostAtOnce) return false;
    const total = await countUnsynced(tx, viewer.companyId);
    await startTask(tx, viewer, { kind: 'apply-rule', input: task, result: { changed: 0 }, total });
    return true;
  });
  if (isStarted) return null;
  let changed = 0;
  for (let after: string | null = null, isLast = false; !isLast; ) {
    const page = await inScope(viewer, (tx) => applyTo(viewer, rule.id, after)(tx), { timeoutMs: 60_000 });
    changed += page.changed;
    after = page.cursor;
    isLast = after === null;
  }
  return changed;
}

/** Codes the expenses of one page that the rule matches. A rule that is archived meanwhile matches none. */
export const applyRulePage: TaskPage = async (tx, viewer, task) => {
  const { ruleId } = input.parse(task.input);
  const { looked, changed, cursor } = await applyTo(viewer, ruleId, task.cursor)(tx);
  return { rows: looked, cursor, result: { changed: changingResult.parse(task.result).changed + changed } };
};

const applyTo = (viewer: Viewer, ruleId: string, after: string | null) => async (tx: Parameters<TaskPage>[0]) => {
  const knowledge = await knowledgeIn(tx, viewer.companyId);
  const rule = knowledge.rules.find((one) => one.id === ruleId);
  if (!rule) return { looked: 0, changed: 0, cursor: null };
  const { looked, own, cursor } = await matchesOf(tx, viewer, { knowledge, rule }, { after, size: pageSize });
  return { looked, cursor, changed: await applyCoding(tx, viewer, own) };
};
