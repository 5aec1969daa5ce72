import { CopyButton } from '@/components/ui/action/copy-button';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';

/** What a developer of a card issuer or a platform needs: the address, the document and an example. */
export function ForDevelopers({ origin, currency, today }: { origin: string; currency: string; today: string }) {
  const movement = {
    id: 'card-tx-1',
    status: 'settled',
    type: 'payment',
    day: today,
    amount: { minor: 1250, currency },
    merchant: 'Pret A Manger',
    card: { lastFour: '4590' },
  };
  const example = [
    `curl ${origin}/api/ingest/v1/movements`,
    "  -H 'Authorization: Bearer outlay_…'",
    "  -H 'Content-Type: application/json'",
    `  -d '${JSON.stringify({ movements: [movement] })}'`,
  ].join(' \\\n');
  return (
    <Card aria-labelledby="developers">
      <CardHeader id="developers" title="For developers" actions={<CopyButton text={example} label="example" />} line />
      <CardSection className="flex flex-col gap-3">
        <p className="text-soft">
          Send up to 500 movements in one request. The{' '}
          <a className="text-link" href={`${origin}/api/ingest/v1/openapi.json`}>
            OpenAPI document
          </a>{' '}
          describes every field.
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
        <pre tabIndex={0} className="overflow-x-auto rounded-control border border-line bg-canvas p-3 text-sm">
          {example}
        </pre>
      </CardSection>
    </Card>
  );
}
