'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { recode } from '@/lib/data/coding/auto-code';
import { previewRule, type RulePreview } from '@/lib/data/coding/rule-preview';
import { addRule, archiveRule, changeRule, orderRules } from '@/lib/data/rules/changes';
import { checkAction } from '@/lib/data/rules/choices';
import { addRuleFor, addRuleFrom } from '@/lib/data/rules/from-expense';
import { dismissProposal, ruleProposals } from '@/lib/data/rules/proposals';
import { nameRule } from '@/lib/data/rules/rules';
import type { Viewer } from '@/lib/domain/company/viewer';
import { formatMoney } from '@/lib/domain/money';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { ruleInput } from '@/lib/domain/rules/form';
import { parseRuleForm } from '@/lib/domain/rules/parse-form';
import { type RuleContent, ruleLimits } from '@/lib/domain/rules/rule';
import { viewerAction } from './wrapper';

const longest = 200_000;
const shown = 20;
const atOnce = 500;
/** With fewer expenses than this, a rule that is for all of them is no surprise. */
const few = 3;

const ruleForm = z.object({
  id: z.uuid(),
  /** The revision the person was looking at; 0 for a new rule. */
  revision: z.coerce.number().int().nonnegative(),
  /** As its form holds it (lib/domain/rules/form), written as JSON: its lists are of any length. */
  rule: z.string().max(longest),
});

/** What a rule would do to expenses that are not in the books yet, as its form shows it. */
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

/** Says what a rule would change, before it is saved. */
export const seeRule = viewerAction('map', ruleForm, async (viewer, { id, revision, rule }) => {
  const content = await readRule(viewer, rule);
  return toView(viewer, await previewRule(viewer, { ...content, id, revision }));
});

/**
 * Saves a rule, and applies it to what is not in the books yet when asked to. A rule that is for every such expense
 * has to be confirmed.
 */
export const saveRule = viewerAction(
  'map',
  ruleForm.extend({ apply: z.stringbool().default(false), confirmed: z.stringbool().default(false) }),
  async (viewer, { id, revision, rule, apply, confirmed }) => {
    const content = await readRule(viewer, rule);
    const preview = await previewRule(viewer, { ...content, id, revision });
    if (!confirmed && preview.fitsAll && preview.fits >= few) {
      const all = `This rule is for every one of the ${preview.fits} expenses that are not in your books yet.`;
      throw new Refusal(`${all} Confirm that you mean it, or say more closely what it is for.`, { confirm: all });
    }
    if (revision === 0) await addRule(viewer, id, content);
    else await changeRule(viewer, id, revision, content);
    const applied = apply ? await applyTo(viewer, preview) : null;
    revalidatePath('/mapping/rules', 'layout');
    return { name: content.name, applied };
  },
);

/** Puts the rules in the order given; `seen` is the one the person saw. */
export const reorderRules = viewerAction(
  'map',
  z.object({ order: z.array(z.uuid()).max(ruleLimits.rules), seen: z.array(z.uuid()).max(ruleLimits.rules) }),
  async (viewer, { order, seen }) => {
    try {
      await orderRules(viewer, order, seen);
    } finally {
      revalidatePath('/mapping/rules');
    }
  },
);

/** Takes a rule out of use, or puts it back. */
export const shelveRule = viewerAction(
  'map',
  z.object({ id: z.uuid(), archived: z.stringbool() }),
  async (viewer, { id, archived }) => {
    await archiveRule(viewer, id, archived);
    revalidatePath('/mapping/rules', 'layout');
  },
);

/** "Always do this for Uber": makes the rule of an expense's category at once. Taken back by shelveRule. */
export const createRuleFrom = viewerAction('map', z.object({ expenseId: z.uuid() }), async (viewer, { expenseId }) => {
  const rule = await addRuleFrom(viewer, expenseId);
  revalidatePath('/mapping/rules', 'layout');
  revalidatePath(`/expenses/${expenseId}`);
  return rule;
});

/** Makes a rule of what is proposed for a merchant. */
export const acceptProposal = viewerAction(
  'map',
  z.object({ merchantKey: z.string().max(500) }),
  async (viewer, { merchantKey }) => {
    const proposal = (await ruleProposals(viewer)).find((one) => one.merchantKey === merchantKey);
    if (!proposal)
      throw new Refusal('This is no longer proposed: there is a rule for it, or people code it otherwise now.');
    await addRuleFor(viewer, proposal);
    revalidatePath('/mapping/rules');
  },
);

/** Not now: the merchant is not proposed again. */
export const declineProposal = viewerAction(
  'map',
  z.object({ merchantKey: z.string().max(500) }),
  async (viewer, { merchantKey }) => {
    await dismissProposal(viewer, merchantKey);
    revalidatePath('/mapping/rules');
  },
);

/** The rule that a form holds. Refuses what is wrong with it, all at once and each in its place. */
async function readRule(viewer: Viewer, text: string): Promise<RuleContent> {
  const typed = ruleInput.safeParse(jsonIn(text));
  if (!typed.success) throw new Refusal('This rule could not be read. Open it again, and say it anew.');
  const read = parseRuleForm(typed.data);
  if (!read.ok) throw inPlace(read.problems);
  const problems = await checkAction(viewer, read.content.action);
  if (Object.keys(problems).length > 0) throw inPlace(problems);
  return read.content.name === '' ? { ...read.content, name: await nameRule(viewer, read.content) } : read.content;
}

/** A part at a time, so that nobody else waits for thousands of expenses. */
async function applyTo(viewer: Viewer, { changes }: RulePreview): Promise<number> {
  const ids = changes.map((expense) => expense.id);
  let applied = 0;
  for (let at = 0; at < ids.length; at += atOnce) applied += await recode(viewer, ids.slice(at, at + atOnce));
  return applied;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function inPlace(problems: Readonly<Record<string, string>>): Refusal {
  const count = Object.keys(problems).length;
  return new Refusal(plural(count, 'One thing needs another look.', '# things need another look.'), problems);
}

function toView({ locale, baseCurrency }: Viewer, preview: RulePreview): PreviewView {
  return {
    fits: preview.fits,
    changes: preview.changes.length,
    byHand: preview.byHand,
    earlier: preview.earlier,
    total: formatMoney({ minor: preview.totalMinor, currency: baseCurrency }, locale),
    first: preview.changes.slice(0, shown).map(({ id, day, merchant, amount, categories }) => ({
      id,
      day,
      merchant,
      amount: formatMoney(amount, locale),
      categories: categories.join(', ') || 'No category',
    })),
  };
}
