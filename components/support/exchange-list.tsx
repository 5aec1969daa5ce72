import { AppLink } from '@/components/ui/action/app-link';
import { Instant } from '@/components/ui/display/instant';
import { State } from '@/components/ui/feedback/state';
import { prettyJson } from './pretty-json';

export type ExchangeView = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly latencyMs: number;
  readonly at: Date;
};

/** What was sent and received in one call. */
export type ExchangeContent = {
  readonly id: string;
  readonly failure: string | null;
  readonly correlationId: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
};

/**
 * The HTTP calls made to Codat, newest first. Each is a link that opens it. The page has the request and the response of
 * the `opened` call only, because a batch can have a megabyte.
 */
export function ExchangeList({
  exchanges,
  opened,
  hrefOf,
  locale,
}: {
  exchanges: readonly ExchangeView[];
  opened: ExchangeContent | null;
  /** Returns the address of the page with this call open; with none open for null. */
  hrefOf: (id: string | null) => string;
  locale: string;
}) {
  return (
    <ol className="call-rows">
      {exchanges.map(({ id, method, path, status, latencyMs, at }) => {
        const isOpen = opened?.id === id;
        return (
          <li key={id} id={`call-${id}`}>
            <AppLink href={hrefOf(isOpen ? null : id)} aria-expanded={isOpen}>
              <Status status={status} />
              <b>
                {method} <span>{path}</span>
              </b>
              <small>{latencyMs} ms</small>
              <Instant at={at} locale={locale} timeZone="UTC" />
            </AppLink>
            {isOpen && <Content content={opened} />}
          </li>
        );
      })}
    </ol>
  );
}

function Content({ content: { correlationId, failure, requestBody, responseBody } }: { content: ExchangeContent }) {
  return (
    <div className="flex flex-col gap-3 px-3.5 pt-1 pb-3.5">
      {correlationId && (
        <p className="text-sm text-soft">
          Correlation id <code className="text-ink wrap-anywhere select-all">{correlationId}</code>
        </p>
      )}
      {failure && <p className="text-sm text-bad">{failure}</p>}
      <Body title="Sent" text={requestBody} />
      <Body title="Received" text={responseBody} />
    </div>
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
