// @ts-check
/** @import { Connected, ErrorArgs, Flow, Started } from '../link-props.ts' */

const root = new URL('/link-sdk/api/companies/', import.meta.url);

/** An error with the arguments that the client's `onError` callback gets. */
export class LinkError extends Error {
  /** @param {ErrorArgs} args */
  constructor(args) {
    super(args.message);
    this.args = args;
  }
}

/** A client for the endpoints in ../api.ts, for one company and its access token. */
export class LinkApi {
  #company;
  #token;
  #signal;

  /** @param {{ companyId: string, accessToken: string, signal: AbortSignal }} of */
  constructor({ companyId, accessToken, signal }) {
    this.#company = new URL(`${encodeURIComponent(companyId)}/`, root);
    this.#token = accessToken;
    this.#signal = signal;
  }

  /** @returns {Promise<Flow>} */
  flow() {
    return this.#request('GET', 'flow');
  }

  /** @param {string} platformKey @returns {Promise<Started>} */
  start(platformKey) {
    return this.#request('POST', 'connections', { platformKey });
  }

  /** @param {string} connectionId @param {string} organisation @returns {Promise<Connected>} */
  connect(connectionId, organisation) {
    return this.#request('POST', `connections/${connectionId}/organisation`, { organisation });
  }

  /** @param {string} connectionId @param {'cancelled' | 'failed'} reason @returns {Promise<object>} */
  end(connectionId, reason) {
    return this.#request('POST', `connections/${connectionId}/end`, { reason });
  }

  /** @param {string} method @param {string} path @param {object} [data] */
  async #request(method, path, data) {
    const response = await fetch(new URL(path, this.#company), {
      method,
      signal: this.#signal,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(data ? { body: JSON.stringify(data) } : {}),
    }).catch((error) => {
      if (this.#signal.aborted) throw error;
      // The browser reports the same error if the server is down and if this page's origin is not allowed. The message
      // mentions the origin, because that is the more likely cause.
      throw new LinkError({
        message: `Link could not be reached from ${location.origin}. Is this origin among the allowed origins (corsSettings)?`,
        userRecoverable: false,
      });
    });
    const body = await response.json();
    if (response.ok) return body;
    throw new LinkError({
      message: body.error,
      errorCode: response.status,
      correlationId: body.correlationId,
      userRecoverable: response.status >= 500 || response.status === 429,
    });
  }
}
