'use server';
import { z } from 'zod';
import { applyRule } from '@/lib/data/coding/apply-rule';
import { matchesAll, previewRule } from '@/lib/data/coding/rule-preview';
import { addRule, archiveRule, changeRule, orderRules } from '@/lib/data/rules/changes';
import { checkAction } from '@/lib/data/rules/choices';
import { addRuleFor, addRuleFrom } from '@/lib/data/rules/from-expense';
import { dismissProposal, ruleProposals } from '@/lib/data/rules/proposals';
import { nameRule } from '@/lib/data/rules/rules';
import type { Viewer } from '@/lib/domain/company/viewer';
import { formatsOf } from '@/lib/domain/locale';
import { formatMoney } from '@/lib/domain/money';
import { formatCount } from '@/lib/domain/number';
import { Refusal } from '@/lib/domain/refusal';
import { ruleInput as ruleFormInput } from '@/lib/domain/rules/form-input';
import { ruleLimits } from '@/lib/domain/rules/limits';
import { parseRuleForm } from '@/lib/domain/rules/parse-form';
import type { RulePreview } from '@/lib/domain/rules/preview';
import type { RuleContent } from '@/lib/domain/rules/rule';
import { mostAtOnce } from '@/lib/domain/task/task';
import { refreshPages } from './refresh-pages';
import { summaryOf, viewerAction } from './wrapper';

const maxLength = 200_000;
/** From this many expenses on, a person must confirm a rule that matches all of them. */
const surprisingFrom = 3;

const ruleInput = z.object({
  id: z.uuid(),
  /** The revision of the rule that the person edited; 0 for a new rule. */
  revision: z.coerce.number().int().nonnegative(),
  /**
   * The values of the form as JSON (lib/domain/rules/form). A plain form cannot hold them, because they contain lists.
   */
  rule: z.string().max(maxLength),
});

/** What a rule would change, or how far a worker is that finds it out. */
export type PreviewState =
  | { readonly state: 'seen'; readonly preview: PreviewView }
  | { readonly state: 'looking'; readonly done: number; readonly total: number };

/** What a rule would change in the expenses that are not in the books yet, formatted for the form. */
export type PreviewView = {
  readonly fits: number;
  readonly changes: number;
  readonly byHand: number;
  readonly earlier: number;
  readonly total: string;
  readonly first: readonly {
    readonly id: string;
    readonly day: string;
    readonly merchant: string;
    readonly amount: string;
    readonly categories: string;
  }[];
};

/** Returns what a rule would change if it were saved. With many expenses, asks again until a worker has tested them. */
export const previewRuleForm = viewerAction(
  'map',
  ruleInput,
  async (viewer, { id, revision, rule }): Promise<PreviewState> => {
    const content = await readRule(viewer, rule);
    const seen = await previewRule(viewer, { ...content, id, revision });
    if (seen.state === 'looking') return { state: 'looking', done: seen.progress.done, total: seen.progress.total };
    return { state: 'seen', preview: toView(viewer, seen.preview) };
  },
);

/**
 * Saves a rule. With `apply`, it also codes the expenses that are not in the books yet; `applied` is null when a worker
 * does that in the background. A person must confirm a rule that matches all of these.
 */
export const saveRule = viewerAction(
  'map',
  ruleInput.extend({ apply: z.stringbool().default(false), confirmed: z.stringbool().default(false) }),
  async (viewer, { id, revision, rule, apply, confirmed }) => {
    const content = await readRule(viewer, rule);
    const all = confirmed ? null : await matchesAll(viewer, { ...content, id, revision });
    if (all !== null && all >= surprisingFrom) {
      const shown = formatCount(all, viewer.locale);
      const which = all < mostAtOnce ? `every one of the ${shown} expenses` : `all of the first ${shown} expenses`;
      const said = `This rule is for ${which} that are not in your books yet.`;
      throw new Refusal(`${said} Confirm it, or add conditions.`, { confirm: said });
    }
    if (revision === 0) await addRule(viewer, id, content);
    else await changeRule(viewer, id, revision, content);
    const applied = apply ? await applyRule(viewer, { id, name: content.name }) : 0;
    refreshPages();
    return { name: content.name, applied };
  },
);

/**
 * Sets the order of the rules on the person's screen. `seen` is the order that it shows, from which a change by another
 * person is detected.
 */
export const reorderRules = viewerAction(
  'map',
  z.object({ order: z.array(z.uuid()).max(ruleLimits.rules), seen: z.array(z.uuid()).max(ruleLimits.rules) }),
  async (viewer, { order, seen }) => {
    try {
      await orderRules(viewer, order, seen);
    } finally {
      refreshPages();
    }
  },
);

/** Archives a rule, or restores an archived one. */
export const setRuleArchived = viewerAction(
  'map',
  z.object({ id: z.uuid(), archived: z.stringbool() }),
  async (viewer, { id, archived }) => {
    await archiveRule(viewer, id, archived);
    refreshPages();
  },
);

/** Creates a rule that codes the merchant of an expense to its category. To undo this, the page archives the rule. */
export const createRuleFromExpense = viewerAction(
  'map',
  z.object({ expenseId: z.uuid() }),
  async (viewer, { expenseId }) => {
    const rule = await addRuleFrom(viewer, expenseId);
    refreshPages();
    refreshPages();
    return rule;
  },
);

/** Creates the rule that Outlay suggests for a merchant. */
export const acceptProposal = viewerAction(
  'map',
  z.object({ merchantKey: z.string().max(500) }),
  async (viewer, { merchantKey }) => {
    const proposal = (await ruleProposals(viewer)).find((one) => one.merchantKey === merchantKey);
    if (!proposal)
      throw new Refusal('This rule is no longer suggested: there is a rule for it, or people now code it differently.');
    await addRuleFor(viewer, proposal);
    refreshPages();
  },
);

/** Dismisses the suggested rule for a merchant. It is not suggested again. */
export const declineProposal = viewerAction(
  'map',
  z.object({ merchantKey: z.string().max(500) }),
  async (viewer, { merchantKey }) => {
    await dismissProposal(viewer, merchantKey);
    refreshPages();
  },
);

/** Parses the values of a rule form. Throws one Refusal with the message for every invalid field. */
async function readRule(viewer: Viewer, text: string): Promise<RuleContent> {
  const typed = ruleFormInput.safeParse(parseJson(text));
  if (!typed.success) throw new Refusal('This rule could not be read. Open it again and enter it once more.');
  const read = parseRuleForm(typed.data, formatsOf(viewer.locale).decimal);
  if (!read.ok) throw refusalOf(read.problems);
  const problems = await checkAction(viewer, read.content.action);
  if (Object.keys(problems).length > 0) throw refusalOf(problems);
  return read.content.name === '' ? { ...read.content, name: await nameRule(viewer, read.content) } : read.content;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const refusalOf = (problems: Readonly<Record<string, string>>) => new Refusal(summaryOf(problems), problems);

const toView = ({ locale, baseCurrency }: Viewer, preview: RulePreview): PreviewView => ({
  fits: preview.fits,
  changes: preview.changes,
  byHand: preview.byHand,
  earlier: preview.earlier,
  total: formatMoney({ minor: BigInt(preview.totalMinor), currency: baseCurrency }, locale),
  first: preview.first.map(({ id, day, merchant, minor, currency, categories }) => ({
    id,
    day,
    merchant,
    amount: formatMoney({ minor: BigInt(minor), currency }, locale),
    categories: categories.join(', ') || 'No category',
  })),
});
