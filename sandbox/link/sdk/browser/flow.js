// @ts-check
import { LinkApi, LinkError } from './api.js';
import { element } from './dom.js';
import {
  choosePage,
  connectedPage,
  consentPage,
  errorPage,
  landingPage,
  organisationPage,
  waitingPage,
} from './pages.js';
import { applyStyle } from './style.js';

/** @import { ErrorArgs, Flow, LinkProps, OfferedPackage, Started } from '../link-props.ts' */

/**
 * Runs the steps of Link: the landing page, the choice of software, the consent, the choice of the organisation, and
 * the result. It shows one page at a time.
 */
export class LinkFlow {
  #props;
  #api;
  #abort = new AbortController();
  #host;
  #page = element('div', { class: 'page', tabindex: '-1' });

  /**
   * @param {HTMLElement} target
   * @param {LinkProps} props
   */
  constructor(target, props) {
    this.#props = props;
    this.#api = new LinkApi({
      companyId: props.companyId,
      accessToken: props.accessToken ?? '',
      signal: this.#abort.signal,
    });
    this.#host = element('div', { 'data-codat-link': '' });
    const root = this.#host.attachShadow({ mode: 'open' });
    applyStyle(root, this.#options);
    root.append(this.#frame());
    target.append(this.#host);
    void this.#begin();
  }

  end() {
    this.#abort.abort();
    this.#host.remove();
  }

  get #options() {
    return this.#props.options ?? {};
  }

  #frame() {
    const { nonModal, hideBorder } = this.#options;
    const { onClose } = this.#props;
    const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '\u00d7');
    close.addEventListener('click', () => onClose?.());
    return element(
      'section',
      { class: nonModal || hideBorder ? 'frame bare' : 'frame', 'aria-label': 'Connect your accounting software' },
      element(
        'header',
        {},
        element('span', {}, 'Codat Link · Sandbox: no real data'),
        ...(onClose && !nonModal ? [close] : []),
      ),
      this.#page,
    );
  }

  #begin() {
    return this.#try(async () => {
      this.#show(waitingPage('Loading'));
      const flow = await this.#api.flow();
      if (flow.linkedTo !== null) this.#show(connectedPage(flow.linkedTo, this.#props.onFinish));
      else if (this.#options.showLandingPage)
        this.#show(landingPage(this.#options, flow, { next: () => this.#choose(flow) }));
      else this.#choose(flow);
    });
  }

  /** @param {Flow} flow @param {string} [error] */
  #choose(flow, error) {
    this.#show(
      choosePage(this.#options, flow, {
        error,
        chosen: (wanted) => this.#consent(flow, wanted),
        finish: this.#props.onFinish,
      }),
    );
  }

  /** @param {Flow} flow @param {OfferedPackage} wanted */
  #consent(flow, wanted) {
    this.#show(
      consentPage(this.#options, flow, wanted, {
        agreed: (text) => {
          this.#props.onConsent?.({ text });
          void this.#start(flow, wanted);
        },
        back: () => this.#choose(flow),
      }),
    );
  }

  /** @param {Flow} flow @param {OfferedPackage} wanted */
  #start(flow, wanted) {
    return this.#try(async () => {
      this.#show(waitingPage(`Opening ${wanted.name}`));
      const started = await this.#api.start(wanted.key);
      this.#props.onConnectionStarted?.(started.connection);
      this.#chooseOrganisation(flow, started);
    });
  }

  /** @param {Flow} flow @param {Started} started */
  #chooseOrganisation(flow, started) {
    const { connectionId, platformName } = started.connection;
    this.#show(
      organisationPage(started, {
        chosen: (organisation) => void this.#connect(connectionId, organisation),
        cancel: () =>
          void this.#try(async () => {
            await this.#api.end(connectionId, 'cancelled');
            this.#choose(flow);
          }),
        fail: () =>
          void this.#try(async () => {
            await this.#api.end(connectionId, 'failed');
            this.#choose(flow, `${platformName} reported an error. Nothing was connected.`);
            this.#props.onError({ message: 'Unknown error occurred.', errorCode: 500, userRecoverable: true });
          }),
      }),
    );
  }

  /** @param {string} connectionId @param {string} organisation */
  #connect(connectionId, organisation) {
    return this.#try(async () => {
      this.#show(waitingPage('Connecting'));
      const connected = await this.#api.connect(connectionId, organisation);
      this.#props.onConnection(connected.connection);
      this.#show(connectedPage(connected.organisation, this.#props.onFinish));
    });
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      await work();
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#showError(error);
    }
  }

  /** @param {unknown} error */
  #showError(error) {
    /** @type {ErrorArgs} */
    const args = error instanceof LinkError ? error.args : { message: String(error), userRecoverable: true };
    this.#show(errorPage(args, () => void this.#begin()));
    this.#props.onError(args);
  }

  /**
   * Replaces the current page. If the focus was inside Link, it moves to the new heading, for screen readers and
   * keyboard users.
   * @param {HTMLElement} page
   */
  #show(page) {
    const hadFocus = this.#host.shadowRoot?.activeElement !== null;
    this.#page.replaceChildren(page);
    this.#page.scrollTop = 0;
    if (hadFocus) (page.querySelector('h1') ?? this.#page).focus();
  }
}
