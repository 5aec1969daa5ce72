/** A request as the worker sent it. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly companyId: string;
  readonly key: string | null;
  /** The body: JSON, or multipart data as Latin-1 text with one character for each byte. */
  readonly text: string;
  /** Whether the call changes the books. Calls that configure a company or refresh lists do not. */
  readonly isWrite: boolean;
};

export function readCall(input: string | URL | Request, init: RequestInit | undefined): Call {
  const { pathname: path, searchParams: query } = new URL(input instanceof Request ? input.url : input);
  const method = init?.method ?? 'GET';
  return {
    method,
    path,
    query,
    companyId: path.split('/')[2] ?? '',
    key: new Headers(init?.headers).get('idempotency-key'),
    text: textOf(init?.body),
    isWrite: /\/(([a-z]+-)+transactions|attachments|push)/.test(path) && method !== 'GET',
  };
}

function textOf(body: BodyInit | null | undefined): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : '';
}

/** A response whose body is read without I/O. If the body is null, the connection breaks while the body is read. */
export class CodatResponse extends Response {
  readonly #body: string | null;

  constructor(status: number, headers: Record<string, string>, body: string | null) {
    super(null, { status, headers });
    this.#body = body;
  }

  override text(): Promise<string> {
    return this.#body === null ? Promise.reject(new TypeError('terminated')) : Promise.resolve(this.#body);
  }
}
