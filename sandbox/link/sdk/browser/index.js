// @ts-check
import { LinkFlow } from './flow.js';

/** @import { LinkProps } from '../link-props.ts' */

/** The class that Codat's Link SDK exports, with the methods of a Svelte component. */
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

  /** "CodatLink does not support changing props after initialisation." */
  $set() {}
}

/**
 * Declared in `@codat/sdk-link-types`.
 * @param {HTMLElement} target
 * @param {LinkProps} props
 * @returns {Promise<void>}
 */
export const initializeCodatLink = async (target, props) => {
  new CodatLink({ target, props });
};
