/** A request as it left. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly companyId: string;
  readonly key: string | null;
  /** JSON, or a multipart body byte for byte. */
  readonly text: string;
  readonly isWrite: boolean;
};

export function readCall(input: string | URL | Request, init: RequestInit | undefined): Call {
  const url = new URL(input instanceof Request ? input.url : input);
  const method = init?.method ?? 'GET';
  const path = url.pathname;
  return {
    method,
    path,
    query: url.searchParams,
    companyId: path.split('/')[2] ?? '',
    key: new Headers(init?.headers).get('idempotency-key'),
    text: textOf(init?.body),
    // What changes the books. A configuration and a request to read them anew do not.
    isWrite: /\/(expense-transactions|attachments)/.test(path) && method !== 'GET',
  };
}

function textOf(body: BodyInit | null | undefined): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('latin1');
  return '';
}

/** An answer whose body is at hand; null: it breaks off. */
export class Answer extends Response {
  readonly #words: string | null;

  constructor(status: number, headers: Record<string, string>, words: string | null) {
    super(null, { status, headers });
    this.#words = words;
  }

  override text(): Promise<string> {
    return this.#words === null ? Promise.reject(new TypeError('terminated')) : Promise.resolve(this.#words);
  }
}
