import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Pool } from 'pg';
import { root } from '../root';
import { readCharType } from './char-type-patch';

/** The engine calls this global function to report a panic before it aborts. */
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      throw new Error(`The schema engine failed: ${message}`);
    },
  },
});

/**
 * Returns the SQL that changes the database at `url` so that it matches the Prisma schema in the file `path`. It uses
 * Prisma's schema engine as WebAssembly, because npm does not install the native engine.
 */
export async function diffFromDatabase(url: string, path: string): Promise<string> {
  const files = [{ path, content: await readFile(path, 'utf8') }];
  const adapter = new CatalogueAdapter({ connectionString: url, max: 2 });
  const { SchemaEngine } = await loadEngine();
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
    await adapter.close();
  }
}

/** Prisma's adapter with support for Postgres' type `"char"`. It also closes the connections that the engine leaks. */
class CatalogueAdapter extends PrismaPg {
  readonly #pools = new Set<Pool>();

  override async connect() {
    const adapter = await super.connect();
    this.#pools.add(adapter.underlyingDriver());
    readCharType(adapter);
    return adapter;
  }

  async close() {
    for (const pool of this.#pools) if (!pool.ended) await pool.end();
  }
}

async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(file.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return glue;
}
