'use server';
import { z } from 'zod';
import { recode } from '@/lib/data/coding/auto-code';
import { previewRule, type RulePreview } from '@/lib/data/coding/rule-preview';
import { addRule, archiveRule, changeRule, orderRules } from '@/lib/data/rules/changes';
import { checkAction } from '@/lib/data/rules/choices';
import { addRuleFor, addRuleFrom } from '@/lib/data/rules/from-expense';
import { dismissProposal, ruleProposals } from '@/lib/data/rules/proposals';
import { nameRule } from '@/lib/data/rules/rules';
import type { Viewer } from '@/lib/domain/company/viewer';
import { formatsOf } from '@/lib/domain/locale';
import { formatMoney } from '@/lib/domain/money';
import { Refusal } from '@/lib/domain/refusal';
import { ruleInput as ruleFormInput } from '@/lib/domain/rules/form';
import { parseRuleForm } from '@/lib/domain/rules/parse-form';
import { type RuleContent, ruleLimits } from '@/lib/domain/rules/rule';
import { refreshPages } from './refresh-pages';
import { summaryOf, viewerAction } from './wrapper';

const maxLength = 200_000;
const previewRows = 20;
const batchSize = 500;
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

/** Returns what a rule would change if it were saved. */
export const previewRuleForm = viewerAction('map', ruleInput, async (viewer, { id, revision, rule }) => {
  const content = await readRule(viewer, rule);
  return toView(viewer, await previewRule(viewer, { ...content, id, revision }));
});

/**
 * Saves a rule. With `apply`, it also codes the expenses that are not in the books yet. A person must confirm a rule
 * that matches all of these.
 */
export const saveRule = viewerAction(
  'map',
  ruleInput.extend({ apply: z.stringbool().default(false), confirmed: z.stringbool().default(false) }),
  async (viewer, { id, revision, rule, apply, confirmed }) => {
    const content = await readRule(viewer, rule);
    const preview = await previewRule(viewer, { ...content, id, revision });
    if (!confirmed && preview.fitsAll && preview.fits >= surprisingFrom) {
      const all = `This rule is for every one of the ${preview.fits} expenses that are not in your books yet.`;
      throw new Refusal(`${all} Confirm that you mean it, or say more closely what it is for.`, { confirm: all });
    }
    if (revision === 0) await addRule(viewer, id, content);
    else await changeRule(viewer, id, revision, content);
    const applied = apply ? await applyRule(viewer, preview) : null;
    refreshPages();
    return { name: content.name, applied };
  },
);

/**
 * Sets the order of the rules. `seen` is the order on the person's screen, from which a change by another person is
 * detected.
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
      throw new Refusal('This rule is no longer suggested: there is a rule for it, or people code it otherwise now.');
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

/** Codes the expenses in batches, so that no transaction holds thousands of them. */
async function applyRule(viewer: Viewer, { changes }: RulePreview): Promise<number> {
  const ids = changes.map((expense) => expense.id);
  let applied = 0;
  for (let at = 0; at < ids.length; at += batchSize) applied += await recode(viewer, ids.slice(at, at + batchSize));
  return applied;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const refusalOf = (problems: Readonly<Record<string, string>>) => new Refusal(summaryOf(problems), problems);

function toView({ locale, baseCurrency }: Viewer, preview: RulePreview): PreviewView {
  return {
    fits: preview.fits,
    changes: preview.changes.length,
    byHand: preview.byHand,
    earlier: preview.earlier,
    total: formatMoney({ minor: preview.totalMinor, currency: baseCurrency }, locale),
    first: preview.changes.slice(0, previewRows).map(({ id, day, merchant, amount, categories }) => ({
      id,
      day,
      merchant,
      amount: formatMoney(amount, locale),
      categories: categories.join(', ') || 'No category',
    })),
  };
}
