'use client';

import { useShownPage } from '@/components/page/shown-page';
import type { RuleView } from '@/components/rules/editor/view';
import { AppLink } from '@/components/ui/action/app-link';
import { counted } from '@/lib/domain/plural';

/** A rule in words, with its place in the order; null when a search hides some rules. */
export function RuleText({ rule, place }: { rule: RuleView; place: number | null }) {
  const { locale } = useShownPage();
  return (
    <>
      {place !== null && <b>{place}</b>}
      <div>
        <AppLink href={`/mapping/rules/${rule.id}`}>{rule.name}</AppLink>
        <p>
          {`${rule.when} `}
          <span>{`→ ${rule.gives}`}</span>
        </p>
        <small>{codedWords(rule.coded, locale)}</small>
      </div>
    </>
  );
}

function codedWords(count: number, locale: string): string {
  if (count === 0) return 'Coded nothing in the last 90 days';
  return `Coded ${counted(count, 'expense', locale)} in the last 90 days`;
}
