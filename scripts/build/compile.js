import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';

/**
 * Packages that stay in node_modules: with native code, with WebAssembly or data files that they read from their own
 * folder, or with threads of their own.
 */
const external = ['sharp', '@node-rs/argon2', '@hyzyla/pdfium', '@jsquash/avif', 'libheif-js', 'pdfkit', 'pino'];
/** Packages that a dependency uses only when they are installed. */
const optional = ['pg-native'];

/**
 * Compiles programs with what they import into a folder. They share code, and what they import dynamically is loaded
 * when it is used.
 *
 * @param {Record<string, string>} entryPoints the source of each program, by its name
 * @param {string} folder directly in the repository's root folder
 */
export async function compile(entryPoints, folder) {
  try {
    await build({
      absWorkingDir: root,
      entryPoints,
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      // The React of a server, and an empty `server-only` (docs/decisions/008-react-server-condition.md).
      conditions: ['react-server'],
      external: [...external, ...optional],
      inject: ['scripts/build/readable-stacks.js'],
      // Bundled packages in CommonJS call `require` for Node's modules.
      banner: {
        js: `import { createRequire as outlayRequire } from 'node:module'; const require = outlayRequire(import.meta.url);`,
      },
      // Node keeps the source of every loaded file in memory. Names stay, for logs and stack traces.
      minifyWhitespace: true,
      minifySyntax: true,
      lineLimit: 160,
      keepNames: true,
      legalComments: 'none',
      sourcemap: 'linked',
      sourcesContent: false,
      plugins: [addressOfSource, lighterPackages(folder)],
      logLevel: 'silent',
    });
  } catch (error) {
    throw new UserError(`The programs could not be compiled:\n${error.message}`);
  }
}

/**
 * Keeps `import.meta.url` of our files the address of the source, because files beside it are read by it. All compiled
 * files are directly in the folder, so the path to the source is the same from each of them.
 */
const addressOfSource = {
  name: 'address-of-source',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:js|ts)$/ }, async ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined;
      const source = await readFile(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const address = JSON.stringify(`../${relative(root, path).replaceAll(sep, '/')}`);
      return {
        contents: source.replaceAll('import.meta.url', `new URL(${address}, import.meta.url).href`),
        loader: path.endsWith('.ts') ? 'ts' : 'js',
      };
    });
  },
};

/**
 * Leaves out what the programs would only keep in memory: Zod's messages in forty other languages, and the text in
 * Base64 from which Prisma makes its query compiler. The compiler is read from a file instead. Prisma calls
 * `Buffer.from(wasm, 'base64')`, which copies a buffer as it is.
 */
const lighterPackages = (folder) => ({
  name: 'lighter-packages',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: `export { default as en } from './en.js';`,
    }));
    onLoad({ filter: /query_compiler_\w+\.postgresql\.wasm-base64\.mjs$/ }, async ({ path }) => {
      const { wasm } = await import(pathToFileURL(path).href);
      await mkdir(join(root, folder), { recursive: true });
      await writeFile(join(root, folder, 'query-compiler.wasm'), Buffer.from(wasm, 'base64'));
      return {
        contents: `import { readFileSync } from 'node:fs';
          export const wasm = readFileSync(new URL('./query-compiler.wasm', import.meta.url));`,
      };
    });
  },
});
