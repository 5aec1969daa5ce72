import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words of demo passwords: short, easy to tell apart and easy to type. */
const words =
  'amber apple arrow autumn basil beach birch bread bridge canal candle cedar cherry cloud clover copper coral cotton dawn delta ember falcon fern field forest garden ginger glass harbor hazel heron honey island ivory juniper lantern lemon linen maple marble meadow mint moss north oak ocean olive orchard paper pebble pepper pine planet plum quartz rain river robin saffron sail silver spruce stone summer sun thistle timber tulip valley velvet violet walnut willow winter'.split(
    ' ',
  );

/**
 * Returns the secrets of this installation. They are created once and stored in the data directory, readable by its
 * owner only.
 *
 * @param {string} dataDir
 * @returns {{ session: string, sandboxKey: string, webhook: string, demoPassword: string }}
 */
export function loadSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  const stored = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = { ...createSecrets(), ...stored };
  if (Object.keys(secrets).some((name) => !(name in stored))) {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  return secrets;
}

const createSecrets = () => ({
  session: randomBytes(32).toString('base64'),
  sandboxKey: randomBytes(24).toString('hex'),
  webhook: `whsec_${randomBytes(24).toString('base64')}`,
  demoPassword: `${word()}-${word()}-${word()}-${randomInt(10, 100)}`,
});

const word = () => words[randomInt(words.length)];
