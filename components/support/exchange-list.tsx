import { Instant } from '@/components/ui/display/instant';
import { State } from '@/components/ui/feedback/state';
import { prettyJson } from './pretty-json';

export type ExchangeView = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly latencyMs: number;
  readonly correlationId: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
  readonly at: Date;
};

/** The HTTP calls made to Codat, newest first. Each can be opened to show its request and response. */
export function ExchangeList({ exchanges, locale }: { exchanges: readonly ExchangeView[]; locale: string }) {
  return (
    <ol>
      {exchanges.map((exchange) => (
        <li key={exchange.id} className="border-b border-line last:border-b-0">
          <details className="group/exchange">
            <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2 hover:bg-hover focus-visible:-outline-offset-2">
              <Status status={exchange.status} />
              <span className="min-w-0 grow basis-60 font-medium wrap-anywhere">
                {exchange.method} <span className="font-normal text-soft">{exchange.path}</span>
              </span>
              <span className="tabular text-sm text-faint">{exchange.latencyMs} ms</span>
              <span className="text-sm text-faint">
                <Instant at={exchange.at} locale={locale} timeZone="UTC" />
              </span>
            </summary>
            <div className="flex flex-col gap-3 px-3.5 pt-1 pb-3.5">
              {exchange.correlationId && (
                <p className="text-sm text-soft">
                  Correlation id <code className="text-ink wrap-anywhere select-all">{exchange.correlationId}</code>
                </p>
              )}
              {exchange.failure && <p className="text-sm text-bad">{exchange.failure}</p>}
              <Body title="Sent" text={exchange.requestBody} />
              <Body title="Received" text={exchange.responseBody} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

function Status({ status }: { status: number | null }) {
  if (status === null) return <State tone="quiet">No response</State>;
  return <State tone={status < 300 ? 'good' : status === 429 ? 'warn' : 'bad'}>{status}</State>;
}

function Body({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <div>
      <p className="mb-1 text-sm font-medium text-soft">{title}</p>
      <Code text={prettyJson(text)} />
    </div>
  );
}

/** A box of preformatted text that scrolls by itself. */
export function Code({ text, label }: { text: string; label?: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an element that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label ?? 'Text of the message'}
      className="max-h-90 overflow-auto rounded-control bg-quiet-wash"
    >
      <pre className="p-3 text-sm">{text}</pre>
    </section>
  );
}
