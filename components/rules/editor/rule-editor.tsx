'use client';

import { useState } from 'react';
import { useLeaveWarning } from '@/components/mapping/draft/use-leave-warning';
import { RuleEffect } from '@/components/rules/list/rule-effect';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Icon } from '@/components/ui/display/icon';
import { Notice } from '@/components/ui/feedback/notice';
import { TextField } from '@/components/ui/form/field/text-field';
import { newId } from '@/components/ui/form/new-id';
import type { Option } from '@/lib/domain/list/option';
import { formatCount } from '@/lib/domain/number';
import { type ConditionForm, emptyConditionForm, type RuleForm } from '@/lib/domain/rules/form';
import { ruleLimits } from '@/lib/domain/rules/limits';
import { ActionFields } from './action-fields';
import type { RuleChoices } from './choices';
import { ConditionRow } from './condition-row';
import type { KeyedPart } from './part-rows';
import { Problem } from './problem';
import { useRuleForm } from './use-rule-form';

type KeyedCondition = ConditionForm & { readonly key: string };

/** The form of a rule: its conditions, its action, and a preview of its effect. */
export function RuleEditor({
  rule: given,
  choices: offered,
  startNames,
  locale,
  today,
}: {
  /** The rule to edit. The revision of a new rule is 0. */
  rule: { readonly id: string; readonly revision: number; readonly start: RuleForm };
  choices: RuleChoices;
  /** The names of the suppliers and customers that the rule uses, by list and ref. */
  startNames: Readonly<Record<string, string>>;
  locale: string;
  today: string;
}) {
  // The rule as it was when the page opened. LiveRefresh may pass a newer revision; saving with that would overwrite
  // changes that the person has not seen.
  const [{ id, revision, start }] = useState(given);
  const [name, setName] = useState(start.name);
  const [conditions, setConditions] = useState<readonly KeyedCondition[]>(() =>
    start.conditions.map((condition, index) => ({ ...condition, key: String(index) })),
  );
  const [action, setAction] = useState(start.action);
  const [parts, setParts] = useState<readonly KeyedPart[]>(() =>
    start.action.parts.map((part, index) => ({ ...part, key: String(index) })),
  );
  const [names, setNames] = useState(startNames);
  const [found, setFound] = useState<readonly Option[]>([]);
  const choices = { ...offered, people: [...offered.people, ...found] };
  const rule: RuleForm = {
    name,
    conditions: conditions.map(unkeyed),
    action: { ...action, parts: parts.map(unkeyed) },
  };
  const { seen, problems, message, saving, saved, save } = useRuleForm({ id, revision, rule });
  useLeaveWarning(!saved && JSON.stringify(rule) !== JSON.stringify(start));
  const changes = seen.state === 'seen' ? seen.preview.changes : 0;
  const [applying, setApplying] = useState(false);
  const saveBy = (apply: boolean, confirmed = false) => {
    setApplying(apply);
    save({ apply, confirmed });
  };

  return (
    <form
      aria-label="Rule"
      onSubmit={(event) => {
        event.preventDefault();
        saveBy(false);
      }}
    >
      <Card aria-labelledby="when-title">
        <CardHeader id="when-title" title="When" detail="All conditions must match." line />
        <CardSection>
          <ol className="-my-2.5">
            {conditions.map((condition, index) => (
              <ConditionRow
                key={condition.key}
                condition={condition}
                index={index}
                choices={choices}
                problem={problems[`conditions.${index}`]}
                onChange={(next) =>
                  setConditions(conditions.map((one) => (one === condition ? { ...next, key: one.key } : one)))
                }
                onPerson={(person) => setFound([...found, person])}
                onRemove={() => setConditions(conditions.filter((one) => one !== condition))}
              />
            ))}
          </ol>
          <Problem id="conditions-problem">{problems.conditions}</Problem>
          {conditions.length < ruleLimits.conditions && (
            <Button
              size="sm"
              className="mt-3"
              onClick={() =>
                setConditions([...conditions, { ...emptyConditionForm(choices.baseCurrency), key: newId() }])
              }
            >
              <Icon name="icon-plus" />
              Add condition
            </Button>
          )}
        </CardSection>
      </Card>
      <ActionFields
        action={action}
        parts={parts}
        context={{ choices, names, problems, onName: (key, called) => setNames({ ...names, [key]: called }) }}
        onAction={setAction}
        onParts={setParts}
      />
      <TextField
        label="Name"
        hint="Shown beside everything it codes. Left empty, it is named after what it does."
        error={problems.name}
        className="mt-4 sm:max-w-100"
        value={name}
        maxLength={ruleLimits.name}
        autoComplete="off"
        dir="auto"
        onChange={({ target }) => setName(target.value)}
      />
      <RuleEffect seen={seen} locale={locale} today={today} />
      {message && (
        <Notice
          live
          tone={problems.confirm ? 'warn' : 'bad'}
          className="mt-4"
          actions={
            problems.confirm && (
              <Button variant="danger" pending={saving} onClick={() => saveBy(applying, true)}>
                Save it for all of them
              </Button>
            )
          }
        >
          {message}
        </Notice>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <LinkButton href="/mapping/rules">Cancel</LinkButton>
        {changes > 0 && (
          <Button pending={saving && applying} onClick={() => saveBy(true)}>
            Save and apply to {changes === 1 ? '1 expense' : `${formatCount(changes, locale)} expenses`}
          </Button>
        )}
        <Button type="submit" variant="primary" pending={saving && !applying}>
          Save rule
        </Button>
      </div>
    </form>
  );
}

function unkeyed<T extends { readonly key: string }>({ key: _key, ...rest }: T): Omit<T, 'key'> {
  return rest;
}
