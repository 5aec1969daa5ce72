// libheif-js declares only its low-level functions. This is the part of its decoder that Outlay uses.
declare module 'libheif-js/wasm-bundle.js' {
  type Target = { data: Uint8ClampedArray; width: number; height: number };

  class HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Writes the pixels into `target.data` as RGBA, and calls back with the target, or with null after an error. */
    display(target: Target, done: (target: Target | null) => void): void;
  }

  const libheif: { HeifDecoder: new () => { decode(content: Uint8Array): HeifImage[] } };
  export default libheif;
}
