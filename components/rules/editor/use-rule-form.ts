'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { showToast } from '@/components/ui/feedback/toast';
import { idle } from '@/lib/actions/result';
import { type PreviewView, saveRule, seeRule } from '@/lib/actions/rules';
import type { RuleForm } from '@/lib/domain/rules/form';

const pause = 350;

export type SeenRule =
  | { readonly state: 'looking' }
  | { readonly state: 'seen'; readonly preview: PreviewView }
  /** What was typed so far is not a rule yet. */
  | { readonly state: 'unfinished' };

type Problems = Readonly<Record<string, string>>;
const none: Problems = {};

/** A rule while it is written: what it would change as one types, what is wrong with it, and saving it. */
export function useRuleForm({ id, revision, rule }: { id: string; revision: number; rule: RuleForm }) {
  const router = useRouter();
  const [seen, setSeen] = useState<SeenRule>({ state: 'looking' });
  const [problems, setProblems] = useState(none);
  const [message, setMessage] = useState<string>();
  const [saved, setSaved] = useState(false);
  const [saving, startSaving] = useTransition();
  /** What is wrong is said once somebody tried to save, and from then on as they type. */
  const tried = useRef(false);
  const asked = useRef(0);
  const text = JSON.stringify(rule);

  const look = useEffectEvent(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await seeRule(idle, formOf({ id, revision, text }));
    if (mine !== asked.current) return;
    if (answer.state === 'done') setSeen({ state: 'seen', preview: answer.value });
    else setSeen({ state: 'unfinished' });
    if (!tried.current) return;
    setProblems(answer.state === 'refused' ? answer.fields : none);
    setMessage(answer.state === 'refused' ? answer.message : undefined);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks again when what was typed has changed
  useEffect(() => {
    const timer = window.setTimeout(look, pause);
    return () => window.clearTimeout(timer);
  }, [text]);

  const save = ({ apply, confirmed }: { apply: boolean; confirmed: boolean }) =>
    startSaving(async () => {
      const form = formOf({ id, revision, text });
      form.set('apply', String(apply));
      form.set('confirmed', String(confirmed));
      const answer = await saveRule(idle, form);
      if (answer.state === 'refused') {
        tried.current = true;
        setProblems(answer.fields);
        setMessage(answer.message);
      }
      if (answer.state !== 'done') return;
      const { name, applied } = answer.value;
      setSaved(true);
      showToast(applied === null ? `“${name}” is saved.` : `“${name}” is saved and coded ${expenses(applied)}.`);
      router.push('/mapping/rules');
    });

  return { seen, problems, message, saving, saved, save };
}

const expenses = (count: number): string => (count === 1 ? '1 expense' : `${count} expenses`);

function formOf({ id, revision, text }: { id: string; revision: number; text: string }): FormData {
  const form = new FormData();
  form.set('id', id);
  form.set('revision', String(revision));
  form.set('rule', text);
  return form;
}
