import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Ago } from '@/components/ui/display/instant';
import { State } from '@/components/ui/feedback/state';
import { counted } from '@/lib/domain/plural';
import { type CodatAccount, differencesOf, type SetupResult } from '@/lib/domain/setup/check';

/** When our account at Codat was checked, with its result, and when its webhooks arrived. */
export function AccountFacts({
  account: { checkedAt, result, webhookAt, webhookRefusedAt },
  now,
  locale,
}: {
  account: CodatAccount;
  now: Date;
  locale: string;
}) {
  const ago = (at: Date | null) =>
    at ? <Ago at={at} now={now} locale={locale} timeZone="UTC" /> : <span className="text-faint">Never</span>;
  return (
    <DefinitionList>
      <Definition term="Result">
        <ResultState result={result} />
      </Definition>
      <Definition term="Checked">{ago(checkedAt)}</Definition>
      <Definition term="Last webhook with a valid signature">{ago(webhookAt)}</Definition>
      <Definition term="Last message without one">{ago(webhookRefusedAt)}</Definition>
    </DefinitionList>
  );
}

function ResultState({ result }: { result: SetupResult | null }) {
  if (!result) return <State tone="quiet">Not checked yet</State>;
  if ('error' in result) return <State tone="bad">Codat could not be asked</State>;
  const differences = differencesOf(result.settings).length;
  return differences === 0 ? (
    <State tone="good">Nothing differs</State>
  ) : (
    <State tone="warn">{counted(differences, 'difference')}</State>
  );
}
