'use client';

import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { useCallAction } from '@/components/form/use-call-action';
import { useShownPage } from '@/components/page/shown-page';
import { usePageRouter } from '@/components/page/use-page-router';
import { showToast } from '@/components/ui/feedback/toast';
import { type PreviewView, previewRuleForm, saveRule } from '@/lib/actions/rules';
import { counted } from '@/lib/domain/plural';
import type { RuleForm } from '@/lib/domain/rules/form';

const debounceMs = 350;
/** While a worker tests many expenses, the server is asked again after this time. */
const askAgainMs = 1_000;

export type SeenRule =
  | { readonly state: 'loading' }
  /** A worker tests many expenses. */
  | { readonly state: 'looking'; readonly done: number; readonly total: number }
  | { readonly state: 'seen'; readonly preview: PreviewView }
  /** The rule is not complete enough for a preview. */
  | { readonly state: 'unfinished' };

type Problems = Readonly<Record<string, string>>;
const none: Problems = {};

/** Manages the form of a rule: the preview of its effect, its errors, and saving it. */
export function useRuleForm({ id, revision, rule }: { id: string; revision: number; rule: RuleForm }) {
  const { locale } = useShownPage();
  const callAction = useCallAction();
  const router = usePageRouter();
  const [seen, setSeen] = useState<SeenRule>({ state: 'loading' });
  const [problems, setProblems] = useState(none);
  const [message, setMessage] = useState<string>();
  const [saved, setSaved] = useState(false);
  const [saving, startSaving] = useTransition();
  /** True after the first attempt to save. Errors are hidden before it, and updated on every change after it. */
  const triedToSave = useRef(false);
  const latest = useRef(0);
  const timer = useRef<number>(undefined);
  const text = JSON.stringify(rule);

  const fields = { id, revision: String(revision), rule: text };

  const preview = useEffectEvent(async () => {
    latest.current += 1;
    const own = latest.current;
    const answer = await callAction(previewRuleForm, fields);
    if (own !== latest.current) return;
    setSeen(answer.state === 'done' ? answer.value : { state: 'unfinished' });
    if (answer.state === 'done' && answer.value.state === 'looking')
      timer.current = window.setTimeout(preview, askAgainMs);
    if (!triedToSave.current) return;
    setProblems(answer.state === 'refused' ? answer.fields : none);
    setMessage(answer.state === 'refused' ? answer.message : undefined);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the preview must run once for each change of the rule
  useEffect(() => {
    timer.current = window.setTimeout(preview, debounceMs);
    return () => {
      // A preview that is still running must not ask again.
      latest.current += 1;
      window.clearTimeout(timer.current);
    };
  }, [text]);

  const save = ({ apply, confirmed }: { apply: boolean; confirmed: boolean }) =>
    startSaving(async () => {
      const answer = await callAction(saveRule, { ...fields, apply: String(apply), confirmed: String(confirmed) });
      if (answer.state === 'refused') {
        triedToSave.current = true;
        setProblems(answer.fields);
        setMessage(answer.message);
      }
      if (answer.state !== 'done') return;
      const { name, applied } = answer.value;
      setSaved(true);
      showToast(`“${name}” is saved${appliedWords(apply, applied, locale)}.`);
      router.push('/mapping/rules');
    });

  return { seen, problems, message, saving, saved, save };
}

/** `applied` is null while a worker applies the rule. */
function appliedWords(apply: boolean, applied: number | null, locale: string): string {
  if (!apply) return '';
  return applied === null ? ' and is being applied' : ` and coded ${counted(applied, 'expense', locale)}`;
}
