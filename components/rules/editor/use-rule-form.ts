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

export type SeenRule =
  | { readonly state: 'loading' }
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
  const text = JSON.stringify(rule);

  const fields = { id, revision: String(revision), rule: text };

  const preview = useEffectEvent(async () => {
    latest.current += 1;
    const own = latest.current;
    const answer = await callAction(previewRuleForm, fields);
    if (own !== latest.current) return;
    if (answer.state === 'done') setSeen({ state: 'seen', preview: answer.value });
    else setSeen({ state: 'unfinished' });
    if (!triedToSave.current) return;
    setProblems(answer.state === 'refused' ? answer.fields : none);
    setMessage(answer.state === 'refused' ? answer.message : undefined);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the preview must run once for each change of the rule
  useEffect(() => {
    const timer = window.setTimeout(preview, debounceMs);
    return () => window.clearTimeout(timer);
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
      showToast(
        applied === null
          ? `“${name}” is saved.`
          : `“${name}” is saved and coded ${counted(applied, 'expense', locale)}.`,
      );
      router.push('/mapping/rules');
    });

  return { seen, problems, message, saving, saved, save };
}
