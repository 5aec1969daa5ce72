// @ts-check
import { LinkFlow } from './flow.js';

/** @import { LinkProps } from '../link-props.ts' */

/** The class that Codat's Link SDK exports. It has the methods of a Svelte component. */
export class CodatLink {
  /** @type {LinkFlow} */
  #flow;

  /** @param {{ target: HTMLElement, props: LinkProps }} options */
  constructor({ target, props }) {
    this.#flow = new LinkFlow(target, props);
  }

  $destroy() {
    this.#flow.end();
  }

  /** Does nothing. Codat says: "CodatLink does not support changing props after initialisation." */
  $set() {}
}

/**
 * Opens Link inside an element. Codat declares this function in `@codat/sdk-link-types`.
 * @param {HTMLElement} target
 * @param {LinkProps} props
 * @returns {Promise<void>}
 */
export const initializeCodatLink = async (target, props) => {
  new CodatLink({ target, props });
};
