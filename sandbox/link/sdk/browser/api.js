// @ts-check
/** @import { Connected, ErrorArgs, Flow, Started } from '../link-props.ts' */

const root = new URL('/link-sdk/api/companies/', import.meta.url);

/** What went wrong, in the shape that `onError` has. */
export class LinkError extends Error {
  /** @param {ErrorArgs} args */
  constructor(args) {
    super(args.message);
    this.args = args;
  }
}

/** The endpoints behind the module, for one company and its token. */
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
    return this.#ask('GET', 'flow');
  }

  /** @param {string} platformKey @returns {Promise<Started>} */
  start(platformKey) {
    return this.#ask('POST', 'connections', { platformKey });
  }

  /** @param {string} connectionId @param {string} organisation @returns {Promise<Connected>} */
  connect(connectionId, organisation) {
    return this.#ask('POST', `connections/${connectionId}/organisation`, { organisation });
  }

  /** @param {string} connectionId @param {'cancelled' | 'failed'} reason @returns {Promise<object>} */
  giveUp(connectionId, reason) {
    return this.#ask('POST', `connections/${connectionId}/end`, { reason });
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  async #ask(method, path, body) {
    const reply = await fetch(new URL(path, this.#company), {
      method,
      signal: this.#signal,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch((error) => {
      if (this.#signal.aborted) throw error;
      // A browser does not say why: the server is away, or this page's origin is not one it answers to.
      throw new LinkError({
        message: `Link could not be reached from ${location.origin}. Is this origin among the allowed origins (corsSettings)?`,
        userRecoverable: false,
      });
    });
    const answer = await reply.json();
    if (reply.ok) return answer;
    throw new LinkError({
      message: answer.error,
      errorCode: reply.status,
      correlationId: answer.correlationId,
      userRecoverable: reply.status >= 500 || reply.status === 429,
    });
  }
}
