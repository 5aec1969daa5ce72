import 'server-only';
import { z } from 'zod';
import { inScope, type Tx } from '@/lib/data/db';
import { countOpen, countUnsynced } from '@/lib/data/movement/open';
import type { TaskPage } from '@/lib/data/task/pages';
import { newestTask, replaceTasks, startTask } from '@/lib/data/task/tasks';
import type { Knowledge } from '@/lib/domain/coding/knowledge';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addPreviews, emptyPreview, type RulePreview, rulePreview } from '@/lib/domain/rules/preview';
import { parseRule, type Rule, toRuleJson } from '@/lib/domain/rules/rule';
import { isOpenTask, mostAtOnce, type TaskProgress } from '@/lib/domain/task/task';
import { knowledgeIn } from './knowledge';
import { matchesOf, previewPage } from './rule-effect';

/** What a rule would change, or how far a worker is that finds it out. */
export type RulePreviewState =
  | { readonly state: 'seen'; readonly preview: RulePreview }
  | { readonly state: 'looking'; readonly progress: TaskProgress };

/** A preview of more than `mostAtOnce` expenses is shown again for this long. */
const freshMs = 2 * 60_000;

/**
 * Returns what a rule would change if it were saved. An existing rule keeps its place in the order, and a new rule
 * comes last. When more than 2,000 expenses can still change, a worker tests them, and the result is there later.
 */
export const previewRule = (viewer: Viewer, rule: Rule): Promise<RulePreviewState> =>
  inScope(
    viewer,
    async (tx) => {
      const { companyId } = viewer;
      const open = await countOpen(tx, companyId, mostAtOnce + 1);
      if (open <= mostAtOnce) {
        const on = { rule, knowledge: withRule(await knowledgeIn(tx, companyId), rule) };
        return { state: 'seen', preview: (await previewPage(tx, viewer, on, { after: null, size: open })).preview };
      }
      const input = toInput(rule);
      const known = await newestTask(tx, companyId, 'preview-rule', input);
      if (known && isOpenTask(known.state)) return { state: 'looking', progress: known };
      if (known?.settledAt && known.settledAt.getTime() > Date.now() - freshMs)
        return { state: 'seen', preview: rulePreview.parse(known.result) };
      await replaceTasks(tx, viewer, 'preview-rule');
      const total = await countUnsynced(tx, companyId);
      return {
        state: 'looking',
        progress: await startTask(tx, viewer, { kind: 'preview-rule', input, result: emptyPreview, total }),
      };
    },
    { timeoutMs: 30_000 },
  );

/**
 * Returns how many expenses the rule matches if it matches all that can still change, else null. When these are more
 * than 2,000, tests the first 2,000: a rule that matches all of them is as surprising.
 */
export const matchesAll = (viewer: Viewer, rule: Rule): Promise<number | null> =>
  inScope(viewer, async (tx) => {
    const knowledge = withRule(await knowledgeIn(tx, viewer.companyId), rule);
    const { looked, fitting } = await matchesOf(tx, viewer, { knowledge, rule }, { after: null, size: mostAtOnce });
    return looked > 0 && fitting.length === looked ? looked : null;
  });

/** Tests one page of expenses against a rule that is not saved. */
export const previewRulePage: TaskPage = async (tx, viewer, { input, cursor: after, result }) => {
  const rule = parseInput(input);
  const knowledge = await knowledgeWith(tx, viewer, rule);
  const { preview, cursor } = await previewPage(tx, viewer, { rule, knowledge }, { after, size: mostAtOnce });
  return { rows: preview.looked, cursor, result: addPreviews(rulePreview.parse(result), preview) };
};

const knowledgeWith = async (tx: Tx, { companyId }: Viewer, rule: Rule): Promise<Knowledge> =>
  withRule(await knowledgeIn(tx, companyId), rule);

const withRule = (knowledge: Knowledge, rule: Rule): Knowledge => ({
  ...knowledge,
  rules: knowledge.rules.some((one) => one.id === rule.id)
    ? knowledge.rules.map((one) => (one.id === rule.id ? rule : one))
    : [...knowledge.rules, rule],
});

const toInput = ({ id, revision, name, conditions, action }: Rule) => ({
  id,
  revision,
  name,
  conditions: toRuleJson(conditions),
  actions: toRuleJson(action),
});

const stored = z.looseObject({ id: z.string(), revision: z.number(), name: z.string() });

function parseInput(input: unknown): Rule {
  const { id, revision, name, conditions, actions } = stored.parse(input);
  return { id, revision, name, ...parseRule({ conditions, actions }) };
}
